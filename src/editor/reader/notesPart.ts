import { notesOffset } from "../../core/library/paperFile/frontMatter.ts";

/** The notes in a paper file as the page shows them, and their place in the file. */
export interface NotesPart {
  /** The front matter with its closing line. */
  readonly front: string;
  /** With `\n` line ends whatever the file uses, because a text area only has those. */
  readonly notes: string;
  /** The line where the notes begin; one past the last line if nothing follows the front matter. */
  readonly line: number;
  /** False if the file ends right after the closing `---`, so that notes need a line end first. */
  readonly closed: boolean;
}

/** Splits a paper file after its front matter; `undefined` if it has none. */
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

/** Line (counted from `firstLine`) and column of an offset in a text. */
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
