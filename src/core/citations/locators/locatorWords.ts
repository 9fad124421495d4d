import { lineBreak } from "./lineBreak.ts";

/**
 * The words for each kind of part of a paper, in lower case, with its display form. Locators are
 * parsed by hand around short expressions: compiling a single one took a third of a small
 * workspace's scan, in each of its threads.
 */
export const kinds: readonly (readonly [word: string, shown: string, plural?: string])[] = [
  ["§{1,2}|(?:sub){0,2}sections?|sects?\\.?|secs?\\.?", "§"],
  ["equations?|eqns?\\.?|eqs?\\.?|formulas?|formulae", "Eq. ", "Eqs. "],
  ["algorithms?|algos?\\.?|algs?\\.?", "Alg. ", "Algs. "],
  ["tables?|tabs?\\.", "Table ", "Tables "],
  ["figures?|figs?\\.?", "Fig. ", "Figs. "],
  ["append(?:ix|ices)(?: (?:sections?|sec\\.?))?|appx?\\.", "App. "],
  ["pages?|pgs?\\.?|pp(?:\\.|(?= \\d))|p\\.", "p. ", "pp. "],
  ["theorems?|thms?\\.?", "Thm. ", "Thms. "],
  ["lemmas?|lemmata|lem\\.", "Lemma ", "Lemmas "],
  ["propositions?|props?\\.?", "Prop. ", "Props. "],
  ["corollar(?:y|ies)|cor\\.", "Cor. "],
  ["definitions?|defs?\\.|defn\\.", "Def. "],
  ["chapters?|chaps?\\.?|ch\\.", "Ch. "],
  ["listings?", "Listing "],
  ["remark", "Remark "],
  ["examples?", "Example ", "Examples "],
  ["problems?", "Problem ", "Problems "],
  ["exercises?", "Exercise ", "Exercises "],
  ["steps?", "Step ", "Steps "],
  ["assumptions?", "Assumption ", "Assumptions "],
  ["paragraphs?|paras?\\.?", "\u00b6"],
];
const words = kinds.map(([word]) => `(${word})`).join("|");
const wordHere = new RegExp(`(?:${words})[ ~\\u00a0]{0,2}`, "iy");
const wordAnywhere = new RegExp(`(?<![A-Za-z\\d\\\\@/_-])(?:${words})`, "gi");

