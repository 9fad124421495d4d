import { lineBreak, lineStart } from "./lineBreak.ts";
import { ending, isExample, type LocatorText, locatorIn, locatorsOf } from "./locatorWords.ts";

/**
 * Matches the rest of a locator: `, line 3`, `, code D of`, ` (left) of`, `'s proof in`, `: A Name from`.
 */
const detail =
  /,? lines? \d{1,4}(?:[-\u2013]\d{1,4})?|(?:,? (?:block|case|code|column|method|model?|panel|part|row|step) \(?[A-Za-z\d]{1,8}\)?| \([^()\n]{1,40}\)|'s [a-z]{3,12}|(?<=alg[a-z.]* \d+): [^.;:()[\]\n]{2,50})(?= (?:of|in|from) )/iy;
/** Matches what may stand between a locator and the citation after it. */
const upTo =
  /(?: ?[)\]}]|`_{0,2})?(?:,? (?:and|&) (?:(?:the )?(?:["“'][^"”'\n]{1,60}["”'] section|appendix|appendices|supplement)|(?:the )?(?:following|next|subsequent)(?: [a-z]{3,12})?|below|ff\.?|\([a-z]\)|footnotes? \d{1,3}))?(?:[,:]?(?:[ ~]{0,2}| [-\u2013\u2014]{1,2} )(?:(?:(?:is|are|was|were|taken|adapted) ){0,2}(?:of|in|[Ff]rom|by|see|at|here|as ref(?:erence)?)[ :~]{0,2})?(?:(?:the|this) )?(?:(?:paper|article|preprint|thesis|book|report|work)[ :]{1,2})?|\.? {1,2}(?:(?:of|in|from) (?!this)|by (?=[A-Z]))(?:(?:"[^"\n]{4,150}"(?: by [^.;()[\]]{2,40})?[.,:]?|(?:[^.;()[\]]|\bal\.|\([^()\n]{2,40}\)){0,60}) )?|,? `?(?:[A-Z][^\s\d()[\]]{1,20} |(?:and|&|et|al\.) ){1,7}\(?\d{4}[a-z]?\)?[,:]? )(?:<a [^<>]{0,60}href=|\[[^()[\]]{1,30}, |\(\d{4}[a-z]?[,;:] |\((?:DOI|doi): |:[a-z]{2,12}:(?=`)|doi[:/])?[([<{"'`*:,\\]{0,4}(?:(?<=`:) )?$/y;
/** Matches the end of a reference with a locator: `, section 11`. */
const inReference = /, [^\s,;]{1,10} [^\s,;]{1,10}$/;
/** Matches the words that link a locator to the citation on the next line. */
const tie = /(?:^| )(?:of|in|from|by):? |^, /;
/**
 * Matches the text before a locator at the end of a reference, as in `2007. Section IV.8.`: another part of
 * the reference, or an opening bracket.
 */
const endOfPart = /(?:[.,;:]["'\u201d\u2019]? |[([])$/;
/**
 * Matches the text before a locator that begins its line. Such a line is a heading, unless it is a sentence.
 */
const lineOfItsOwn = /^[ \t]*(?:[/#*%!;>-]+[ \t]*)?$/;
/**
 * Matches what stands between that locator and the reference's id or address at the start of the next line.
 */
const toItsId = /^[)\]]?\.? [[(<`'"]{0,3}(?:DOI:? |:doi:`)?$/i;

/**
 * The locator before a citation that begins at `end`: `Algorithm 2 of `, `§3.2 in the MegaScale paper (`. It
 * may be on the line above, if an `of`, `in`, `from` or `by` links it to the citation.
 */
export function locatorBefore(text: string, floor: number, end: number): string | undefined {
  const { line, broken } = lineBefore(text, floor, end);
  // `See figure 1. https://…`
  const isAddress = text.startsWith("http", end);
  // `as Model 1 / Eqn 6⏎DOI: 10.1061/…`
  const isLabelled = /^DOI:/i.test(text.slice(end, end + 4));
  const isLast = broken > 0 && isLastOnLine(text, end);
  const isAlone = (isAddress || isLabelled) && isLast;
  // `Example 8 from Lark, Wren (1989).` belongs to the paper whose address is the next line.
  const led =
    isAlone && line.charAt(broken - 1) === "." ? line.slice(0, broken - 1) + line.slice(broken) : line;
  for (const found of locatorsOf(line)) {
    const rest = line.slice(found.end);
    const isAbove = found.end <= broken;
    // `Measures, section 11.` ends the line of a reference whose id is on the next line.
    const isPart = isAbove ? inReference.test(line.slice(0, found.end)) : isAddress;
    // An address alone on its line belongs to the locator that ends the line above: `Brightness (Table 2):`.
    const isSentence =
      (isPart && /^\)?\. [(<]?$/.test(rest)) ||
      (isAbove && endsReference(line.slice(0, found.start), rest)) ||
      (isAbove && isAlone && /^[)\]]?:? <?$/.test(rest) && (isAddress || isPartOfTopic(line, found))) ||
      (isAbove && isLast && isTopic(line, found, broken, isAlone)) ||
      ((isAddress || isLabelled) && (!isAbove || isAlone) && isSeen(line, found));
    if (isAbove && !isSentence && !tie.test(rest)) continue;
    if (isExample(found) && !/^[)\]]? (?:of|in|from)\b/.test(rest)) continue;
    upTo.lastIndex = ending(detail, line, found.end) ?? found.end;
    if (isSentence || upTo.test(isAbove ? led : line))
      return isPlaceInVolume(found, line) ? undefined : found.shown;
  }
  return undefined;
}

/**
 * Whether a locator between the texts `before` and `rest` ends a reference whose
 * id or address begins the next line.
 */
const endsReference = (before: string, rest: string) =>
  (lineOfItsOwn.test(before) ? /^[)\]]?\./.test(rest) : endOfPart.test(before)) && toItsId.test(rest);

