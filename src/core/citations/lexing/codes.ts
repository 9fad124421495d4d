/** Names of the UTF-16 codes that the readers of texts compare with. Minified they are numbers again. */

export const tab = 9;
export const lineFeed = 10;
export const formFeed = 12;
export const carriageReturn = 13;
export const space = 32;
export const exclamationMark = 33;
export const doubleQuote = 34;
export const numberSign = 35;
export const dollar = 36;
export const percentSign = 37;
export const ampersand = 38;
export const singleQuote = 39;
export const openParen = 40;
export const closeParen = 41;
export const asterisk = 42;
export const plusSign = 43;
export const comma = 44;
export const hyphen = 45;
export const dot = 46;
export const slash = 47;
export const digitZero = 48;
export const digitNine = 57;
export const colon = 58;
export const semicolon = 59;
export const lessThan = 60;
export const equalsSign = 61;
export const greaterThan = 62;
export const questionMark = 63;
export const atSign = 64;
export const upperA = 65;
export const upperR = 82;
export const upperZ = 90;
export const openBracket = 91;
export const backslash = 92;
export const closeBracket = 93;
export const caret = 94;
export const underscore = 95;
export const backtick = 96;
export const lowerA = 97;
export const lowerR = 114;
export const lowerZ = 122;
export const openBrace = 123;
export const verticalBar = 124;
export const closeBrace = 125;
export const tilde = 126;
/** The last code of ASCII. */
export const lastAscii = 127;
export const noBreakSpace = 0xa0;
export const byteOrderMark = 0xfeff;
/** Where the first units of surrogate pairs begin, and where the second ones do. */
export const highSurrogate = 0xd800;
export const lowSurrogate = 0xdc00;

/** The offset of the first character of `stops` from `from` on; `last` if none comes before it. */
export function nextStop(text: string, from: number, last: number, stops: Uint8Array): number {
  let at = from;
  while (at < last) {
    const code = text.charCodeAt(at);
    if (code <= lastAscii && stops[code] === 1) break;
    at++;
  }
  return at;
}

/** A table of the ASCII characters: 1 for the given ones, at which a tight loop stops. */
export function stopsAt(characters: string): Uint8Array {
  const stops = new Uint8Array(128);
  for (const character of characters) stops[character.charCodeAt(0)] = 1;
  return stops;
}