/** `3.2`, `4b`, `4A`, `4 (a)`, `V(A)`, `A.3`, `S12`, `B`, `IV-B`, `VII F 1`, `1.C`, `A.1.d`, `2.1(iii)`, in brackets or not. The letters are upper case. */
const number =
  /\(?((?:[A-Z]{0,2}\.?\d{1,4}(?:\.(?:\d{1,3}|[A-Z](?!\w)|(?!i\.e|e\.g)[a-h](?!\w))){0,4}[A-Za-z]?|[IVX]{1,5}(?:[-.][A-Z\d]| [B-H]| A(?=[,.;:)>\]`]| of )){0,2}(?: (?:\d|[IV]{1,3})(?= (?:of|in) ))?|[A-Z](?:\.(?:\d{1,3}|(?!i\.e|e\.g)[a-h](?!\w))){0,4}(?: \d(?= (?:of|in) ))?)(?!\w)(?: ?\((?:[ivx]{1,4}|[A-Za-z])\))?)\)?/y;
/**
 * Match what separates the ends of a range, a part from the part that contains it, and the parts of a list.
 */
const dash = / ?[-\u2013\u2014]{1,3} ?| ~ /y;
const ofPart = / (?:of|in|on) (?:the )?(?=§|[a-z])/iy;
const separator = /\.? ?(?:, ?and|,|;|\/|&|and(?: the)?|or(?= )) ?|\+(?=\d)| (?=p(?:ages?|g\.?|p?\.) \d)/y;

/** How many more parts a list may have: `Eqs. 3, 5 and 7, Fig. 2`. */
const moreParts = 4;

/**
 * One locator, or several in a list, in the display form: `Section 3.2` is
 * `§3.2`, `eqs. (3)-(5)` is `Eqs. 3–5`.
 */
export interface LocatorText {
  readonly shown: string;
  /** Where it begins and ends in the text. */
  readonly start: number;
  readonly end: number;
  /**
   * In a list, the locator before the last word: `§3.2` of `Section 3.2, eq. 4`,
   * which may belong to two papers.
   */
  readonly before?: LocatorText;
}

/** The locator that begins right at `at`; none within a word. */
export function locatorAt(text: string, at: number): LocatorText | undefined {
  if (/[A-Za-z\d\\@/_-]/.test(text.charAt(at - 1))) return undefined;
  const word = partAt(text, at);
  if (!word) return undefined;
  const first = word.range;
  let [kind, end, shown] = [word.kind, first.end, show(word.kind, first)];
  let before: LocatorText | undefined;
  for (let part = 0; part < moreParts; part++) {
    const whole = partAt(text, ending(ofPart, text, end));
    if (whole) {
      // `Section 5 of chapter 4`
      shown = `${show(whole.kind, whole.range)}, ${shown}`;
      end = whole.range.end;
      kind = whole.kind;
      continue;
    }
    const inside = text.startsWith(" (", end) ? locatorAt(text, end + 2) : undefined;
    if (inside && text.slice(inside.end - 1, inside.end + 1).includes(")")) {
      // `Section 3 (Figures 2 and 4)`
      shown += `, ${inside.shown}`;
      end = inside.end + (text.charAt(inside.end) === ")" ? 1 : 0);
      break;
    }
    const from = ending(separator, text, end);
    if (from === undefined) break;
    const named = partAt(text, from);
    const next = named?.range ?? rangeAt(text, from);
    const isPage = kind[1] === "p. ";
    if (!next || (!named && (isYear(next.first) || (isPage && /^[A-Z]/.test(next.first))))) break;
    if (named) {
      before = { shown, start: at, end };
      kind = named.kind;
    }
    shown += `, ${show(kind, next)}`;
    end = next.end;
  }
  return { shown, start: at, end, ...(before && { before }) };
}

function partAt(
  text: string,
  at: number | undefined,
): { readonly kind: Kind; readonly range: NumberRange } | undefined {
  const word = at === undefined ? undefined : wordAt(text, at);
  const range =
    word &&
    (hyphenAt(text, at ?? 0, word.end) ??
      rangeAt(text, word.end) ??
      numberBelow(text, word) ??
      bracketAt(text, word));
  if (!range || (isYear(range.first) && word.kind[1] !== "p. ")) return undefined;
  return { kind: word.kind, range };
}

/** `Eq. (13-61)` is one equation, the 61st of its chapter; `Eqs. (3-5)` and `Eq. (3-5)` are three. */
function hyphenAt(text: string, at: number, numberFrom: number): NumberRange | undefined {
  const [whole, first, last] = /^\((\d{1,2})-(\d{1,3})\)/.exec(text.slice(numberFrom, numberFrom + 9)) ?? [];
  if (!whole || /s\.?$/i.test(text.slice(at, numberFrom).trimEnd())) return undefined;
  const isOne = Number(last) - Number(first) > longestInOne || Number(last) < Number(first);
  return isOne ? { first: `${first}-${last}`, end: numberFrom + whole.length } : undefined;
}

/** The largest difference between the ends of a range after a word in the singular. */
const longestInOne = 4;

/** `equation⏎(28)`: the number on the line below, in brackets or a part of a part, as no item of a list begins. */
function numberBelow(text: string, word: { readonly end: number }): NumberRange | undefined {
  const below = ending(lineBreak, text, word.end);
  return below !== undefined && /^(?:\(\d{1,3}\)|\d{1,2}\.\d)/.test(text.slice(below, below + 8))
    ? rangeAt(text, below)
    : undefined;
}

/** `equation [10]`, `Chapter [14](https://…)` */
function bracketAt(text: string, { kind, end }: { readonly kind: Kind; readonly end: number }) {
  const number = text.charAt(end) === "[" ? numberAt(text, end + 1) : undefined;
  const closed = number && ending(bracket, text, number.end);
  return closed !== undefined && (kind[1] === "Eq. " || text.charAt(closed - 1) === ")")
    ? { first: number?.plain ?? "", end: closed }
    : undefined;
}

const bracket = /\](?:\(http[^()\s]{1,200}\))?/y;

/** `Inf. Sec. 2023` is a journal and a year. */
const isYear = (number: string) => /^(?:19|20)\d\d$/.test(number);

/**
 * Whether a locator is an example, a problem, an exercise or a step: `Example 1: https://…` numbers the text's own
 * examples, `Example 1 in https://…` is one of the paper's.
 */
export const isExample = ({ shown }: LocatorText): boolean =>
  /(?:^|, )(?:Ex|Prob|St|As)[a-z]+ [^,]*$/.test(shown);

/** Every locator of a text, one after another. */
export function* locatorsOf(text: string): Generator<LocatorText> {
  for (let from = 0; ; ) {
    wordAnywhere.lastIndex = from;
    const index = wordAnywhere.exec(text)?.index;
    if (index === undefined) return;
    const found = locatorAt(text, index);
    if (found) yield found;
    from = found?.end ?? index + 1;
  }
}

type Kind = (typeof kinds)[number];

function wordAt(text: string, at: number): { readonly kind: Kind; readonly end: number } | undefined {
  wordHere.lastIndex = at;
  const match = wordHere.exec(text);
  if (!match) return undefined;
  // `P. (2025)` is an author and a year: the short form of a page is lower case.
  if (/^PP?(?:\.| )/i.test(match[0]) && match[0].startsWith("P")) return undefined;
  // The word must not continue as a longer name: `ProPD`.
  const isGlued = /[a-z]$/i.test(match[0]) && /[a-z]/i.test(text.charAt(wordHere.lastIndex));
  if (isGlued) return undefined;
  const kind = kinds.find((_kind, index) => match[index + 1] !== undefined);
  return kind && { kind, end: wordHere.lastIndex };
}

/** A number, or the two ends of a range. */
interface NumberRange {
  readonly first: string;
  readonly last?: string;
  readonly end: number;
}

function rangeAt(text: string, at: number): NumberRange | undefined {
  const first = numberAt(text, at);
  if (!first) return undefined;
  const to = ending(dash, text, first.end);
  const last = to === undefined ? undefined : numberAt(text, to);
  return { first: first.plain, end: first.end, ...(last && { last: last.plain, end: last.end }) };
}

function numberAt(text: string, at: number): { readonly plain: string; readonly end: number } | undefined {
  number.lastIndex = at;
  const plain = number.exec(text)?.[1];
  return plain === undefined
    ? undefined
    : { plain: plain.replace(" (", "(").replaceAll(" ", ".").replace(/^\./, ""), end: number.lastIndex };
}

function show([, one, several = one]: Kind, { first, last }: NumberRange): string {
  return last === undefined ? one + first : `${several}${first}–${last}`;
}

/** The offset at which a sticky expression that matches at `at` ends; `undefined` if it does not match. */
export function ending(expression: RegExp, text: string, at: number): number | undefined {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : undefined;
}

/** The last locator in a text that is meant for one: LaTeX's optional argument, a link's own text. */
export function locatorIn(text: string): string | undefined {
  let last: LocatorText | undefined;
  const near = text.slice(0, 300);
  // `Algorithms 12.2 (2019)` is a journal.
  for (const one of locatorsOf(near)) if (!/^ \((?:19|20)\d\d\)/.test(near.slice(one.end))) last = one;
  // `Algorithm 937: …` is a title of the ACM's collection.
  return last && !/^Alg\. \d{3}$/.test(last.shown) ? last.shown : undefined;
}

/** Made once: creating a collator takes longer than sorting with it. */
let order: Intl.Collator | undefined;

/** The order in which a reader expects the parts of a paper: its sections, then the rest by kind and number. */
export function compareLocators(one: string, other: string): number {
  order ??= new Intl.Collator("en", { numeric: true });
  return order.compare(rank(one), rank(other));
}

const rank = (locator: string) => (locator.startsWith("§") ? `0${locator}` : `1${locator}`);
