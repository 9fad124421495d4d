import type { Citation } from "../citations/citation.ts";
import { isLabel } from "../titles/labels.ts";
import { looksLikeTitle, mayBeName } from "../titles/looksLikeTitle.ts";
import { tidyTitle } from "../titles/tidyTitle.ts";
import type { BesideTitle } from "./besideTitle.ts";
import type { NearbyCitations } from "./nearbyCitations.ts";
import { textStart } from "./textBefore.ts";

/** A heading of Markdown, or what many write in its place: a line in bold. */
const heading =
  /^\s*(?:#{1,6}\s+(?<text>\S.{0,300}?)\s*#*|(?<mark>\*\*|__)(?<bold>[^*_\s][^*]{0,300})\k<mark>)\s*$/;
const isItem = /^\s*(?:[-*+•]|\d{1,3}[.)])\s/;
/** How many lines up a heading may be, including blank ones. */
const reach = 3;

/**
 * The title above an address whose line has only a label (`**Paper**: https://…`, `[[Paper]](…)`): a heading, or a
 * line of text that is only a title.
 */
export function titleAbove(
  lines: readonly string[],
  { line, start }: Citation,
  nearby: NearbyCitations,
): BesideTitle | undefined {
  const own = (lines[line] ?? "").slice(0, start);
  const before = own.slice(Math.min(textStart(own), own.length));
  if (nearby.before(line, start) !== undefined || !isLabel(tidyTitle(before.replace(/https?:\S*$/, ""))))
    return undefined;
  for (let at = line - 1; at >= Math.max(0, line - reach); at--) {
    const text = lines[at] ?? "";
    if (text.trim() === "") continue;
    if (nearby.on(at).length > 0) return undefined;
    const { text: hashed, bold } = heading.exec(text)?.groups ?? {};
    const headed = hashed ?? bold;
    const raw = headed ?? (at === line - 1 ? text.slice(textStart(text)) : undefined);
    if (raw === undefined) return undefined;
    const title = tidyTitle(raw.replace(/^\s*(?:[-*+•]|\d{1,3}[.)])\s+/, ""));
    const column = text.indexOf(title);
    // Above a list, a heading of a few words names a topic, and a line in bold may name several papers.
    const mayBeMatter = headed !== undefined && isItem.test(own) && (bold !== undefined || mayBeName(title));
    return looksLikeTitle(title) && column >= 0 && !mayBeMatter
      ? {
          text: title,
          place: headed === undefined ? "line" : "reference",
          kind: "loose",
          line: at,
          start: column,
          end: column + title.length,
        }
      : undefined;
  }
  return undefined;
}
