import { kinds } from "./locatorWords.ts";

/** A numbered part of a paper: `§3.2` is of the kind `§`, with the number `["3", "2"]`. */
export interface LocatorPart {
  readonly kind: string;
  readonly number: readonly string[];
}

/**
 * The largest difference between the ends of a range for which its parts are listed; of
 * a longer range only the ends count.
 */
const longestRange = 100;

/** The display forms of each kind, singular and plural, longest first. */
const marks = kinds
  .flatMap(([, one, several]) => [
    { mark: one, kind: one },
    ...(several === undefined ? [] : [{ mark: several, kind: one }]),
  ])
  .sort((a, b) => b.mark.length - a.mark.length);

/**
 * The parts that a locator names, in the form that `locatorAt` gives: `§3.2, Eqs. 4–6` names four. A range
 * whose ends are not two numbers in one sequence (`§3.1–4`) names its ends.
 */
export function partsOf(locator: string): readonly LocatorPart[] {
  return locator.split(", ").flatMap((text) => {
    const found = marks.find(({ mark }) => text.startsWith(mark));
    if (!found) return [];
    const [first = "", last] = text.slice(found.mark.length).split("–");
    return numbersOf(first, last).map((number) => partOf(found.kind.trim(), number));
  });
}

/** An appendix may be cited as `§A.3` too. `I`, `V` and `X` are more likely sections with Roman numbers. */
function partOf(kind: string, number: readonly string[]): LocatorPart {
  return { kind: kind === "§" && /^[A-HJ-UWYZ]$/.test(number[0] ?? "") ? "App." : kind, number };
}

/** `2.1(iii)` is `["2", "1", "iii"]`, `4b` is `["4", "b"]`, `IV-B` is `["IV", "B"]`. */
const wordsOf = (number: string): readonly string[] => number.match(/\d+|[A-Z]+|[a-z]+/g) ?? [];

function numbersOf(first: string, last: string | undefined): readonly (readonly string[])[] {
  const from = wordsOf(first);
  if (last === undefined) return [from];
  const to = wordsOf(last);
  const before = from.slice(0, -1);
  const [low, high] = [Number(from.at(-1)), Number(to.at(-1))];
  const isRow = from.length === to.length && before.every((word, at) => word === to[at]);
  if (!isRow || !(low <= high && high - low <= longestRange)) return [from, to];
  return Array.from({ length: high - low + 1 }, (_, step) => [...before, String(low + step)]);
}

/** Whether a part equals another one or is inside it, as `§3.2.1` is in `§3.2`. */
export function isWithin(part: LocatorPart, whole: LocatorPart): boolean {
  return part.kind === whole.kind && whole.number.every((word, at) => part.number[at] === word);
}

/** Whether two parts are the same. */
export function isSamePart(one: LocatorPart, other: LocatorPart): boolean {
  return one.number.length === other.number.length && isWithin(one, other);
}
