import type { Citation } from "../../../core/citations/citation.ts";
import type { BacklinkLine } from "../../../protocol/messages.ts";

/** How many lines are shown before and after the citing line, and where a line is cut, in UTF-16 units. */
const around = 2;
const longest = 240;

/** The line of a citation and its neighbours, for a list; empty if the text has no such line. */
export function excerptOf(
  lines: readonly string[],
  citation: Citation,
): Pick<BacklinkLine, "text" | "mark" | "around"> {
  const { line, start, end } = citation;
  const whole = lines[line];
  if (whole === undefined) return {};
  const indent = whole.length - whole.trimStart().length;
  // Cut a long line to start shortly before the citation.
  const from = end - indent <= longest ? indent : Math.max(indent, start - 60);
  const cut = whole.slice(from, from + longest).trimEnd();
  const head = from > indent ? "…" : "";
  const text = head + cut + (from + longest < whole.length ? "…" : "");
  const mark = [start - from + head.length, Math.min(end - from, cut.length) + head.length] as const;
  const first = Math.max(0, line - around);
  const neighbours = lines.slice(first, line + around + 1);
  const shared = Math.min(
    ...neighbours
      .filter((neighbour) => neighbour.trim() !== "")
      .map((neighbour) => neighbour.length - neighbour.trimStart().length),
  );
  return {
    text,
    ...(mark[0] >= 0 && mark[0] < mark[1] ? { mark } : {}),
    around: {
      lines: neighbours.map((neighbour) => neighbour.slice(shared, shared + longest)),
      at: line - first,
    },
  };
}
