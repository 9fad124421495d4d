import { looksLikeQuotedTitle, looksLikeTitle, mayBeShortTitle } from "../titles/looksLikeTitle.ts";
import { isOfAuthors } from "../titles/people.ts";
import { tidyTitle } from "../titles/tidyTitle.ts";
import type { FoundTitle, Range } from "./besideTitle.ts";
import { handle, isPeople, isSource, titleOfReference } from "./titleOfReference.ts";

/** Matches text that is set off like a title: in bold, in italics, between quotation marks, or as a link's text. */
const piece =
  /\*\*([^*]{8,300})\*\*|(?<![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω*])\*([^*]{8,300})\*(?![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω*])|(?<![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω_])_([^_]{8,300})_(?![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω_])|"([^"]{8,300})"|“([^“”]{8,300})”|`([^`]{8,300})`|<(?:b|strong|em|i)>([^<>]{8,300})<\/|\[([^[\]]{8,300})\]\([^()\s]{1,300}\)|<a\s[^<>]{1,300}>([^<>]{8,300})<\/a>/gi;

/**
 * The title of a list entry or table row in which the id is the target of a mere "[paper]": `**Title** Authors, venue
 * [paper](…`, `- Title <br> venue [[Paper]](…`, `| Title | venue | [PDF](…`. `text` is what stands before that link.
 */
export function titleOfItem(text: string): FoundTitle | undefined {
  return setApart(text) ?? inSegments(text);
}

/** The title in a text that is set off from the rest: in bold, in italics, in quotation marks, or as a link's text. */
export function setApart(text: string): FoundTitle | undefined {
  if (!/[*_"“`<[]/.test(text)) return undefined;
  const pieces = [...text.matchAll(piece)].reverse();
  for (const match of pieces) {
    const raw = match.slice(1).find((group) => group !== undefined) ?? "";
    const before = text.slice(0, match.index);
    const behind = text.slice(match.index + match[0].length);
    const isQuoted = /^["“`]/.test(match[0]);
    // `"GPU: Decoupling "When to Sample"` would be cut at the wrong mark; italics after a quotation are the journal.
    if (isQuoted ? /^\s|\s$/.test(raw) : /^[*_]/.test(match[0]) && /["”][.,]?\s+$/.test(before)) continue;
    const title = tidyTitle(raw);
    const isShort = isQuoted && mayBeShortTitle(title) && isInReference(before, raw, behind);
    if (!isShort && !(/^["“]/.test(match[0]) ? looksLikeQuotedTitle(title) : looksLikeTitle(title))) continue;
    // `"Title", CVPR 2023 (*Some University*)`
    const isInBrackets = text.charAt(match.index - 1) === "(" && behind.startsWith(")");
    if (isInBrackets) continue;
    const isDescribed = isCellStart.test(before) && description.test(behind);
    if (!isDescribed && !isGap(behind)) return undefined;
    const start = match.index + match[0].indexOf(raw);
    const within = raw.indexOf(title);
    const from = start + Math.max(0, within);
    return {
      text: title,
      place: isQuoted ? "quoted" : "link",
      kind: "firm",
      start: from,
      end: within < 0 ? start + raw.length : from + title.length,
      ...(isShort && { isAnnounced: true }),
    };
  }
  return undefined;
}

/** Matches the beginning of a row: `| 5) **Title** - what it is about | `. */
const isCellStart = /^\s*\|?\s*(?:\d{1,3}[.)]\s*)?$/;
const description = /^\s+[–—-]\s[^|]{1,600}\|\s*$/;

/** Whether a quotation follows names or precedes a journal, as in bibliographies. */
function isInReference(before: string, raw: string, behind: string): boolean {
  if (!/[.,]$/.test(raw) && /^\s*[^\s.,;:()[\]*_]/.test(behind)) return false;
  const rest = behind.replace(/^[\s.,;:]+/, "");
  return isSource(rest) || isPeople(rest) || isOfAuthors(before);
}

/** Matches what separates the parts of an entry: a cell border, a line end, a link, a tag, a dash, a tab. */
const boundary =
  /\s*\|\s*|<br\s*\/?>|<\/?(?:p|li|td|div|tr)>|\s\(?\[{1,2}(?=[^[\]]{1,60}\]\()|\s[–—]\s|\s-\s|\t+|\s{4,}/giu;
/** A text with more parts is not an entry but, for example, a row of dashes. */
const mostSegments = 30;

/** The only part of an entry that looks like a title, if only people and venues follow it. */
function inSegments(text: string): FoundTitle | undefined {
  const found: FoundTitle[] = [];
  const parts = [...segments(text)];
  if (parts.length > mostSegments) return undefined;
  for (const { start, end } of parts) {
    const title = titleOfReference(text.slice(start, end));
    if (title !== undefined) found.push({ ...title, start: start + title.start, end: start + title.end });
  }
  const [only] = found;
  return found.length === 1 && only && isGap(text.slice(only.end)) ? only : undefined;
}

function* segments(text: string): Iterable<Range> {
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(boundary)) {
    yield { start, end: index };
    start = index + mark.length;
  }
  yield { start, end: text.length };
}

const gapWords =
  /^(?:and|et|al|in|of|on|by|at|for|to|the|arxiv|preprint|paper|code|pdf|project|page|website|video|slides|url|link|doi|von|van|de|der|di|la|le|http\w*|see|more|details?|information|available|from|vol|no|pp|pages?|proc|eds?|rd|th|nd|st)$/;

/** Whether only people, venues, years and other links stand between a title and its link. */
function isGap(text: string): boolean {
  const plain = text
    .replace(handle, " ")
    .replace(/\[[^[\]]{0,200}\]\([^()\s]{0,300}\)/g, " ")
    .replace(/<[^<>]{0,300}>/g, " ")
    .replace(/https?:\S{0,300}/g, " ");
  if (plain.length > 400) return false;
  return (plain.match(/(?<![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω\d])[a-zß-öø-žα-ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω]*/g) ?? []).every(
    (word) => gapWords.test(word.toLowerCase()),
  );
}
