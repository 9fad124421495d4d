import type { Citation } from "../../citations/citation.ts";
import { isLabel } from "../../titles/labels.ts";
import { looksLikeTitle, mayBeShortTitle } from "../../titles/looksLikeTitle.ts";
import { authorsLength, looksLikeNames } from "../../titles/people.ts";
import { tidyTitle } from "../../titles/tidyTitle.ts";
import type { BesideTitle } from "../besideTitle.ts";
import type { NearbyCitations } from "../nearbyCitations.ts";
import { textStart } from "../textBefore.ts";
import { isSource } from "../titleOfReference.ts";

/** Matches `- `, `.. [1] `, `1. ` before the names. */
const opening = /^\s*(?:\.\.\s+)?(?:\[[\w^-]{1,20}\]:?\s+|[-*+•]\s+|\d{1,3}[.)]\s+)/;
/** How many lines below the names the address may be, and how many of them the title may have. */
const reach = 5;
const mostLines = 3;
const longestLine = 400;

/**
 * The title of a reference that has the names on their own line, then the title, then the address, each on
 * one line or more: `- Ada Bee (2003)`, `  Title`, `  [DOI: …](…)`. The journal may be below the title.
 */
export function titleUnderNames(
  lines: readonly string[],
  { line, start, context }: Citation,
  nearby: NearbyCitations,
): BesideTitle | undefined {
  const own = (lines[line] ?? "").slice(0, start);
  const before = own
    .slice(Math.min(textStart(own), own.length))
    .replace(/[\s[(<]*(?:https?:\S*)?$/, "")
    .replace(/[\s[(]*(?:arxiv|doi)\s*:?\s*$/i, "");
  const body = isLabel(tidyTitle(before)) ? [] : [{ line, text: before }];
  for (let at = line - 1; at >= Math.max(0, line - reach); at--) {
    const whole = (lines[at] ?? "").slice(0, longestLine);
    const text = whole.slice(bulletOrLeader(whole));
    if (text.trim() === "" || nearby.on(at).length > 0) return undefined;
    if (body.length > 0 && isOfNames(text)) return titleIn(lines, body);
    // An asterisk is a bullet in Markdown, but a comment mark in a comment.
    if (opening.test(context === "prose" ? whole : whole.slice(textStart(whole)))) return undefined;
    body.unshift({ line: at, text });
  }
  return undefined;
}

/** Where the text of a line begins: after comment marks and a bullet or number. */
function bulletOrLeader(whole: string): number {
  const marked = textStart(whole);
  return marked + (opening.exec(whole.slice(marked))?.[0].length ?? 0);
}

/**
 * Whether a line has only names of authors, perhaps with their year; a single name needs initials or a year.
 */
function isOfNames(text: string): boolean {
  // The names go on below.
  if (/,\s*$/.test(text)) return false;
  const plain = text.replace(opening, "").replace(/[\s.,:]+$/, "");
  if (/[([](?:19|20)\d\d[a-z]?[)\]]$/.test(plain) && authorsLength(`${plain} A`) >= plain.length) return true;
  if (/^(?:[A-Z]\.[\s-]?){1,3}[A-Z][\p{L}'’-]+$/u.test(plain)) return true;
  return looksLikeNames(plain.replace(/,?\s+(?:and|&)\s+/g, ", "));
}

/** The title in the first lines of the body, up to a line that names a journal. */
function titleIn(
  lines: readonly string[],
  body: readonly { readonly line: number; readonly text: string }[],
): BesideTitle | undefined {
  const end = body.findIndex(({ text }, index) => index > 0 && isSource(text.trim()));
  const parts = end < 0 ? body : body.slice(0, end);
  const [first] = parts;
  if (first === undefined || parts.length > mostLines) return undefined;
  const title = tidyTitle(parts.map(({ text }) => text.trim()).join(" "));
  if (!looksLikeTitle(title) && !mayBeShortTitle(title)) return undefined;
  const whole = lines[first.line] ?? "";
  const column = whole.indexOf(title);
  return {
    text: title,
    place: "reference",
    kind: "loose",
    isAnnounced: true,
    line: first.line,
    start: column < 0 ? whole.indexOf(first.text) : column,
    end: column < 0 ? whole.length : column + title.length,
  };
}