/** Whether a locator is no page number, which may be a journal's, and has no plural, as `Differential Equations 2` has. */
const isPartOfPaper = (line: string, { start, shown }: LocatorText) =>
  !/^pp?\. /.test(shown) && !/^[A-Za-z]+s\b/.test(line.slice(start));

/** Whether a locator that ends a line follows other words. */
const isPartOfTopic = (line: string, found: LocatorText) =>
  !lineOfItsOwn.test(line.slice(0, found.start)) && isPartOfPaper(line, found);

/**
 * Whether the line of a locator is about the citation that begins the next line: `See Alg. 1 in the paper.`, or with a
 * year above an address, `Lark and Wren 2000 Figure 5A: a bird`.
 */
function isTopic(line: string, found: LocatorText, broken: number, isAlone: boolean): boolean {
  const rest = line.slice(found.end, broken);
  if (!/^ [[(<`]?$/.test(line.slice(broken))) return false;
  if (/^ (?:in|of|from) (?:the |this )?paper[^.;]{0,60}[.:]$/.test(rest)) return true;
  return (
    isAlone &&
    isPartOfPaper(line, found) &&
    /^[^.;]{0,40}[.:]?$/.test(rest) &&
    /\b(?:19|20)\d\d\b/.test(line.slice(0, found.start) + rest)
  );
}

/** `See Table 4 for the names. https://…` */
const isSeen = (line: string, { start, end }: LocatorText) =>
  /[Ss]ee (?:the )?$/.test(line.slice(0, start)) &&
  /^ for [^.;()[\]]{3,60}[.,:]? [[(<]{0,2}$/.test(line.slice(end));

/** Whether the address or link that begins at `at` is the last thing on its line. */
const isLastOnLine = (text: string, at: number) =>
  /^(?:(?:DOI: ?)?[^\s<>]{1,200}>?|[`[][^\n\r]{3,200}[)>]`?_{0,2}\.?)[ \t]*(?:[\n\r]|$)/i.test(
    text.slice(at, at + 240),
  );

const stringBreak = /["'] ?[+\\.]?[ \t]*(?:\r\n?|\n)[ \t]*(?:[+.] ?)?[a-z]?["']/iy;

/** How many characters may stand before a citation on its line if its locator is on the line above. */
const longestLead = 80;

/**
 * The line before `end`, joined to the one above it if it is short; `broken` is the
 * offset where the one above ends, or 0.
 */
function lineBefore(
  text: string,
  floor: number,
  end: number,
): { readonly line: string; readonly broken: number } {
  const near = text.slice(Math.max(floor, end - 200), end).replaceAll("\u00a0", " ");
  const starts = lineStart(near, near.length);
  const line = near.slice(starts);
  if (starts === 0 || line.length > longestLead) return { line: line.slice(-140), broken: 0 };
  const above = near.slice(0, starts).trimEnd();
  const quoted = ending(stringBreak, near, above.length - (/[+\\.]$/.test(above) ? 2 : 1));
  const whole = quoted === undefined ? above.length : above.lastIndexOf(near.charAt(quoted - 1));
  const to = quoted ?? ending(lineBreak, near, above.length) ?? starts;
  // An empty line separates them.
  if (to < starts || whole < 0) return { line, broken: 0 };
  const first = near.slice(lineStart(near, whole), whole).trimEnd();
  return { line: `${first} ${near.slice(to)}`, broken: first.length };
}

/**
 * Whether a locator is the page range of the whole paper in its volume, as in `38 pp. 1020-1032
 * [doi:10.1109/…]`; `pp. 5-7 of …` are pages of the paper.
 */
function isPlaceInVolume({ shown, end }: LocatorText, line: string): boolean {
  return isRange(shown) && !/^[)\]]?[.,]? (?:of|in|from)\b/.test(line.slice(end));
}

const isRange = (shown: string) => shown.startsWith("pp. ") && shown.includes("–");

/** Whether a range of pages is that of a whole paper or chapter: `pp. 18–61`. */
function isWhole(shown: string): boolean {
  const [first, last] = shown.slice("pp. ".length).split("\u2013").map(Number);
  return Math.abs((last ?? 0) - (first ?? 0)) > longestPassage;
}

/** How many pages a cited passage has at most. */
const longestPassage = 20;

/** Matches the text before a paper's pages in its volume: `vol. 9`, `no. 3`, `12(4)`, `(2017)`. */
const volume =
  /\b(?:vol|no|nr|issue|proc[a-z]*|conf[a-z]*|advances|journal|trans[a-z]*)\b|\b\d+ ?\(\d+\)|\((?:19|20)\d\d\)/i;

/** The locator in the text of the Markdown or reST link whose address begins at `start`: `[MegaScale, §3.2](https://…`. */
export function linkLocator(text: string, floor: number, start: number): string | undefined {
  // The address may be on the line below its text.
  const behind = text.slice(Math.max(0, start - 40), start).replace(/\([ \t]*[\n\r][ \t\n]*$/, "(");
  const isMarkdown = /\]\(<?$/.test(behind);
  if (!isMarkdown && !/[^<]<$/.test(behind)) return undefined;
  const before = text.slice(Math.max(floor, start - 300), start);
  const open = before.lastIndexOf(isMarkdown ? "[" : "`");
  const title = before.slice(open + 1);
  // A link may break over two lines.
  if (open < 0 || title.split(/\r\n?|\n/).length > 2) return undefined;
  // `[Chapter 1: A Name](https://…)` is the chapter itself.
  if (/^chapter \d+:/i.test(title)) return undefined;
  const own = locatorIn(title);
  if (own !== undefined && !(isRange(own) && (volume.test(title) || isWhole(own)))) return own;
  return locatorBefore(text, floor, start - before.length + open);
}
