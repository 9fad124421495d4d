import type { Citation } from "../citations/citation.ts";
import { idsOf } from "../ids/idsOf.ts";
import { looksLikeTitle } from "../titles/looksLikeTitle.ts";
import { authorsLength } from "../titles/people.ts";
import { peopleAfter, peopleBefore, type SaidPeople, yearAtEnd } from "./peopleInText.ts";
import type { EntryReader } from "./sayingsIn.ts";
import { linesAbove, textBefore } from "./textBefore.ts";
import type { TitlesBeside } from "./titlesBeside.ts";

/** What stands between an id and what is said of its paper: a longer text is about something else. */
const [mostBefore, mostAfter] = [500, 120];

/**
 * Who is said to have written a paper, and when, right beside its id: in the entry of BibTeX that the id stands in, as
 * `Vaswani et al. (2017)` before or behind it, in the link's text, or as the authors of a printed reference. Refuses
 * rather than guesses.
 */
export function peopleBeside(
  lines: readonly string[],
  citation: Citation,
  titles: TitlesBeside,
  recordOf: EntryReader,
): SaidPeople | undefined {
  const entry = titles.entryOf(citation);
  if (entry !== undefined) {
    const record = recordOf(entry);
    // An id in a note of an entry is another work's.
    if (!record || !idsOf(record).includes(citation.target)) return undefined;
    const { authors = [], year } = record;
    return { names: authors.slice(0, 1), ...(year !== undefined && { year }) };
  }
  const { text, at } = textBefore(lines, citation, titles.nearby);
  const behind = textBehind(lines, citation, titles);
  const found = titles.of(citation);
  const title = found && looksLikeTitle(found.text) ? found.text : undefined;
  const isSure = found?.kind === "firm" || found?.place === "reference";
  const before = referencePeople(text, title, citation.line - at(0).line < linesAbove) ??
    peopleBefore(text.slice(-mostBefore), isSure ? title : undefined) ?? { names: [] };
  const after = peopleAfter(behind.text, behind.isCut);
  // Of two people the first are this one's; a year goes with its people.
  const { names } = before.names.length > 0 ? before : after;
  const year = before.year ?? (after.names.length === 0 || names === after.names ? after.year : undefined);
  return names.length === 0 && year === undefined
    ? undefined
    : { names, ...(year !== undefined && { year }) };
}

/** What stands behind an id on its line, up to the next one. */
function textBehind(lines: readonly string[], { line, end }: Citation, { nearby }: TitlesBeside) {
  const whole = lines[line] ?? "";
  const next = nearby.after(line, end);
  return {
    text: whole.slice(end, Math.min(next?.start ?? whole.length, end + mostAfter)),
    isCut: next !== undefined,
  };
}

/** What a printed reference begins with: a bullet, a number, a label in brackets. */
const opening = /^(?:[\s`]|\.\.\s|[-*+>•·|#:]+(?=\s)|\d{1,3}[.)](?=\s)|\[#?[\w.:-]{1,40}\]_?(?!\())+/;

/** Whether a text has nothing but names, initials and years. */
const isNames = (text: string) =>
  text.length < 500 &&
  (text.match(/[^\s.,;:()[\]"“”'’*_`&–—-]+/g) ?? []).every((word) =>
    /^(?:\p{Lu}[\p{L}\p{M}]*|and|et|al|van|von|de|der|den|del|della|di|da|la|le|ten|ter|dos|(?:19|20)\d\d[a-z]?)$/u.test(
      word,
    ),
  );

/**
 * The authors with whom a reference begins, where its title stands right behind them: `[1] A. Vaswani, N. Shazeer, "Title", …`;
 * all of them where the text may begin in the midst of the list.
 */
function referencePeople(text: string, title: string | undefined, isWhole: boolean): SaidPeople | undefined {
  if (title === undefined) return undefined;
  const rest = text.slice(opening.exec(text)?.[0].length ?? 0);
  const length = rest.indexOf(title.slice(0, 12));
  if (authorsLength(rest) === 0 || length <= 0 || !isNames(rest.slice(0, length))) return undefined;
  const people = rest.slice(0, length);
  const names = people.split(/,|;|&|\sand\s|\set\b|\(|\[/).map((name) => name.trim());
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(people)?.[0] ?? yearAtEnd(text);
  return { names: isWhole ? names.slice(0, 1) : names, ...(year !== undefined && { year: Number(year) }) };
}
