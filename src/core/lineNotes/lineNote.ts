import { proseLines } from "../text/proseLines.ts";
import { wellFormed } from "../text/tidyText.ts";

/**
 * A note on a line of code: an item of the notes that links to it. The link's title keeps what the line said, so that it
 * is found again when it has moved:
 *
 *     - 2026-11-29 [train.py:12](../src/train.py#L12 "follows ZeRO-Infinity, §5.2"): not the offload
 */
export interface LineNote {
  /** The item's line in the notes, from 0. */
  readonly line: number;
  /** `YYYY-MM-DD` */
  readonly day?: string;
  /** The link's decoded path: relative to the notes, or with a leading `/` to a workspace folder. */
  readonly path: string;
  /** The linked line of code, from 0. */
  readonly at: number;
  /** The line's text when the note was made, from `saidBy`. */
  readonly said?: string;
  readonly remark: string;
}

/** The longest text of a line that is kept, and the longest item that is read, in UTF-16 units. */
const mostSaid = 120;
const longest = 4000;

const item =
  /^[ \t]*[-*+][ \t]+(?:(\d{4}-\d\d-\d\d)[ \t]+)?\[(?:\\.|[^\]\\])*\]\(([^\s()<>"#]+)#L(\d{1,9})(?:-L?\d{1,9})?(?:[ \t]+"((?:\\.|[^"\\])*)")?\)[ \t]*:?[ \t]*(.*)$/;

/** The text of a line of code as notes keep it: without indentation, blanks collapsed, cut to a maximum length. */
export function saidBy(line: string): string {
  const plain = line.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
  return wellFormed(plain.slice(0, mostSaid)).trim();
}

/**
 * Formats a note as a list item, without a line end. `path` as in `LineNote`, `at` from 0; `code` is the line of code.
 */
export function lineNoteItem(note: {
  readonly day: string;
  readonly path: string;
  readonly at: number;
  readonly code: string;
  readonly remark: string;
}): string {
  const { day, path, at, code, remark } = note;
  const name = path.slice(path.lastIndexOf("/") + 1);
  const said = saidBy(code).replace(/["\\`&<>]/g, "\\$&");
  const link = `[${escapedText(name)}:${at + 1}](${encodedPath(path)}#L${at + 1}${said === "" ? "" : ` "${said}"`})`;
  const words = remark.replace(/\s+/g, " ").trim();
  return `- ${day} ${link}${words === "" ? "" : `: ${words}`}`;
}

const escapedText = (text: string) => text.replace(/[[\]\\`*_<>&]/g, "\\$&");

/** URL-encodes each segment of a path; brackets too, since they would end the link. */
const encodedPath = (path: string) =>
  path
    .split("/")
    .map((segment) =>
      encodeURIComponent(wellFormed(segment)).replace(
        /[()*!']/g,
        (mark) => `%${mark.charCodeAt(0).toString(16)}`,
      ),
    )
    .join("/");

/** The notes on lines of code in Markdown notes, in order; indented lines below an item belong to its remark. */
export function lineNotesIn(notes: string): readonly LineNote[] {
  const found: LineNote[] = [];
  let last: number | undefined;
  for (const [line, text] of proseLines(notes)) {
    const note = text.length <= longest ? noteIn(line, text) : undefined;
    const before = found.at(-1);
    if (note) found.push(note);
    else if (before && last === line - 1 && /^(?: {2}|\t)[ \t]*[^\s*+-]/.test(text)) {
      found[found.length - 1] = { ...before, remark: `${before.remark} ${text.trim()}`.trim() };
    } else continue;
    last = line;
  }
  return found;
}

function noteIn(line: number, text: string): LineNote | undefined {
  const match = item.exec(text);
  if (!match) return undefined;
  const [, day, path = "", at, said, remark = ""] = match;
  return {
    line,
    ...(day !== undefined && { day }),
    path: decoded(path),
    at: Math.max(0, Number(at) - 1),
    ...(said !== undefined && { said: said.replace(/\\([!-/:-@[-`{-~])/g, "$1") }),
    remark: remark.trim(),
  };
}

/** Decodes a path; returns it unchanged if its encoding is invalid. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Adds an item at the end of a paper file's notes: below other notes on lines, else as a new paragraph. */
export function withLineNote(file: string, added: string, notesFrom: number): string {
  const eol = file.includes("\r\n") ? "\r\n" : "\n";
  const notes = file.slice(notesFrom);
  if (notes.trim() === "")
    return `${file.slice(0, notesFrom)}${/[\r\n]$/.test(file.slice(0, notesFrom)) ? "" : eol}${added}${eol}`;
  const end = /[\r\n]$/.test(notes) ? "" : eol;
  const isList =
    item.test(
      notes
        .trimEnd()
        .split(/\r\n?|\n/)
        .at(-1) ?? "",
    ) && !/(?:\r\n?|\n)\s*(?:\r\n?|\n)$/.test(notes);
  return `${file}${end}${isList ? "" : eol}${added}${eol}`;
}
