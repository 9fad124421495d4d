import { type LocatorText, locatorAt, locatorsOf } from "./locatorText.ts";

/** Between a citation and the locator behind it: what closes it, a comma, an opening bracket, small words, `. See `. */
const between =
  /[)\]}>"'`_*]{0,6}(?:[ ]?\[[a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?\])?[ ]?(?:[,:;]|\.(?=[ ]See[ ])|[-\u2013\u2014]{1,2}(?=[ ]))?[ ]{0,2}(?:[([{][,;]?[ ]?)?(?:的[ ]?)?(?:(?:[Ss]ee|in(?:[ ]their)?|cf\.|at|around|using|esp\.|(?:the[ ])?(?:end|top|bottom|beginning|start)[ ]of)[ ]){0,2}/y;
/** The rest of the link of HTML whose address ends there: `">text</a>`. */
const linkRest = /["'][^<>\n]{0,200}>[^<>\n]{0,300}<\/a>/y;
/** A locator that something else claims: `Sec. 3 of …`. */
const claimed = /[)\]]?[ ](?:of|in|from)[ ]/y;
/** Between a locator and the citation behind it. */
const upTo =
  /(?:,?[ ]lines?[ ]\d{1,4}(?:[-\u2013]\d{1,4})?)?[)\]]?(?:[,:]?(?:[ ~]{0,2}|[ ][-\u2013\u2014]{1,2}[ ])(?:(?:(?:is|are|was|were|taken|adapted)[ ]){0,2}(?:of|in|from|by|see|at|here|as ref(?:erence)?)[ :~]{0,2})?(?:(?:the|this)[ ])?(?:(?:paper|article|preprint|thesis|book|report|work)[ :]{1,2})?|\.?[ ](?:of|in|from)[ ](?!this)(?:(?:[^.;()[\]]|\bal\.){0,60}[ ])?)(?:<a[ ][^<>]{0,60}href=)?[([<{"'`*:,]{0,4}$/y;

/** The locator in a text that is there for it (LaTeX's optional argument, a link's own text): the last one. */
export function locatorIn(text: string): string | undefined {
  let last: LocatorText | undefined;
  for (const one of locatorsOf(text.slice(0, 300))) last = one;
  return last?.shown;
}

/**
 * The locator that begins where a citation ends: `, Eq. (4)`, ` (§3.2)`; `end` is where it ends. `next` is where the next
 * citation begins: in `(§3.2), Eq. 4 of …` the equation is that one's.
 */
export function locatorAfter(text: string, start: number, next: number): LocatorText | undefined {
  linkRest.lastIndex = start;
  between.lastIndex = linkRest.test(text) ? linkRest.lastIndex : start;
  between.test(text);
  const found = locatorAt(text, between.lastIndex);
  if (!found || !isClaimed(text, found.end)) return found;
  const rest = text.slice(found.end, next);
  const isOfNext = next < text.length && rest.length <= longestClaim && !/[\n\r]|[.;] /.test(rest);
  return isOfNext ? found.before : undefined;
}

/** How far a citation may be from the `of` that claims a locator for it. */
const longestClaim = 80;

function isClaimed(text: string, at: number): boolean {
  claimed.lastIndex = at;
  return claimed.test(text);
}

/** The locator that ends where a citation begins: `Algorithm 2 of `, `§3.2 in the MegaScale paper (`. */
export function locatorBefore(text: string, floor: number, end: number): string | undefined {
  const near = text.slice(Math.max(floor, end - 140), end);
  const line = near.slice(Math.max(near.lastIndexOf("\n"), near.lastIndexOf("\r")) + 1);
  // `See figure 1. https://…`
  const isAddress = text.startsWith("http", end);
  for (const found of locatorsOf(line)) {
    upTo.lastIndex = found.end;
    const isSentence = isAddress && /^\)?\. [(<]?$/.test(line.slice(found.end));
    if (isSentence || upTo.test(line)) return isPlaceInVolume(found, line) ? undefined : found.shown;
  }
  return undefined;
}

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
  if (!isMarkdown && !/[\s`]<$/.test(behind)) return undefined;
  const before = text.slice(Math.max(floor, start - 300), start);
  const line = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
  const open = isMarkdown ? line.lastIndexOf("[") : line.lastIndexOf("`");
  if (open < 0) return undefined;
  const title = line.slice(open + 1);
  const own = locatorIn(title);
  if (own !== undefined && !(isRange(own) && volume.test(title))) return own;
  return locatorBefore(text, floor, start - line.length + open);
}

/** To make one takes longer than what it sorts. */
let order: Intl.Collator | undefined;

/** The order in which a reader expects the parts of a paper: its sections, then the rest by kind and number. */
export function compareLocators(one: string, other: string): number {
  order ??= new Intl.Collator("en", { numeric: true });
  return order.compare(rank(one), rank(other));
}

const rank = (locator: string) => (locator.startsWith("§") ? `0${locator}` : `1${locator}`);
