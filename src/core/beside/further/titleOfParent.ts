import type { Citation } from "../../citations/citation.ts";
import { isLabel } from "../../titles/labels.ts";
import { looksLikeTitle, mayBeName } from "../../titles/looksLikeTitle.ts";
import { looksLikeNames } from "../../titles/people.ts";
import { tidyTitle } from "../../titles/tidyTitle.ts";
import type { BesideTitle } from "../besideTitle.ts";
import type { NearbyCitations } from "../nearbyCitations.ts";
import { setApart } from "../titleOfItem.ts";
import { titleOfReference } from "../titleOfReference.ts";

const bullet = /^(\s*)(?:[-*+•]|\d{1,3}[.)])\s+/;
/** Matches a line in bold or in brackets, or a heading, followed at most by a venue and a year. */
const headed =
  /^\s{0,3}(?:#{1,6}\s+\S.*|(?:[^\w*[<(]{0,4}|:[a-z_]{2,30}:\s?)(?:\*\*[^*]+\*\*|__[^_]+__|<b>[^<>]+<\/b>|\[[^[\]]+\](?!\())[\s.:]*(?:[([*][^()[\]]{0,40}[)\]*])?\s*(?:\\|<br ?\/?>)?)\s*$/;
const link = /!?\[(?:!\[[^[\]]*\]\([^()\s]*\)|[^[\]]*)\]\([^()\s]*\)/g;
/** Matches the parts of a line of addresses: `Code: https://…`, `[[Code]](…) | [[Page]](…)`, `Homepage: None`. */
const rest = /<?https?:\/\/[^\s<>]*>?|\b(?:none|null|n\/a|tba|coming soon)\b|[[\](){}<>|\\/,;.\s*_`-]/giu;
const named = /^[\p{L}\d ()（）/-]{1,24}[:：]\s*/u;

const longestLine = 2000;

/** Matches the link in which a line is cut off. */
const cutLink = /\[{1,2}([^[\]]{0,60})\]{1,2}\(\s*<?\S*$|<?https?:\/\/\S*$|<$/;

/** How many lines up the title may be, and how many lines of addresses are read below it. */
const reach = 12;

/**
 * The title for an item that has only addresses: the parent item, or the line in bold or heading above the list. None
 * if the addresses are of two papers.
 */
export function titleOfParent(
  lines: readonly string[],
  citation: Citation,
  nearby: NearbyCitations,
): BesideTitle | undefined {
  if (citation.context !== "prose") return undefined;
  const own = lines[citation.line] ?? "";
  if (!isOfAddresses(own.slice(0, citation.start), true)) return undefined;
  const indent = indentOf(own);
  for (let at = citation.line - 1; at >= Math.max(0, citation.line - reach); at--) {
    const text = lines[at] ?? "";
    if (text.length > longestLine) return undefined;
    if (text.trim() === "") continue;
    const item = bullet.exec(text);
    const isParent = item !== null && indentOf(text) < indent;
    if (!isParent && !headed.test(text.trimEnd().replace(/\s+/g, " "))) {
      if (indentOf(text) >= indent && isOfAddresses(text, false)) continue;
      return undefined;
    }
    return isOfOnePaper(lines, citation, at, nearby) ? titleIn(text, at, item?.[0].length ?? 0) : undefined;
  }
  return undefined;
}

const indentOf = (text: string) => text.length - text.trimStart().length;

/** Whether a line, or the text before an address (`isCut`), has only labels, links, names and venues. */
function isOfAddresses(text: string, isCut: boolean): boolean {
  if (text.length > longestLine) return false;
  const plain = text.slice(bullet.exec(text)?.[0].length ?? 0).replace(link, " ");
  const before = isCut ? plain.replace(cutLink, (_, label = "") => (isLabel(label) ? " " : label)) : plain;
  const words = before.replace(named, (label) => (isCut && !isLabel(tidyTitle(label)) ? label : " "));
  const left = words
    .replace(/\*[^*]{1,40}\*|\([^()]{1,30}\)/g, " ")
    .replace(rest, " ")
    .trim();
  if (left === "" || isLabel(left)) return true;
  return looksLikeNames(
    words
      .replace(/\*[^*]{1,40}\*/g, " ")
      .replace(/,?\s+(?:and|&)\s+/g, ", ")
      .replace(/[\s.,;]+$/, "")
      .trim(),
  );
}

/** Whether no other preprint is cited below that line in its list. */
function isOfOnePaper(
  lines: readonly string[],
  { line, target }: Citation,
  parent: number,
  nearby: NearbyCitations,
): boolean {
  for (let at = parent; at <= line + reach; at++) {
    const text = lines[at] ?? "";
    if (at > line && (text.trim() === "" || !isOfAddresses(text, false))) break;
    if (nearby.on(at).some((other) => other.target !== target && isSameKind(other.target, target)))
      return false;
  }
  return true;
}

/** Whether two ids are of the same kind: a preprint and its article may have one each. */
const isSameKind = (one: string, other: string) => one.split(":", 1)[0] === other.split(":", 1)[0];

function titleIn(text: string, line: number, start: number): BesideTitle | undefined {
  const raw = text.slice(start).replace(/^\s*#{1,6}\s+/, "");
  const found = setApart(raw) ?? titleOfReference(raw);
  const title = found?.text ?? tidyTitle(raw.replace(/^[^[]*\[([^[\]]+)\].*$/, "$1"));
  const column = text.indexOf(title);
  return column >= 0 && looksLikeTitle(title) && !mayBeName(title)
    ? { text: title, place: "reference", kind: "loose", line, start: column, end: column + title.length }
    : undefined;
}
