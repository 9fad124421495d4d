import { ending, type LocatorText, locatorAt, locatorsOf } from "./locatorText.ts";

/** Between a citation and the locator behind it: what closes it, a comma, an opening bracket, `. See `. */
const between =
  /[)\]}>"'`_*]{0,6}(?:[ ]?\[[a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?\])?[ ]?(?:[,:;]|\.(?=[ ]{1,2}See[ ])|[-\u2013\u2014]{1,2}(?=[ ]))?[ ]{0,2}(?:[([{][,;]?[ ]?)?(?:的[ ]?)?/y;
/** Small words before a locator. */
const leading =
  /(?:(?:[Ss]ee(?:[ ]also)?|in(?:[ ](?:their|particular))?|SI|[Ss]upp(?:l\.|lementary)(?:[ ](?:information|materials?))?|cf\.|at|by|around|using|esp\.|especially|specifically|particularly|namely|(?:the[ ])?(?:end|top|bottom|beginning|start)[ ]of|(?:the[ ])?appendix[ ]and)(?:[ ][([]?|(?=[ ]?[\n\r])|$)){0,3}/y;
/** The rest of the link of HTML whose address ends there: `">text</a>`. */
const linkRest = /["'][^<>\n]{0,200}>[^<>\n]{0,300}<\/a>/y;
/** A locator that something else claims: `Sec. 3 of …`. `in v2` and `in particular` claim nothing. */
const claimed = /[)\]]?[ ](?:of|in|from)[ ](?!(?:\(?v\d|parti|general|full|detail|there\b|the[ ]ar[xX]iv))/y;
/** The locator of a sentence that has no other words: `. Table 7 (all the data).` */
const sentence = /\.[ ]{1,2}/y;
const sentenceEnd = /[ ]?(?:\([^()\n\r]{1,80}\))?(?:[.)\]'"]|$)/y;
/** Between a locator and the citation behind it. */
const upTo =
  /(?:,?[ ]lines?[ ]\d{1,4}(?:[-\u2013]\d{1,4})?)?(?:[ ]?[)\]}]|`_{1,2})?(?:,?[ ]and[ ](?:(?:the[ ])?(?:["“'][^"”'\n]{1,60}["”'][ ]section|appendix|appendices|supplement)|(?:the[ ])?(?:following|next|subsequent)(?:[ ][a-z]{3,12})?|below|ff\.?))?(?:[,:]?(?:[ ~]{0,2}|[ ][-\u2013\u2014]{1,2}[ ])(?:(?:(?:is|are|was|were|taken|adapted)[ ]){0,2}(?:of|in|from|by|see|at|here|as ref(?:erence)?)[ :~]{0,2})?(?:(?:the|this)[ ])?(?:(?:paper|article|preprint|thesis|book|report|work)[ :]{1,2})?|\.?[ ](?:of|in|from)[ ](?!this)(?:(?:[^.;()[\]]|\bal\.|\((?:19|20)\d\d[a-z]?\)){0,60}[ ])?)(?:<a[ ][^<>]{0,60}href=|\[[^()[\]]{1,30},[ ]|:[a-z]{2,12}:(?=`)|doi[:/])?[([<{"'`*:,]{0,4}$/y;
/** The end of what a reference says: `, section 11`. */
const inReference = /,[ ][^\s,;]{1,10}[ ][^\s,;]{1,10}$/;
/** What ties a locator to the citation on the next line. */
const tie = /(?:^|[ ])(?:of|in|from|by)[ ]|^,[ ]/;

/** The locator in a text that is there for it (LaTeX's optional argument, a link's own text): the last one. */
export function locatorIn(text: string): string | undefined {
  let last: LocatorText | undefined;
  for (const one of locatorsOf(text.slice(0, 300))) last = one;
  // `Algorithm 937: …` is a title of the ACM's collection.
  return last && !/^Alg\. \d{3}$/.test(last.shown) ? last.shown : undefined;
}

/**
 * The locator that begins where a citation ends: `, Eq. (4)`, ` (§3.2)`; `end` is where it ends. `next` is where the next
 * citation begins: in `(§3.2), Eq. 4 of …` the equation is that one's.
 */
export function locatorAfter(text: string, start: number, next: number): LocatorText | undefined {
  linkRest.lastIndex = start;
  const from = linkRest.test(text) ? linkRest.lastIndex : start;
  const closed = ending(between, text, from) ?? from;
  const found =
    locatorAt(text, beginning(text, from, closed)) ??
    locatorSentence(text, from) ??
    locatorBelow(text, from, closed);
  if (!found || ending(claimed, text, found.end) === undefined) return found;
  const rest = text.slice(found.end, next);
  const isOfNext = next < text.length && rest.length <= longestClaim && !/[\n\r]|[.;] /.test(rest);
  return isOfNext ? found.before : undefined;
}

/** Where a locator behind a citation begins: on the next line where a comma, a bracket or a small word goes on there. */
function beginning(text: string, start: number, closed: number): number {
  const led = ending(leading, text, closed) ?? closed;
  const goesOn = led > closed || /[,;:([{][ ]?$/.test(text.slice(start, closed)) || seesBelow(text, closed);
  if (!goesOn || /["']/.test(text.slice(start, closed))) return led;
  const wrapped = ending(lineBreak, text, text.charAt(led) === "." ? led + 1 : led);
  return wrapped === undefined ? led : (ending(leading, text, wrapped) ?? wrapped);
}

/** A sentence ends there, and the next line begins with `See `. */
const seesBelow = (text: string, at: number): boolean => {
  const below = text.charAt(at) === "." ? ending(lineBreak, text, at + 1) : undefined;
  return below !== undefined && text.startsWith("See ", below);
};

/** The line below begins with a locator in brackets (`(eqs. 8-10) for details`) or has nothing else. */
function locatorBelow(text: string, start: number, closed: number): LocatorText | undefined {
  const below = ending(lineBreak, text, closed);
  if (below === undefined) return undefined;
  if (text.charAt(below) === "(") {
    const found = locatorAt(text, ending(leading, text, below + 1) ?? below + 1);
    return found && text.slice(found.end - 1, found.end + 1).includes(")") ? found : undefined;
  }
  const found = locatorAt(text, below);
  const isAlone =
    found !== undefined &&
    /^\.?[ \t]*(?:[\n\r](?![=~^"'*+-]{3})|$)/.test(text.slice(found.end, found.end + 80));
  return isAlone && hasMark(text, start, below) ? found : undefined;
}

/** Whether the line below goes on as the line before it began, with the same mark of a comment: no heading does. */
function hasMark(text: string, at: number, below: number): boolean {
  const markBefore = (end: number) => /^[ \t]*([/#*%!;>-]*)/.exec(text.slice(lineStart(text, end), end))?.[1];
  return markBefore(at) === markBefore(below);
}

/** `doi:10.1086/377226. Table 7 (WMAP).`: a sentence of a locator alone. */
function locatorSentence(text: string, start: number): LocatorText | undefined {
  const from = ending(sentence, text, start);
  const found = from === undefined ? undefined : locatorAt(text, from);
  return found && ending(sentenceEnd, text, found.end) !== undefined ? found : undefined;
}

/** How far a citation may be from the `of` that claims a locator for it. */
const longestClaim = 80;

/**
 * The locator that ends where a citation begins: `Algorithm 2 of `, `§3.2 in the MegaScale paper (`. It may stand on the
 * line before, where an `of`, `in`, `from` or `by` leads on to the citation.
 */
export function locatorBefore(text: string, floor: number, end: number): string | undefined {
  const { line, broken } = lineBefore(text, floor, end);
  // `See figure 1. https://…`
  const isAddress = text.startsWith("http", end);
  for (const found of locatorsOf(line)) {
    const rest = line.slice(found.end);
    const isAbove = found.end <= broken;
    // `Measures, section 11.` ends the line of a reference, and its id is the next one; `Brightness (Table 2):` leads to it.
    const isLast = isAbove ? inReference.test(line.slice(0, found.end)) : isAddress;
    // An address alone on its line is that of the locator which ends the line above.
    const isSentence =
      (isLast && /^\)?\. [(<]?$/.test(rest)) ||
      (isAbove && isAddress && /^[)\]]?:? <?$/.test(rest) && isLastOnLine(text, end));
    if (isAbove && !isSentence && !tie.test(rest)) continue;
    upTo.lastIndex = found.end;
    if (isSentence || upTo.test(line)) return isPlaceInVolume(found, line) ? undefined : found.shown;
  }
  return undefined;
}

/** Whether nothing follows the address that begins there on its line. */
const isLastOnLine = (text: string, at: number) =>
  /^[^\s<>]{1,200}>?[ \t]*(?:[\n\r]|$)/.test(text.slice(at, at + 240));

/** A line of a comment or a text goes on: its mark, or the quotes of a string in parts, and the blanks around. */
const lineBreak = /[ \t]*(?:\r\n?|\n)[ \t]*(?:\/\/[/!]?|#+'?|\*|%+|--+|;+|!|>)?[ \t]*/y;
const stringBreak = /["'][ ]?[+\\.]?[ \t]*(?:\r\n?|\n)[ \t]*(?:[+.][ ]?)?[a-z]?["']/iy;

/** What may stand between the locator and the citation on a line of its own. */
const longestLead = 80;

/** The line before a place, joined to the one above it where it is short; `broken` is where that one ended, or 0. */
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
  // An empty line parts them.
  if (to < starts || whole < 0) return { line, broken: 0 };
  const first = near.slice(lineStart(near, whole), whole).trimEnd();
  return { line: `${first} ${near.slice(to)}`, broken: first.length };
}

const lineStart = (text: string, at: number) =>
  Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;

/** `38 pp. 1020-1032 [doi:10.1109/…]` says where the paper stands in its volume; `pp. 5-7 of …` names pages of it. */
function isPlaceInVolume({ shown, end }: LocatorText, line: string): boolean {
  return isRange(shown) && !/^[)\]]?[.,]? (?:of|in|from)\b/.test(line.slice(end));
}

const isRange = (shown: string) => shown.startsWith("pp. ") && shown.includes("–");
/** What stands before the pages of a paper in its volume: `vol. 9`, `no. 3`, `12(4)`, `(2017)`. */
const volume = /\b(?:vol|no|nr|issue)\b|\b\d+ ?\(\d+\)|\((?:19|20)\d\d\)/i;

/** What the fragment of an address names: `#S4.SS2` is `§4.2`, `#A2` `App. B`, `#S3.E4` `Eq. 4`, `#page=7` `p. 7`. */
export function locatorOfFragment(address: string): string | undefined {
  const hash = address.indexOf("#");
  if (hash < 0) return undefined;
  const fragment = address.slice(hash + 1);
  const page = /^page=(\d{1,4})(?:&|$)/.exec(fragment)?.[1];
  if (page) return `p. ${page}`;
  const item = /(?:^|\.)(E|F|T|alg|Thmtheorem|Thmlemma)(\d{1,3})$/.exec(fragment);
  const names: Readonly<Record<string, string>> = {
    E: "Eq.",
    F: "Fig.",
    T: "Table",
    alg: "Alg.",
    Thmtheorem: "Thm.",
    Thmlemma: "Lemma",
  };
  if (item?.[1] && item[2]) return `${names[item[1]]} ${item[2]}`;
  const section = /^([SA])(\d{1,3})((?:\.S{2,4}\d{1,3}){0,3})(?:\.p\d+)*$/i.exec(fragment);
  if (!section?.[1] || !section[2]) return undefined;
  const rest = (section[3] ?? "").replace(/\.S+/gi, ".");
  if (section[1].toUpperCase() === "S") return `§${section[2]}${rest}`;
  const letter = String.fromCharCode(64 + Number(section[2]));
  return Number(section[2]) <= 26 ? `App. ${letter}${rest}` : undefined;
}

/** The locator in the text of the Markdown or reST link whose address begins at `start`: `[MegaScale, §3.2](https://…`. */
export function linkLocator(text: string, floor: number, start: number): string | undefined {
  const behind = text.slice(Math.max(0, start - 3), start);
  const isMarkdown = /\]\(<?$/.test(behind);
  if (!isMarkdown && !/[^<]<$/.test(behind)) return undefined;
  const before = text.slice(Math.max(floor, start - 300), start);
  const open = before.lastIndexOf(isMarkdown ? "[" : "`");
  const title = before.slice(open + 1);
  // A link may break over two lines.
  if (open < 0 || title.split(/\r\n?|\n/).length > 2) return undefined;
  const own = locatorIn(title);
  if (own !== undefined && !(isRange(own) && volume.test(title))) return own;
  return locatorBefore(text, floor, start - before.length + open);
}

/** Made once: creating a collator takes longer than sorting with it. */
let order: Intl.Collator | undefined;

/** The order in which a reader expects the parts of a paper: its sections, then the rest by kind and number. */
export function compareLocators(one: string, other: string): number {
  order ??= new Intl.Collator("en", { numeric: true });
  return order.compare(rank(one), rank(other));
}

const rank = (locator: string) => (locator.startsWith("§") ? `0${locator}` : `1${locator}`);
