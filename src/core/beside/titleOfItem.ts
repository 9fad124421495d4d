import { looksLikeTitle } from "../titles/looksLikeTitle.ts";
import { tidyTitle } from "../titles/tidyTitle.ts";
import type { FoundTitle, Range } from "./besideTitle.ts";
import { titleOfReference } from "./titleOfReference.ts";

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
    const title = tidyTitle(raw);
    if (!looksLikeTitle(title)) continue;
    // `"Title", CVPR 2023 (*Some University*)`
    const isInBrackets =
      text.charAt(match.index - 1) === "(" && text.charAt(match.index + match[0].length) === ")";
    if (isInBrackets) continue;
    if (!isGap(text.slice(match.index + match[0].length))) return undefined;
    const start = match.index + match[0].indexOf(raw);
    const within = raw.indexOf(title);
    const place = /^["“`]/.test(match[0]) ? "quoted" : "link";
    return within < 0
      ? { text: title, place, kind: "firm", start, end: start + raw.length }
      : {
          text: title,
          place,
          kind: "firm",
          start: start + within,
          end: start + within + title.length,
        };
  }
  return undefined;
}

/** Where one part of an entry ends: a cell, a line, a link, a tag, a dash, a tab. */
const boundary =
  /\s*\|\s*|<br\s*\/?>|<\/?(?:p|li|td|div|tr)>|\s\(?\[{1,2}(?=[^[\]]{1,60}\]\()|\s[–—]\s|\s-\s|\t+|\s{4,}/giu;
/** An entry of more parts is something else: a row of dashes, say. */
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
  /^(?:and|et|al|in|of|on|by|at|for|to|the|arxiv|preprint|paper|code|pdf|project|page|website|video|slides|url|link|doi|von|van|de|der|di|la|le|http\w*)$/;

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
