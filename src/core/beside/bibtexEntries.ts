import type { LineRange } from "../citations/citation.ts";

/** A BibTeX entry in a text of any kind: a README, a docstring, a comment. */
export interface EntryInText {
  readonly from: Place;
  readonly to: Place;
  readonly title: EntryTitle | undefined;
  /** Its source, without comment marks at the start of lines. */
  source(): string;
}

/** The value of the field `title`, with the range of the part on its first line. */
export interface EntryTitle extends LineRange {
  readonly text: string;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The entry types of BibTeX and biblatex: `@decorator(a, b)` is not an entry. */
const types =
  "article|book[a-z]{0,3}|in[a-z]{4,12}|mv[a-z]{4,12}|supp[a-z]{4,10}|conference|proceedings|collection|periodical|manual|[a-z]{0,8}thesis|" +
  "misc|online|electronic|www|webpage|software|dataset|patent|(?:tech)?report|unpublished|preprint|reference";
/** Matches `@misc{key,`; the key may be on the next line. */
const head = new RegExp(`@(?:${types})\\s{0,9}[{(]\\s{0,9}(?:[^\\s,{}]{0,120}\\s{0,9},|$)`, "gi");
/**
 * Matches a new entry at the start of a line (after a comment mark). It ends the previous entry, even if that is never
 * closed.
 */
const fresh = /^[^A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω\d@]{0,40}@[a-z]{2,20}\s{0,9}[{(]/i;
/** Matches the end of the block that contains an entry, which ends the entry too. */
const close = /^[\s#/*%;!>]{0,40}(?:`{3}|~{3}|<\/)/;
/** Matches comment marks before the text of a line. */
const mark = /^[\s#/*%;!>]*/;
const field = /(?<![a-z])title\s{0,9}=\s{0,9}(?:\{\{?|")\s{0,9}/gi;

/** An entry with more lines than this is treated as not closed. */
export const mostLines = 80;
const mostLetters = 20_000;

/** Finds the BibTeX entries of a text; returns a function that finds the entry around a place. Takes linear time. */
export function bibtexEntries(lines: readonly string[]): (place: LineRange) => EntryInText | undefined {
  const entries: EntryInText[] = [];
  let line = 0;
  let column = 0;
  while (line < lines.length) {
    head.lastIndex = column;
    const text = lines[line] ?? "";
    const match = text.indexOf("@", column) < 0 ? null : head.exec(text);
    if (match === null) {
      line++;
      column = 0;
      continue;
    }
    const from = { line, column: match.index };
    const { to, isWhole } = entryEnd(lines, from);
    if (isWhole)
      entries.push({ from, to, title: titleIn(lines, from, to), source: () => sourceOf(lines, from, to) });
    ({ line, column } = to);
  }
  return (place) => entryAt(entries, place);
}

/**
 * Where the entry that begins at `from` ends: at its bracket, or before the next entry. If it has no end, where to
 * continue.
 */
function entryEnd(lines: readonly string[], from: Place): { to: Place; isWhole: boolean } {
  const last = Math.min(lines.length, from.line + mostLines);
  const isRound = /^@[a-z]+\s*\(/i.test((lines[from.line] ?? "").slice(from.column, from.column + 40));
  // A regular expression is fast from the first entry on; a loop over letters is slow until V8 compiles it.
  const brackets = isRound ? /[{}()]/g : /[{}]/g;
  let depth = 0;
  let letters = 0;
  for (let line = from.line; line < last; line++) {
    const text = lines[line] ?? "";
    const start = line === from.line ? from.column : 0;
    if (line > from.line && (fresh.test(text.slice(0, 80)) || close.test(text.slice(0, 80))))
      return { to: { line, column: 0 }, isWhole: true };
    const room = mostLetters - letters;
    brackets.lastIndex = start;
    for (let found = brackets.exec(text); found !== null; found = brackets.exec(text)) {
      if (found.index - start >= room) break;
      const isOpening = found[0] === "{" || found[0] === "(";
      depth += isOpening ? 1 : -1;
      if (!isOpening && depth <= 0) return { to: { line, column: found.index + 1 }, isWhole: true };
    }
    letters += text.length - start;
    if (letters > mostLetters) return { to: { line, column: start + room }, isWhole: false };
  }
  return { to: { line: last, column: 0 }, isWhole: false };
}

function titleIn(lines: readonly string[], from: Place, to: Place): EntryTitle | undefined {
  for (let line = from.line; line <= to.line; line++) {
    const text = (lines[line] ?? "").slice(0, line === to.line ? to.column : undefined);
    field.lastIndex = line === from.line ? from.column : 0;
    if (field.test(text)) return fieldValue(lines, line, field.lastIndex);
  }
  return undefined;
}

function fieldValue(lines: readonly string[], line: number, column: number): EntryTitle {
  let text = "";
  for (let at = line; at < Math.min(lines.length, line + 4); at++) {
    const whole = lines[at] ?? "";
    const start = at === line ? column : (mark.exec(whole.slice(0, 80))?.[0].length ?? 0);
    const part = whole.slice(start, start + 1000);
    const end = /\}?\}\s{0,9},?\s{0,9}$|"\s{0,9},?\s{0,9}$|\},/.exec(part);
    text += `${at === line ? "" : " "}${end === null ? part.trim() : part.slice(0, end.index).trim()}`;
    if (end !== null) break;
  }
  const room = (lines[line] ?? "").length;
  return { text: text.trim(), line, start: column, end: Math.min(room, column + text.length) };
}

function sourceOf(lines: readonly string[], from: Place, to: Place): string {
  const parts: string[] = [];
  for (let line = from.line; line <= Math.min(to.line, lines.length - 1); line++) {
    const text = (lines[line] ?? "").slice(0, line === to.line ? to.column : undefined);
    parts.push(line === from.line ? text.slice(from.column) : text.replace(mark, ""));
  }
  return parts.join("\n");
}

function entryAt(entries: readonly EntryInText[], { line, start }: LineRange): EntryInText | undefined {
  const isBehind = (place: Place) => place.line > line || (place.line === line && place.column > start);
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && isBehind(entry.to)) high = middle;
    else low = middle + 1;
  }
  const entry = entries[low];
  return entry !== undefined && !isBehind(entry.from) ? entry : undefined;
}
