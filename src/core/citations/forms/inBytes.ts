import {
  atSign,
  carriageReturn,
  closeBracket,
  digitNine,
  digitZero,
  dot,
  lastAscii,
  lineFeed,
  lowerA,
  lowerZ,
  openBrace,
  openBracket,
  percentSign,
  slash,
  space,
  tab,
  underscore,
  upperA,
  upperZ,
} from "../lexing/codes.ts";

/** Closer checks of a file's bytes, for prefilter marks whose five letters are too common. */

const codesOf = (chars: string): ReadonlySet<number> => new Set([...chars].map((char) => char.charCodeAt(0)));

/** Whether digits and dots up to a slash follow, as in a DOI. */
export function goesOnAsDoi(bytes: Uint8Array, _start: number, end: number): boolean {
  let at = end;
  while (isDigit(bytes[at]) || bytes[at] === dot) at++;
  return bytes[at] === slash || bytes[at] === percentSign;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= digitZero && byte <= digitNine;
}

/**
 * Whether a `cite` is in a word after one of these marks: `\parencite`, `@cite`,
 * `:footcite:`, `{cite}`, `<d-cite`.
 */
export function isInCommand(bytes: Uint8Array, start: number): boolean {
  let at = start;
  while (start - at < 25 && isLetter(bytes[at])) at--;
  const mark = bytes[at];
  return mark !== undefined && beforeCommand.has(mark);
}

const beforeCommand = codesOf("\\@:{-");

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= upperA && byte <= upperZ) || (byte >= lowerA && byte <= lowerZ));
}

/**
 * Whether the path after a host's slash begins with one of these texts,
 * ignoring case; always if there are none.
 */
export function pathBegins(bytes: Uint8Array, path: number, begins: readonly string[] | undefined): boolean {
  // A doubled slash counts as one.
  const at = bytes[path] === slash ? path + 1 : path;
  return begins?.some((begin) => standsAt(bytes, at, begin)) ?? true;
}

/** Whether a word (given in lower case) is at a place, ignoring case. */
function standsAt(bytes: Uint8Array, at: number, word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    const byte = bytes[at + index] ?? 0;
    const lower = byte >= upperA && byte <= upperZ ? byte + lowerA - upperA : byte;
    if (lower !== word.charCodeAt(index)) return false;
  }
  return true;
}

/** A letter, a digit or `_`. */
export function isWord(byte: number | undefined): boolean {
  return byte === underscore || isDigit(byte) || isLetter(byte);
}

/**
 * How many bytes before its `@` the bracket of a key is searched for: more than the 600 characters that
 * `bracketForms.ts` allows can take.
 */
const bracketBytes = 4000;

/**
 * Whether the bytes may contain a Pandoc key: an `@` in an open bracket in the same paragraph (`[@key]`,
 * `[see @key]`), `@{key}`, and with `bare` also `@key`.
 */
export function hasPandocKey(bytes: Uint8Array, bare: boolean): boolean {
  for (let at = bytes.indexOf(atSign); at >= 0; at = bytes.indexOf(atSign, at + 1)) {
    const [before, after] = [bytes[at - 1], bytes[at + 1]];
    if (before !== undefined && before <= lastAscii && !(bare ? !isWord(before) : beforeKey.has(before)))
      continue;
    if (after === openBrace) return true;
    // A key may begin with a letter beyond ASCII.
    if (
      after === undefined ||
      (after <= lastAscii && after !== underscore && !isDigit(after) && !isLetter(after))
    )
      continue;
    if (bare || isBracketOpen(bytes, at)) return true;
  }
  return false;
}

const beforeKey = codesOf(" \t\n\v\f\r[;(-");

function isBracketOpen(bytes: Uint8Array, from: number): boolean {
  let lineIsBlank = false;
  for (let at = from - 1; at >= Math.max(0, from - bracketBytes); at--) {
    const byte = bytes[at];
    if (byte === openBracket) return true;
    if (byte === closeBracket) return false;
    if (byte === lineFeed) {
      if (lineIsBlank) return false;
      lineIsBlank = true;
    } else if (byte !== space && byte !== tab && byte !== carriageReturn) lineIsBlank = false;
  }
  return false;
}

/** Whether the bytes contain `[[`. */
export function hasWikilink(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(openBracket); at >= 0; at = bytes.indexOf(openBracket, at + 1))
    if (bytes[at + 1] === openBracket) return true;
  return false;
}
