import { isNewline } from "./characters.ts";
import { backslash, highSurrogate, lowSurrogate, singleQuote } from "./codes.ts";
import { furthestBack } from "./lexer.ts";
import { addRegion, type Delimited, type Rule } from "./lexing.ts";

export const doubleQuoted: Delimited = { open: '"', close: '"', context: "string", escape: "\\" };
export const singleQuoted: Delimited = { open: "'", close: "'", context: "string", escape: "\\" };
export const tripleQuoted: Delimited = {
  open: '"""',
  close: '"""',
  context: "string",
  escape: "\\",
  lines: true,
};

/**
 * A character in single quotes, for languages in which a quote may be something else too:
 * a lifetime, a symbol, an apostrophe.
 */
export const characterLiteral: Rule = {
  first: "'",
  read: (lexing, at) => {
    const { text } = lexing;
    const next = text.charCodeAt(at + 1);
    if (next === backslash) {
      const end = /^[^'\n\r]{0,10}'/.exec(text.slice(at + 3, at + 14))?.[0].length;
      return end === undefined ? at + 1 : addRegion(lexing, at, at + 3 + end, "string");
    }
    if (Number.isNaN(next) || isNewline(next) || next === singleQuote) return at + 1;
    const length = next >= highSurrogate && next < lowSurrogate ? 2 : 1;
    return text.charCodeAt(at + 1 + length) === singleQuote
      ? addRegion(lexing, at, at + 2 + length, "string")
      : at + 1;
  },
};

/** Skips the character after the sign, outside of strings. */
export const escapedBy = (sign: string): Rule => ({ first: sign, read: (_, at) => at + 2 });

/** An address without quotes among words, as in `wget https://…`, is a string. Found at its colon. */
export const bareAddress: Rule = {
  first: ":",
  read: (lexing, at) => {
    const { text, found } = lexing;
    if (!text.startsWith("://", at)) return at;
    const earliest = Math.max(found.at(-1)?.end ?? 0, at - furthestBack);
    let start = at;
    while (start > earliest && !/[\s"'`=(<>;|]/.test(text.charAt(start - 1))) start--;
    let end = at;
    while (end < text.length && !/[\s"'`;)<>|]/.test(text.charAt(end))) end++;
    return addRegion(lexing, start, end, "string");
  },
};
