import { isWord } from "../citations/forms/inBytes.ts";
import {
  atSign,
  backslash,
  caret,
  closeBracket,
  digitZero,
  lastAscii,
  lineFeed,
  numberSign,
  openBrace,
  openBracket,
  slash,
  space,
  tab,
  verticalBar,
} from "../citations/lexing/codes.ts";

/**
 * Whether the bytes of a notebook may contain a citation that `mayCite` does not find by marks: a key after
 * an `@`, a wikilink, or anything that JSON writes as an escape. Relies on strings that end where lines end,
 * as Jupyter writes them, so that no form is in two of them.
 */
export function mayCiteInNotebook(bytes: Uint8Array): boolean {
  return hidesAscii(bytes) || hasKey(bytes) || hasWikilink(bytes);
}

const [lowerU, digitTwo, digitSeven] = [0x75, 0x32, 0x37];

/** Whether an ASCII character is written as an escape: `\/`, `\u003c`. */
function hidesAscii(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(backslash); at >= 0; at = bytes.indexOf(backslash, at + 2)) {
    if (bytes[at + 1] === slash) return true;
    if (bytes[at + 1] !== lowerU || bytes[at + 2] !== digitZero || bytes[at + 3] !== digitZero) continue;
    const digit = bytes[at + 4] ?? 0;
    if (digit >= digitTwo && digit <= digitSeven) return true;
  }
  return false;
}

/** Whether there may be `@key` or `@{key}`, which need no brackets in a Markdown cell. */
function hasKey(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(atSign); at >= 0; at = bytes.indexOf(atSign, at + 1)) {
    const after = bytes[at + 1] ?? 0;
    const isKey = after > lastAscii || after === openBrace || after === backslash || isWord(after);
    // The last character of an escape is not part of a word: a line's end `\n`, a dash `\u2014`.
    const isEscape = bytes[at - 2] === backslash || (bytes[at - 6] === backslash && bytes[at - 5] === lowerU);
    if (isKey && (!isWord(bytes[at - 1]) || isEscape)) return true;
  }
  return false;
}

/**
 * The maximum length of a wikilink in bytes: two parts of at most 300
 * characters, each an escape of six bytes.
 */
const longestWikilink = 4000;

/**
 * Whether there may be `[[key]]` or `[[papers/key|shown]]`; not the rows of
 * numbers that fill outputs, `[[1, 2]]`.
 */
function hasWikilink(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(openBracket); at >= 0; at = bytes.indexOf(openBracket, at + 1))
    if (bytes[at + 1] === openBracket && isWikilink(bytes, at + 2)) return true;
  return false;
}

/**
 * Whether a key (after its folders) that begins with a letter or digit and has no blank extends to a `]]`, or
 * to a `#`, `^` or `|` before one.
 */
function isWikilink(bytes: Uint8Array, start: number): boolean {
  let [hasKey, isFirst, isNone] = [false, true, false];
  for (let at = start; at < Math.min(bytes.length, start + longestWikilink); at++) {
    const byte = bytes[at] ?? 0;
    if (byte === openBracket || byte === lineFeed) return false;
    if (byte === closeBracket) return bytes[at + 1] === closeBracket && (hasKey || !(isFirst || isNone));
    if (byte === slash) [isFirst, isNone] = [true, false];
    else if (byte === numberSign || byte === caret || byte === verticalBar) hasKey ||= !(isFirst || isNone);
    else if (byte === space || byte === tab) isNone = true;
    else if (isFirst && byte !== atSign) {
      isFirst = false;
      isNone ||= byte <= lastAscii && byte !== backslash && !isWord(byte);
    }
  }
  return false;
}
