import type { Citation } from "../citations/citation.ts";
import { isLabel } from "../titles/labels.ts";
import { tidyTitle } from "../titles/tidyTitle.ts";
import type { BesideTitle } from "./besideTitle.ts";
import type { NearbyCitations } from "./nearbyCitations.ts";
import { textStart } from "./textBefore.ts";

const opensAnchor = /<a\s[^<>]{0,200}["']?$/i;
/** Matches `<a href="https://…">Title</a>`, also across lines. */
const anchor = /^[^\s"'<>]{0,40}["'][^<>]{0,200}>(.{1,400}?)<\/a>/;
const openAnchor = /^[^\s"'<>]{0,40}["'][^<>]{0,200}>(?!.*<\/a>)/;
/** Matches `arXiv:2402.15627, "Title"`. */
const quotation = /^[\s)\]>,.:;–—-]{1,6}["“]([^"“”]{8,300})["”]/;

const longest = 600;
/** How many lines an anchor's text may span. */
const anchorLines = 4;

/** The text of the HTML anchor whose address is the id, unless it is a label. */
export function anchorText(
  lines: readonly string[],
  citation: Citation,
  nearby: NearbyCitations,
): BesideTitle | undefined {
  const { line, start, end } = citation;
  if (!opensAnchor.test((lines[line] ?? "").slice(Math.max(0, start - 220), start))) return undefined;
  const { rest, next } = restOf(lines, citation, nearby);
  const linked = anchor.exec(rest);
  if (linked?.[1] !== undefined)
    return placed(linked[1], "link", line, end + linked[0].lastIndexOf(linked[1]));
  return next === undefined && openAnchor.test(rest) ? inNextLines(lines, citation, nearby) : undefined;
}

function restOf(lines: readonly string[], { line, end }: Citation, nearby: NearbyCitations) {
  const whole = lines[line] ?? "";
  const next = nearby.after(line, end);
  return { rest: whole.slice(end, Math.min(next?.start ?? whole.length, end + longest)), next };
}

/** The quoted title after an id. */
export function titleAfter(
  lines: readonly string[],
  citation: Citation,
  nearby: NearbyCitations,
): BesideTitle | undefined {
  const { line, end } = citation;
  const { rest } = restOf(lines, citation, nearby);
  const quoted = quotation.exec(rest);
  return quoted?.[1] === undefined
    ? undefined
    : placed(quoted[1], "quoted", line, end + quoted[0].indexOf(quoted[1]));
}

/** The text of `<a href="…">` on the next lines. */
function inNextLines(
  lines: readonly string[],
  { line, end }: Citation,
  nearby: NearbyCitations,
): BesideTitle | undefined {
  let text = (lines[line] ?? "").slice(end).replace(/^[^>]*>/, "");
  for (let at = line + 1; at <= line + anchorLines; at++) {
    if (nearby.on(at).length > 0) return undefined;
    const next = lines[at] ?? "";
    const close = next.indexOf("</a>");
    text += ` ${next.slice(0, close < 0 ? next.length : close).slice(textStart(next))}`;
    if (close < 0) continue;
    const title = tidyTitle(text);
    const place = lines.findIndex(
      (one, index) => index >= line && index <= at && title !== "" && one.includes(title),
    );
    const [where, start] = place < 0 ? [line, end] : [place, (lines[place] ?? "").indexOf(title)];
    return isLabel(title)
      ? undefined
      : {
          text: title,
          place: "link",
          kind: "firm",
          line: where,
          start,
          end: start + (place < 0 ? 0 : title.length),
        };
  }
  return undefined;
}

function placed(raw: string, place: "link" | "quoted", line: number, start: number): BesideTitle | undefined {
  const text = tidyTitle(raw);
  if (isLabel(text)) return undefined;
  const within = Math.max(0, raw.indexOf(text));
  return {
    text,
    place,
    kind: place === "link" ? "firm" : "loose",
    line,
    start: start + within,
    end: start + within + text.length,
  };
}
