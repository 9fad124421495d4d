import { notesOffset } from "../../core/library/paperFile/frontMatter.ts";

/** The notes of a paper file, as the page has them, and where they stand in the file. */
export interface NotesPart {
  /** The record, up to and with the line that closes it. */
  readonly front: string;
  /** With `\n` at the ends of lines, whatever the file has: a text area knows no other. */
  readonly notes: string;
  /** The line on which the notes begin; one past the last where nothing follows the record. */
  readonly line: number;
  /** False where the file ends with the closing line itself, so that a line's end is due before any notes. */
  readonly closed: boolean;
}

/** Cuts a paper file after its front matter; `undefined` where it has none. */
export function notesPartOf(text: string): NotesPart | undefined {
  const offset = notesOffset(text);
  if (offset === undefined) return undefined;
  const front = text.slice(0, offset);
  const closed = /[\r\n]$/.test(front);
  const ends = front.match(/\r\n|\r|\n/g)?.length ?? 0;
  return {
    front,
    notes: text.slice(offset).replace(/\r\n?/g, "\n"),
    line: closed ? ends : ends + 1,
    closed,
  };
}

/** The place of an offset into a text: its line, counted from `firstLine`, and its column. */
export function placeIn(
  text: string,
  offset: number,
  firstLine: number,
): { line: number; character: number } {
  let line = firstLine;
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", start)) {
    line++;
    start = end + 1;
  }
  return { line, character: offset - start };
}
