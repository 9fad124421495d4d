import { type Name, personOf } from "../../names/name.ts";
import { isCompanyEnding, isOrganisation, isSuffix, nameOfWords } from "../../names/readName.ts";
import type { Steps } from "../../steps.ts";
import { singleBlanks } from "../../text/tidyText.ts";
import { longestPeople, mostPeople } from "../fileProblems.ts";
import { inTextMode, texText } from "../tex/texText.ts";
import { peopleOf, splitOutside } from "./nameList.ts";

/**
 * Reads a BibTeX list of people into the parts of their names: `Jiang, Ziheng and {The Team} and van der Berg, Jr.,
 * Jan`, biblatex's `family=…, given=…`, and lists with commas or semicolons. Leaves out `others` and `et al.`
 */
export function bibtexNames(value: string): Name[] {
  return peopleOf(inTextMode(value))
    .map(nameOf)
    .filter((name) => !("literal" in name) || name.literal !== "");
}

/** How many characters of a list one step reads. */
const part = 10_000;
const and = / and(?=[ {])/iy;

/** The same in steps. Of a list over the limits, returns the first names with `isCut: true`. */
export function* bibtexNameSteps(
  value: string,
): Steps<{ readonly names: readonly Name[]; readonly isCut: boolean }> {
  if (value.length <= part) return { names: bibtexNames(value), isCut: false };
  const names: Name[] = [];
  const whole = singleBlanks(value);
  const people = splitOutside(whole.slice(0, longestPeople), and, " ");
  // The last name may be cut in the middle.
  let isCut = whole.length > longestPeople && people.pop() !== undefined;
  for (let at = 0; at < people.length && names.length < mostPeople; ) {
    const start = at;
    for (let length = 0; at < people.length && length < part; at++) length += people[at]?.length ?? 0;
    const list = people.slice(start, at).join(" and ");
    if (list.length > 2 * part) isCut = true;
    else for (const name of bibtexNames(list)) names.push(name);
    yield;
  }
  isCut ||= names.length > mostPeople;
  return { names: names.slice(0, mostPeople), isCut };
}

function nameOf(written: string): Name {
  const parts = splitOutside(written.replace(/[\s,]+$/, ""), /,/y, ",").map((part) => part.trim());
  if (parts.some((part) => /^(?:family|given)\s*=/.test(part))) return extendedName(parts);
  if (isBraced(written)) return { literal: texText(written) };
  const [first = "", second = "", third] = parts;
  if (parts.length > 3 || parts.slice(1).some((part) => isCompanyEnding(texText(part))))
    return { literal: texText(written) };
  if (third !== undefined) {
    if (isDegree(texText(third)) && !isSuffix(texText(second))) return familyFirst(first, second, third);
    return isSuffix(texText(third)) && !isSuffix(texText(second))
      ? familyFirst(first, second, third)
      : familyFirst(first, third, second);
  }
  if (second !== "") {
    if ([first, second].some(isTeam)) return { literal: texText(written) };
    const isPrinted = isSuffix(texText(second)) && wordsOf(first).length > 1;
    return isPrinted ? printed(`${first} ${second}`) : familyFirst(first, second, "");
  }
  return printed(first);
}

/** `Smith, John, PhD` */
const isDegree = (text: string): boolean =>
  /^(?:Ph\.? ?D|M\.? ?D|D\.? ?Phil|[MB]\.? ?Sc|M\.?P\.?H|M\.?B\.?A|J\.?D|D\.?V\.?M|R\.?N)\.?$/i.test(text);

/** `Gemini Team, Google`: several words, one of which is never part of a person's name. */
const isTeam = (part: string): boolean =>
  /\S[\s~]+\S/.test(part) && !part.includes("{") && isOrganisation(part.replace(/\d|&|\band\b/gi, ""));

/** A name in reading order: `First von Last`. */
function printed(written: string): Name {
  if (!mayHaveTex.test(written)) {
    const name = texText(written);
    if (name.includes(" ") && !/ 0\d{3}$/.test(name))
      return isOrganisation(name) ? { literal: name } : nameOfWords(name.split(" "));
  }
  const words = wordsOf(written);
  const plain = textsOf(words);
  const [only] = words;
  if (only === undefined) return { literal: "" };
  if (words.length === 1) return personOf({ family: only.text });
  // DBLP numbers people of one name: `Ann Bee 0001`.
  const number = words.length > 2 ? /^0\d{3}$/.exec(words.at(-1)?.text ?? "")?.[0] : undefined;
  if (number !== undefined) {
    const name = printed(written.trimEnd().slice(0, -number.length).trimEnd());
    return "family" in name && name.suffix === undefined ? { ...name, suffix: number } : name;
  }
  if (words.every(({ isBraced }) => !isBraced)) {
    const name = plain.join(" ");
    return isOrganisation(name) ? { literal: name } : nameOfWords(plain);
  }
  const count = (part: string | undefined) => (part ? part.split(" ").length : 0);
  const take = (from: number, length: number) => plain.slice(from, from + length).join(" ");
  // The case of a word in braces does not count, so it cannot begin a particle. Since such a word may contain blanks,
  // the parts are found by counting words.
  const marks = words.map(({ text, isBraced }) => (isBraced ? "X" : text));
  const shape = nameOfWords(marks);
  if (!("family" in shape)) return { literal: plain.join(" ") };
  const [given, particle, family] = [count(shape.given), count(shape.particle), count(shape.family)];
  return personOf({
    given: take(0, given),
    particle: take(given, particle),
    family: take(given + particle, family),
    suffix: shape.suffix ?? "",
  });
}

/** `von Last, First`: leading lower-case words are the particle. */
function familyFirst(written: string, given: string, suffix: string): Name {
  const words = wordsOf(written);
  let start = 0;
  while (start < words.length - 1 && isLower(words[start])) start++;
  const last = words.at(-1)?.text ?? "";
  // `Steele Jr., Guy`
  const end = suffix === "" && words.length - start > 1 && isSuffix(last) ? words.length - 1 : words.length;
  return personOf({
    given: texText(given),
    particle: textsOf(words.slice(0, start)).join(" "),
    family: textsOf(words.slice(start, end)).join(" "),
    suffix: texText(suffix) || (end < words.length ? last : ""),
  });
}

interface Word {
  readonly text: string;
  /** Begins with a brace that does not belong to an accent, so that its case does not count. */
  readonly isBraced: boolean;
}

const textsOf = (words: readonly Word[]): string[] => words.map(({ text }) => text);

const isLower = (word: Word | undefined): boolean =>
  word !== undefined && !word.isBraced && /^\p{Ll}/u.test(word.text);

const mayHaveTex = /[\\{}$~]/;

function wordsOf(written: string): readonly Word[] {
  if (!mayHaveTex.test(written)) {
    const text = texText(written);
    return text === "" ? [] : text.split(" ").map((word) => ({ text: word, isBraced: false }));
  }
  // A blank after a command belongs to it: `\v Zumer`.
  return splitOutside(written, /(?<!\\[A-Za-z]{1,20})[\s~]+/y, " ~")
    .map((word) => ({ text: texText(word), isBraced: /^\{(?!\\)/.test(word) }))
    .filter(({ text }) => text !== "");
}

/** Whether one pair of braces encloses the whole name, which is then not split into parts. */
function isBraced(written: string): boolean {
  const name = written.trim();
  if (!name.startsWith("{") || name.startsWith("{\\")) return false;
  let depth = 0;
  for (let at = 0; at < name.length; at++) {
    if (name[at] === "\\") at++;
    else if (name[at] === "{") depth++;
    else if (name[at] === "}" && --depth === 0) return at === name.length - 1;
  }
  return true;
}

/** biblatex's own form, which Better BibTeX writes for particles: `family=Beethoven, given=Ludwig, prefix=van`. */
function extendedName(parts: readonly string[]): Name {
  const values = new Map(
    parts.map((part) => {
      const equals = part.indexOf("=");
      return [part.slice(0, equals).trim(), texText(part.slice(equals + 1).replace(/"/g, ""))] as const;
    }),
  );
  const prefix = values.get("prefix") ?? "";
  const isDropping = values.get("useprefix") === "false";
  return personOf({
    family: values.get("family") ?? "",
    given: values.get("given") ?? "",
    suffix: values.get("suffix") ?? "",
    ...(isDropping ? { droppingParticle: prefix } : { particle: prefix }),
  });
}
