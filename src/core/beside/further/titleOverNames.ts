import type { Citation } from "../../citations/citation.ts";
import { isLabel } from "../../titles/labels.ts";
import { looksLikeTitle } from "../../titles/looksLikeTitle.ts";
import { tidyTitle } from "../../titles/tidyTitle.ts";
import type { BesideTitle } from "../besideTitle.ts";
import type { NearbyCitations } from "../nearbyCitations.ts";
import { textStart } from "../textBefore.ts";
import { isPeople } from "../titleOfReference.ts";

/** Matches `.. [1] `, `* `, `1. ` before the first line of a reference. */
const opening = /^\s*(?:\.\.\s+)?(?:\[[\w^-]{1,20}\]:?\s+|[-*+•]\s+|\d{1,3}[.)]\s+)/;
const mostLines = 3;
const longestLine = 400;

/** The title of a reference with one line each for the title, the authors and the address. */
export function titleOverNames(
  lines: readonly string[],
  { line, start }: Citation,
  nearby: NearbyCitations,
): BesideTitle | undefined {
  const own = (lines[line] ?? "").slice(0, start);
  const before = own.slice(Math.min(textStart(own), own.length)).replace(/<?https?:\S*$/, "");
  // After a comma, the names continue on the next line.
  const isLong = /,\s*$/.test(textOf(lines, line - 2));
  const names = isLong ? line - 2 : line - 1;
  const people = `${isLong ? `${textOf(lines, names).trim()} ` : ""}${textOf(lines, line - 1).trim()}`;
  if (!isLabel(tidyTitle(before)) || nearby.on(line - 1).length > 0 || !isPeople(plain(people)))
    return undefined;
  let text = "";
  for (let at = names - 1; at >= Math.max(0, names - mostLines); at--) {
    const whole = textOf(lines, at);
    if (whole.trim() === "" || nearby.on(at).length > 0) break;
    const numbered = opening.exec(whole)?.[0].length ?? 0;
    text = `${whole.slice(numbered).trim()} ${text}`;
    const title = tidyTitle(text);
    const isFirst = numbered > 0 || textOf(lines, at - 1).trim() === "";
    if (!isFirst) continue;
    const column = (lines[at] ?? "").indexOf(title);
    return looksLikeTitle(title)
      ? {
          text: title,
          place: "reference",
          kind: "loose",
          line: at,
          start: Math.max(0, column),
          end: column < 0 ? (lines[at] ?? "").length : column + title.length,
        }
      : undefined;
  }
  return undefined;
}

/** The text of a line after comment marks. */
function textOf(lines: readonly string[], line: number): string {
  const text = (lines[line] ?? "").slice(0, longestLine);
  const start = textStart(text);
  // A Markdown bullet would be taken for a comment mark.
  return /^\s*[*-]\s/.test(text) ? text : text.slice(start);
}

const plain = (people: string) =>
  people
    .replace(/,?\s+(?:and|&)\s+/g, ", ")
    .replace(/[\s.,;]+$/, "")
    .trim();
