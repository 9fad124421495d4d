import { singleBlanks } from "../text/tidyText.ts";
import { displayName, isPerson, isSameName, type Name, personOf, surname } from "./name.ts";

/** Words that mark the name of a team or institution. */
const organisation =
  /\b(?:teams?|group|consortium|collaborations?|authors|contributors|developers|maintainers|university|institute|laborator(?:y|ies)|labs?|inc|ltd|llc|gmbh|corporation|corp|foundation|project|initiative|community|society|committee|commission|council|association|agency|ministry|department|network|alliance|organi[sz]ation)\b|\d|\band\b|&/i;
/** Legal forms, which companies have after a comma where people have a given name. */
const ofCompany = /^(?:inc|ltd|llc|l\.l\.c|plc|gmbh|co|corp|pty\.? ltd|llp)\.?$/i;
const suffixPattern = /^(?:[Jj]r|[Ss]r|[Jj]nr|[Ss]nr|[Ee]sq)\.?$|^(?:JR|SR)\.$|^I{2,3}$|^IV$|^VI{1,3}$/;
const lowerCase = /^\p{Ll}/u;

export const isSuffix = (text: string): boolean => suffixPattern.test(text.trim());

/** Whether the text after a comma is a company's legal form (`Inc.`) and not a given name. */
export const isCompanyEnding = (text: string): boolean => ofCompany.test(text.trim());

export const isOrganisation = (text: string): boolean => organisation.test(text);

/**
 * Parses a name as printed (`Ludwig van Beethoven`), with the family name first (`van Beethoven, Ludwig`;
 * `Davis, Jr., Sammy`), or in braces if it must not be split (`{Google Brain}`). A single word is a literal name.
 */
export function readName(text: string): Name {
  const name = singleBlanks(text.trim());
  if (!/[{},]/.test(name)) return printedName(name);
  const braced = /^\{([^{}]*)\}$/.exec(name)?.[1];
  if (braced !== undefined) return { literal: braced.trim() };
  const hasBraces = /\{/.test(name) && !/[{}]/.test(name.replace(/\{[^{}]*\}/g, ""));
  if (!hasBraces && /[{}]/.test(name)) return { literal: name };
  if (name.includes(",")) return nameWithComma(name);
  const words = wordsOutsideBraces(name).map((word) => word.replace(/[{}]/g, ""));
  return words.length < 2 ? { literal: words.join(" ") } : nameOfWords(words);
}

/** Writes a name so that `readName` gives it back. */
export function writtenName(name: Name): string {
  const plain = displayName(name);
  if (isSameName(readName(plain), name)) return plain;
  if (!isPerson(name)) return `{${plain}}`;
  const family = surname(name);
  const others = name.suffix === undefined ? [name.given] : [name.suffix, name.given];
  const written = [family, ...others].join(", ").trim();
  return displayName(readName(written)) === plain ? written : [`{${family}}`, ...others].join(", ");
}

/** `Family, Given` and `Family, Jr., Given`. A company's or team's name with a comma stays whole. */
function nameWithComma(name: string): Name {
  const parts = (name.match(/(?:\{[^{}]*\}|[^,{}])+/g) ?? []).map((part) => part.trim());
  const [first = "", second = "", third] = parts;
  const family = first.replace(/[{}]/g, "");
  if (family === "" || parts.length > 3 || parts.slice(1).some(isCompanyEnding)) return { literal: name };
  if (third !== undefined) {
    if (isSuffix(second)) return personOf({ family, given: third, suffix: second });
    return isSuffix(third) ? personOf({ family, given: second, suffix: third }) : { literal: name };
  }
  if (isOrganisation(name.replace(/\{[^{}]*\}/g, ""))) return { literal: name };
  // `Sammy Davis, Jr.`
  if (isSuffix(second) && family.includes(" ")) return nameOfWords([...family.split(" "), second]);
  return personOf({ family, given: second });
}

function printedName(name: string): Name {
  const words = name.split(" ");
  return words.length < 2 || isOrganisation(name) ? { literal: name } : nameOfWords(words);
}

/** Splits words into given names, lower-case particle (BibTeX's rule), family name and suffix. */
export function nameOfWords(words: readonly string[]): Name {
  const last = words.at(-1) ?? "";
  const end = words.length > 2 && isSuffix(last) ? words.length - 1 : words.length;
  const lower = words.findIndex((word, place) => place > 0 && place < end - 1 && lowerCase.test(word));
  let start = lower < 0 ? end - 1 : lower;
  while (lower >= 0 && start < end - 1 && lowerCase.test(words[start] ?? "")) start++;
  return personOf({
    given: words.slice(0, lower < 0 ? start : lower).join(" "),
    particle: lower < 0 ? "" : words.slice(lower, start).join(" "),
    family: words.slice(start, end).join(" "),
    suffix: end < words.length ? last : "",
  });
}

function wordsOutsideBraces(text: string): string[] {
  return text.match(/(?:\{[^{}]*\}|[^\s{}])+/g) ?? [];
}
