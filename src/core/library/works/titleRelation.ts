import { withoutAccents } from "../../text/accents.ts";

/** "alike": a subtitle or short name is missing, or there is a typo; also if one has no title. */
export type TitleRelation = "same" | "alike" | "other";

/** A title without case, accents, punctuation and braces, for comparison. */
export function titleKey(title: string): string {
  return withoutAccents(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

export function titleRelation(one: string, other: string): TitleRelation {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const [x, y] = [a.join(""), b.join("")];
  if (x === y) return "same";
  if (x === "" || y === "") return "alike";
  // A single letter is a placeholder for a title, so it does not tell works apart.
  if (x.length === 1 && y.length === 1) return "alike";
  // Parts of one work may differ by a number only.
  if (numbersOf(a).join() !== numbersOf(b).join())
    return isSubtitle(a, b) || isSubtitle(b, a) ? "alike" : "other";
  if (startsWithWords(a, y) || startsWithWords(b, x)) return "alike";
  // One has a short name before the title.
  if (endsWithWords(a, b) || endsWithWords(b, a)) return "alike";
  return likeness(x.slice(0, most), y.slice(0, most)) >= alike ? "alike" : "other";
}

/** How many letters of a title are compared, and the least similarity of two spellings of it. */
const most = 200;
const alike = 0.85;

function wordsOf(title: string): readonly string[] {
  const words = withoutAccents(title)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words ?? [];
}

/** Whether the words begin with this text, which must end at the end of a word. */
function startsWithWords(words: readonly string[], text: string): boolean {
  let length = 0;
  for (const word of words) {
    if (length >= text.length) break;
    length += word.length;
  }
  return length === text.length && words.join("").startsWith(text);
}

function endsWithWords(long: readonly string[], short: readonly string[]): boolean {
  return short.length > 2 && long.slice(-short.length).join(" ") === short.join(" ");
}

/** Whether `long` is `short` followed by more words, not only numbers. */
function isSubtitle(long: readonly string[], short: readonly string[]): boolean {
  if (!startsWithWords(long, short.join(""))) return false;
  const rest = long.slice(short.length);
  return (
    rest.length >
    numbersOf(rest).length + rest.filter((word) => /^(?:part|vol|volume|chapter|no)$/.test(word)).length
  );
}

const numberWords =
  /^(?:\d+|[ivxl]+|[b-hj-z]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/;

function numbersOf(words: readonly string[]): readonly string[] {
  return words.filter((word) => numberWords.test(word));
}

/** The share of letters that turning one text into the other keeps: 1 for equal texts. */
function likeness(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (before[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1);
      row.push(Math.min(changed, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return 1 - (before[b.length] ?? 0) / Math.max(a.length, b.length, 1);
}
