import { looksLikeQuotedTitle, looksLikeTitle, mayBeShortTitle } from "../titles/looksLikeTitle.ts";
import { isOfAuthors } from "../titles/people.ts";
import { tidyTitle } from "../titles/tidyTitle.ts";
import type { FoundTitle, Range } from "./besideTitle.ts";
import { isPeople, isSource, titleOfReference } from "./titleOfReference.ts";

/** What is set apart as titles are: in bold, in italics, between quotation marks, as the text of a link. */
const piece =
  /\*\*([^*]{8,300})\*\*|(?<![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω*])\*([^*]{8,300})\*(?![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω*])|(?<![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω_])_([^_]{8,300})_(?![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω_])|"([^"]{8,300})"|“([^“”]{8,300})”|`([^`]{8,300})`|<(?:b|strong|em|i)>([^<>]{8,300})<\/|\[([^[\]]{8,300})\]\([^()\s]{1,300}\)|<a\s[^<>]{1,300}>([^<>]{8,300})<\/a>/gi;

/**
 * The title of an entry of a list or a row of a table in which the id is the target of a mere "[paper]": `**Title**
 * Authors, venue [paper](…`, `- Title <br> venue [[Paper]](…`, `| Title | venue | [PDF](…`. `text` is what stands before
 * that link.
 */
export function titleOfItem(text: string): FoundTitle | undefined {
  return setApart(text) ?? inSegments(text);
}

export function setApart(text: string): FoundTitle | undefined {
  if (!/[*_"“`<[]/.test(text)) return undefined;
  const pieces = [...text.matchAll(piece)].reverse();
  for (const match of pieces) {
    const raw = match.slice(1).find((group) => group !== undefined) ?? "";
    const before = text.slice(0, match.index);
    const behind = text.slice(match.index + match[0].length);
    const isQuoted = /^["“`]/.test(match[0]);
    // `"GPU: Decoupling "When to Sample"` is cut at the wrong mark; behind a quotation stands its journal in italics.
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

/** `| 5) **Title** - what it is about | `: the beginning of a row, and the rest of that cell. */
const isCellStart = /^\s*\|?\s*(?:\d{1,3}[.)]\s*)?$/;
const description = /^\s+[–—-]\s[^|]{1,600}\|\s*$/;

/** Whether a quotation stands behind names or before a journal, as in bibliographies. */
function isInReference(before: string, raw: string, behind: string): boolean {
  if (!/[.,]$/.test(raw) && /^\s*[^\s.,;:()[\]*_]/.test(behind)) return false;
  const rest = behind.replace(/^[\s.,;:]+/, "");
  return isSource(rest) || isPeople(rest) || isOfAuthors(before);
}

/** Where one part of an entry ends: a cell, a line, a link, a tag, a dash, a tab. */
const boundary =
  /\s*\|\s*|<br\s*\/?>|<\/?(?:p|li|td|div|tr)>|\s\(?\[{1,2}(?=[^[\]]{1,60}\]\()|\s[–—]\s|\s-\s|\t+|\s{4,}/giu;
/** A text of more parts is no entry but a row of dashes, say. */
const mostSegments = 30;

/** The only part of an entry that looks like a title, where nothing but people and venues stands behind it. */
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

/** Whether what stands between a title and its link is but people, venues, years and other links. */
function isGap(text: string): boolean {
  const plain = text
    .replace(/\[[^[\]]{0,200}\]\([^()\s]{0,300}\)/g, " ")
    .replace(/<[^<>]{0,300}>/g, " ")
    .replace(/https?:\S{0,300}/g, " ");
  if (plain.length > 400) return false;
  return (plain.match(/(?<![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω\d])[a-zß-öø-žα-ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω]*/g) ?? []).every(
    (word) => gapWords.test(word.toLowerCase()),
  );
}
