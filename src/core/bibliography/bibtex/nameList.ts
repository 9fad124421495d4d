import { isSuffix } from "../../names/readName.ts";
import { singleBlanks } from "../../text/tidyText.ts";
import { texText } from "../tex/texText.ts";

/**
 * Splits a list of people into names as written, without `others`. BibTeX separates them by `and`; people also use
 * semicolons, Chinese and Japanese commas, and plain commas, also with the family name first as in APA
 * (`Bronn, G. T., Rastelli, F.`).
 */
export function peopleOf(value: string): string[] {
  const list = endsInAsianOthers.test(value) ? value.replaceAll(",", "，") : value;
  const parts = splitOutside(singleBlanks(list), separator, " aA;，、；")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const isOneWithComma = parts.length > 1 && parts.filter((part) => part.includes(",")).length === 1;
  return parts
    .flatMap(named)
    .flatMap((part) => byCommas(part, isOneWithComma, parts.length === 1))
    .flatMap(named);
}

/** Separates names. A semicolon does too, with or without a blank after it, unless it ends an entity (`&uuml;`). */
const separator = / and(?=[ {]|$)|(?<![^ ])and(?=[ {])|(?<![&#]#?\w{1,10});|[，、；]/iuy;

/** Characters of Chinese, Japanese and Korean names; `·` separates the parts of foreign names. */
const asian = "[\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Hiragana}\\p{Script=Katakana}ー·・]";
/** “And others” in these languages: `王芳, 等`, `李明等`, `鈴木花子ほか`, `김철수 외 3인`. */
const asianOthers = "(?:等人?|ほか|他|외(?: ?\\d+ ?[인명])?)";
/** A list that ends in it; its ASCII commas separate whole names. */
const endsInAsianOthers = new RegExp(`^[^a-z]*[,，、] ?${asianOthers}\\s*$`, "iu");

const mayBeOthers =
  /\bal|others|more|\.\.|…|dots|др|\bu\. ?a|otr[oa]s|altri|outros|coll|[等他외]|ほか|^[^\p{L}\p{N}]*$/iu;
/** `et al.` also in braces or in its own font, `, others`, and the same in other languages. */
const etAl = new RegExp(
  String.raw`[\s,~]*(?:\{?\s*\\(?:emph|text(?:it|sl|rm)|it|em|itshape)(?![a-z])\s*)?\{?\s*(?<![\p{L}\p{N}])et\.?[\s~]+al(?:ii|ia)?(?![\p{L}\p{N}])\.?\s*\}{0,2}[\s.,]*$|` +
    String.raw`[\s~]*,[\s~]*\{?others\}?[\s.]*$|[\s~,]+(?:и\s+др|u\.\s?a|y\s+otr[oa]s|e\s+(?:altri|outros)|et\s+coll)\.?\s*$|(?:(?<![^\s,])|(?<=\p{Script=Han}{2}(?=等))|(?=ほか))${asianOthers}\s*$`,
  "iu",
);
/** An item that only stands for further people: BibTeX's `others`, dots, or arXiv's signs without a letter. */
const onlyOthers =
  /^[\s,~{]*(?:(?:and\s+)?(?:others|(?:\d+|many|several)\s+(?:others|more))\.?|и\s+др\.?|u\.\s?a\.|\\l?dots\b.{0,20}|[^\p{L}\p{N}\\]*)[\s}]*$/iu;

/** The name without `et al.`; empty if nothing else is left. */
function named(written: string): string[] {
  const tail = written.slice(-30);
  if (!mayBeOthers.test(tail)) return [written.trim()];
  const name = (written.slice(0, -30) + tail.replace(etAl, "")).trim();
  if (name.length > 60) return [name];
  return onlyOthers.test(name) || /^al\.?$/.test(name) ? [] : [name];
}

/** Whether the list says that there are more people than it names. */
export function hasOthers(value: string): boolean {
  const last = splitOutside(singleBlanks(value), separator, " aA;，、；").at(-1)?.trim() ?? "";
  return /[\p{L}…]|\.\./u.test(last) && named(last).join() !== last;
}

/** The text between two commas, with a suffix (`, Jr.`) that followed it. */
interface Item {
  readonly written: string;
  readonly text: string;
  readonly suffix: string;
}

/** Splits a part at its commas if they separate people, otherwise returns it whole. */
function byCommas(part: string, isOneWithComma: boolean, isAlone: boolean): string[] {
  if (!part.includes(",") || /^\s*(?:family|given)\s*=/.test(part)) return [part];
  const written = splitOutside(part, /,/y, ",").map((item) => item.trim());
  const isLone = isAlone || isOneWithComma;
  if (written.length < 3 && !isLone) return [part];
  const items = itemsOf(written);
  const [first, second] = items;
  if (first === undefined || second === undefined) return [part];
  // Three items may be `Family, Suffix, Given`, unless each has several words.
  const isList =
    items.length === 2
      ? isLone &&
        !isFamilyInBraces.test(first.written) &&
        arePeople(first.text, second.text, isOneWithComma && written.at(-1) === "")
      : items.length > 3 || items.every(({ text }) => text.includes(" ") || isWholeAsian(text));
  if (!isList) return [part];
  return pairs(items) ?? items.map((item) => item.written + item.suffix);
}

/** `{J.-P. Bee}, Ann`: text in braces is one part of a name. */
const isFamilyInBraces = /^\{(?!\\)/;

/** At least two characters: family and given name together. */
const wholeAsian = new RegExp(`^${asian}{2,}$`, "u");
const isWholeAsian = (text: string): boolean => wholeAsian.test(text);
const asianWords = new RegExp(`^${asian}+(?: ${asian}+)+$`, "u");

function itemsOf(written: readonly string[]): readonly Item[] {
  const items: Item[] = [];
  for (const item of written.flatMap(withoutAnd)) {
    const text = texText(item);
    const last = items.at(-1);
    if (last !== undefined && isSuffix(text)) items[items.length - 1] = { ...last, suffix: `, ${item}` };
    else items.push({ written: item, text, suffix: "" });
  }
  return items;
}

/** The item without a leading `and` or `&`; two items if there is an `&` between them. */
function withoutAnd(item: string): string[] {
  return splitOutside(item.replace(/^(?:and\s+|\\?&\s*)/i, ""), / \\?& /y, " ").filter((name) => name !== "");
}

/**
 * Whether a comma separates two people, not the parts of one name: both begin or both end with initials, as family
 * names rarely do. `endsInComma`: there is a comma before the `and`.
 */
function arePeople(first: string, second: string, endsInComma: boolean): boolean {
  if (asianWords.test(first) && asianWords.test(second)) return true;
  const [mine, others] = [first.split(" "), second.split(" ")];
  if (mine.length < 2 || others.length < 2) return false;
  const both = (place: number) => isInitials(mine.at(place) ?? "") && isInitials(others.at(place) ?? "");
  const isWhole = !isInitials(second) && !isInitials(first);
  // `A B, C D, and E F`.
  return isWhole && (both(0) || both(-1) || endsInComma);
}

/** Joins alternating family and given names into `Family, Given`; `undefined` if each item is a whole name. */
function pairs(items: readonly Item[]): string[] | undefined {
  if (items.length % 2 !== 0) return undefined;
  const families = items.filter((_, place) => place % 2 === 0);
  const given = items.filter((_, place) => place % 2 === 1);
  const areInitials =
    given.every(({ text }) => isInitials(text)) && !families.some(({ text }) => isInitials(text));
  const areWords =
    items.length > 2 &&
    items.every(({ text }) => !text.includes(" ")) &&
    !items.every(({ text }) => isWholeAsian(text));
  if (!areInitials && !areWords) return undefined;
  return families.map(({ written }, place) => `${written}, ${given[place]?.written}${given[place]?.suffix}`);
}

/** `G. T.`, `G.T.`, `J.-P.`, `GT`; not `Li`. */
function isInitials(text: string): boolean {
  if (isSuffix(text)) return false;
  return /^(?:\p{Lu}\p{M}*\p{Ll}?\.[\s-]*|\p{Lu}\p{M}*(?=[\s-]|$)[\s-]*|\p{Lu}{2,3}$)+$/u.test(text.trim());
}

/**
 * Splits a TeX text where `separator`, a sticky pattern, matches outside braces; `starts` are the characters that a
 * match can begin with.
 */
export function splitOutside(value: string, separator: RegExp, starts: string): string[] {
  if (starts.length === 1 && !value.includes(starts)) return [value];
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < value.length; at++) {
    const char = value[at];
    if (char === "{") depth++;
    else if (char === "}") depth = Math.max(0, depth - 1);
    else if (depth === 0 && char !== undefined && starts.includes(char)) {
      separator.lastIndex = at;
      const match = separator.exec(value);
      if (match !== null) {
        parts.push(value.slice(start, at));
        at += match[0].length - 1;
        start = at + 1;
        continue;
      }
    }
    if (char === "\\") at++;
  }
  parts.push(value.slice(start));
  return parts;
}
