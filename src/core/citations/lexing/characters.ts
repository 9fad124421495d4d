import {
  backslash,
  byteOrderMark,
  carriageReturn,
  digitNine,
  digitZero,
  formFeed,
  lastAscii,
  lineFeed,
  lowerA,
  lowerZ,
  noBreakSpace,
  space,
  tab,
  underscore,
  upperA,
  upperZ,
} from "./codes.ts";

/** Functions that look at the characters around an offset, which may lie outside of the text. */

/** True for the characters of names: letters, digits, `_` and everything beyond ASCII. */
export function isWord(code: number): boolean {
  return (
    (code >= lowerA && code <= lowerZ) ||
    (code >= upperA && code <= upperZ) ||
    (code >= digitZero && code <= digitNine) ||
    code === underscore ||
    code > lastAscii
  );
}

export function isWordAt(text: string, at: number): boolean {
  return isWord(text.charCodeAt(at));
}

export function isBlank(code: number): boolean {
  return (
    code === space || code === tab || code === noBreakSpace || code === byteOrderMark || code === formFeed
  );
}

export function isNewline(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

/** True for a blank, a line's end, and before or after the text. */
export function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return Number.isNaN(code) || isBlank(code) || isNewline(code);
}

/** The offset of the line's end (LF, CR or the text's end) from `at` on. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === lineFeed || code === carriageReturn) break;
    end++;
  }
  return end;
}

/** The offset of the line's start, going back from `at` to `earliest` at most. */
export function lineStart(text: string, at: number, earliest = 0): number {
  let start = at;
  while (start > earliest && !isNewline(text.charCodeAt(start - 1))) start--;
  return start;
}

/** The start of the next line; the text's length if there is none. CR LF is one line end. */
export function nextLine(text: string, at: number): number {
  const end = lineEnd(text, at);
  return text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed
    ? end + 2
    : Math.min(end + 1, text.length);
}

/** The offset of the first character from `at` on that is not a blank. Stays on the line. */
export function skipBlanks(text: string, at: number): number {
  let next = at;
  while (isBlank(text.charCodeAt(next))) next++;
  return next;
}

/**
 * The offset of the last character before `at` that is not a blank; -1 if there
 * is none. Does not pass a line end.
 */
export function lastBefore(text: string, at: number): number {
  let last = at - 1;
  while (last >= 0 && isBlank(text.charCodeAt(last))) last--;
  return last;
}

/** True if only blanks are between the line's start and `at`. */
export function startsLine(text: string, at: number): boolean {
  const last = lastBefore(text, at);
  return last < 0 || isNewline(text.charCodeAt(last));
}

/** The name that ends right before `at`, empty if there is none. Cut off after 32 characters: no keyword is longer. */
export function wordBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < 32 && isWordAt(text, start - 1)) start--;
  return text.slice(start, at);
}

/** The name that starts at `at`, empty if there is none, likewise cut off. */
export function wordAt(text: string, at: number): string {
  let end = at;
  while (end - at < 32 && isWordAt(text, end)) end++;
  return text.slice(at, end);
}

/** True if a backslash escapes the character at `at`. Backslashes before `from` do not count. */
export function isEscaped(text: string, from: number, at: number): boolean {
  let escapes = at;
  while (escapes > from && text.charCodeAt(escapes - 1) === backslash) escapes--;
  return (at - escapes) % 2 === 1;
}

/** The offset of the next `mark` from `from` on that no backslash escapes; the text's length if there is none. */
export function unescaped(text: string, mark: string, from: number): number {
  let at = text.indexOf(mark, from);
  while (at >= 0 && isEscaped(text, from, at)) at = text.indexOf(mark, at + 1);
  return at < 0 ? text.length : at;
}
