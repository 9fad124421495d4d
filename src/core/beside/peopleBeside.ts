import type { Citation } from "../citations/citation.ts";
import { idsOf } from "../ids/idsOf.ts";
import { looksLikeTitle } from "../titles/looksLikeTitle.ts";
import { authorsLength } from "../titles/people.ts";
import { peopleAfter, peopleBefore, type SaidPeople, yearAtEnd } from "./peopleInText.ts";
import type { EntryReader } from "./sayingsIn.ts";
import { linesAbove, textBefore } from "./textBefore.ts";
import type { TitlesBeside } from "./titlesBeside.ts";

/**
 * The longest text between an id and names, in characters, before and after the id: a longer one is about something
 * else.
 */
const [mostBefore, mostAfter] = [500, 120];

/**
 * Who wrote a paper, and when, according to the text right beside its id: the BibTeX entry around the id, `Vaswani et
 * al. (2017)` before or after it, the link's text, or the authors of a printed reference. Returns nothing rather than
 * guessing.
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
    // An id in a note of an entry is of another work.
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
  // If names stand on both sides, the first ones belong to this id; a year belongs to the names beside it.
  const { names } = before.names.length > 0 ? before : after;
  const year = before.year ?? (after.names.length === 0 || names === after.names ? after.year : undefined);
  return names.length === 0 && year === undefined
    ? undefined
    : { names, ...(year !== undefined && { year }) };
}

/** The text after an id on its line, up to the next id. */
function textBehind(lines: readonly string[], { line, end }: Citation, { nearby }: TitlesBeside) {
  const whole = lines[line] ?? "";
  const next = nearby.after(line, end);
  return {
    text: whole.slice(end, Math.min(next?.start ?? whole.length, end + mostAfter)),
    isCut: next !== undefined,
  };
}

/** The beginning of a printed reference: a bullet, a number, a label in brackets. */
const opening = /^(?:[\s`]|\.\.\s|[-*+>•·|#:]+(?=\s)|\d{1,3}[.)](?=\s)|\[#?[\w.:-]{1,40}\]_?(?!\())+/;

/** Whether a text contains only names, initials and years. */
const isNames = (text: string) =>
  text.length < 500 &&
  (text.match(/[^\s.,;:()[\]"“”'’*_`&–—-]+/g) ?? []).every((word) =>
    /^(?:\p{Lu}[\p{L}\p{M}]*|and|et|al|van|von|de|der|den|del|della|di|da|la|le|ten|ter|dos|(?:19|20)\d\d[a-z]?)$/u.test(
      word,
    ),
  );

/**
 * The authors at the beginning of a reference, if its title follows directly: `[1] A. Vaswani, N. Shazeer, "Title",
 * …`; all of them if the text may begin in the middle of the list.
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
