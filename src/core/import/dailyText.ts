const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const day = new RegExp(
  `^(?:published (?:on|at) )?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:${month} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|\\d{1,2} ${month}(?: \\d{4})?|${month} \\d{4}|week \\d{1,2}.*|\\d{4}-\\d\\d-\\d\\d)$`,
  "i",
);
/** Lines above the first paper of the page. */
const head =
  /^(?:new|get trending papers in your email inbox!?|subscribe|daily papers|by ?AK and the research community|trending papers|daily|weekly|monthly|today|previous|next|hugging ?face|papers)$/i;
/** Lines beside a paper that say nothing about it: votes, the submitter, the number of authors. */
const beside =
  /^(?:[\d.,]+ ?k?|[-·•–—|]+|\+ ?\d+|upvotes?:? ?\d*|\d+ (?:authors?|comments?|upvotes?|likes?)(?: ·.*)?|(?:submitted|posted) by\b.{0,40}|view (?:arxiv page|pdf)|arxiv(?: page)?|pdf|github|project page|paper page|community|share|add to collection|read more|show more)$/i;

export const isHead = (line: string): boolean => head.test(line) || day.test(line);
export const isBeside = (line: string): boolean => beside.test(line) || day.test(line);
/** Whether the next line is the name of the submitter. */
export const isSender = (line: string): boolean => /^(?:submitted|posted) by:?$/i.test(line);

/** Whether a text is that of a Daily Papers page, judged by its first lines. */
export function isDailyPapers(text: string): boolean {
  const lines = text
    .slice(0, 2000)
    .split(/[\r\n]+/)
    .map((line) => line.trim());
  const isNamed = lines.some((line) => /^(?:#+ )?daily papers$/i.test(line));
  return isNamed && lines.some((line) => /^by ?AK and the|^get trending papers/i.test(line));
}

/** Headings within an abstract. */
const heading =
  /^(?:abstract|background|methods?|results?|conclusions?|introduction|objectives?|findings|significance|summary|availability|keywords?|(?:our |the )?(?:main |key )?contributions?)\b.{0,20}$/i;
const longestTitle = 300;
/** How much of a paragraph is read, in UTF-16 units: its beginning and its end are enough to judge it. */
const mostRead = 2000;

/** The penalties for reading a paragraph as a title, as the first paragraph of an abstract, or as a later one. */
export function costs(text: string): {
  readonly title: number;
  readonly abstract: number;
  readonly more: number;
} {
  const isHeading = text.length <= longestTitle && heading.test(text);
  const mayBeTitle =
    text.length <= longestTitle &&
    !/[.;,:]$/.test(text) &&
    !/^(?:[-*•]|\(?\d{1,2}[).]|\(?[ivx]+\))\s/.test(text) &&
    !/https?:\/\/|\n/.test(text) &&
    !/\p{Ll}{2,}[.!?] \p{Lu}\p{Ll}+ .{40}/u.test(text);
  const isProse = text.length >= 200 || isSentence(text);
  // A question in the middle of an abstract is longer than one in a title, and written like a sentence.
  const isLong = text.length > mostRead || (text.split(/\s+/).length > 17 && !isTitleCase(text));
  const title = text.length > longestTitle ? 12 : !mayBeTitle ? 6 : isHeading ? 4 : isLong ? 4 : 0;
  const more = 1.5 + (mayBeTitle && !isHeading && !isLong ? 1 + (isTitleCase(text) ? 2 : 0) : 0);
  return { title, abstract: isProse ? 0 : isHeading ? 1 : 6, more };
}

/** Whether a paragraph looks like a title in every way. */
export const isTitle = (text: string): boolean => text.length <= longestTitle && costs(text).title === 0;

/** Whether a text of several words ends like a sentence. */
function isSentence(text: string): boolean {
  const words = text.split(/\s+/);
  return words.length > 2 && /[.!?][)\]}]?["'”’]?$|https?:\/\/\S+$/.test(words.at(-1) ?? "");
}

function isTitleCase(text: string): boolean {
  const words = text.match(/[\p{L}][\p{L}'’]{3,}/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length > 1 && capitals >= words.length * 0.6;
}
