import {
  isNewline,
  isSpaceAt,
  isWord,
  isWordAt,
  lastBefore,
  lineEnd,
  wordBefore,
} from "../../lexing/characters.ts";
import {
  backslash,
  closeBrace,
  closeBracket,
  closeParen,
  dollar,
  doubleQuote,
  equalsSign,
  singleQuote,
  slash,
} from "../../lexing/codes.ts";
import { delimited } from "../../lexing/delimited.ts";
import { heredocs, wordHeredoc } from "../../lexing/heredoc.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Lexing } from "../../lexing/lexing.ts";

const wordsBeforeValue = new Set(
  "if unless while until and or not return when in then else elsif do case puts p".split(" "),
);

/** True after a value, where a sign is an operator. */
function afterValue(text: string, at: number): boolean {
  const last = lastBefore(text, at);
  const code = text.charCodeAt(last);
  if (
    code === closeParen ||
    code === closeBracket ||
    code === closeBrace ||
    code === doubleQuote ||
    code === singleQuote
  )
    return true;
  return last >= 0 && isWord(code) && !wordsBeforeValue.has(wordBefore(text, last + 1));
}

/** Reads `%q(…)`, `%w[…]`, `%(…)`. Brackets nest; any other sign ends the literal when it comes again. */
function readPercent(lexing: Lexing, at: number): number {
  const { text } = lexing;
  const mark = /^%([qQwWiIrsx]?)([^\w\s])/.exec(text.slice(at, at + 3));
  const open = mark?.[2];
  if (mark === null || open === undefined) return at;
  const before = isWordAt(text, at - 1) || ")]}".includes(text.charAt(at - 1) || " ");
  if (before || (mark[1] === "" && (!"([{<|".includes(open) || afterValue(text, at)))) return at;
  const bracket = "([{<".indexOf(open);
  const closing = (bracket < 0 ? open : ")]}>".charAt(bracket)).charCodeAt(0);
  const opening = bracket < 0 ? -1 : open.charCodeAt(0);
  let depth = 0;
  for (let next = at + mark[0].length; next < text.length; next++) {
    const code = text.charCodeAt(next);
    if (code === backslash) next++;
    else if (code === opening) depth++;
    else if (code === closing && depth-- === 0) return addRegion(lexing, at, next + 1, "string");
  }
  return addRegion(lexing, at, text.length, "string");
}

/**
 * Reads a regular expression. It may span lines if its first line ends right after the slash, as with `/x`.
 * After a name it is one only if there is a blank before the slash and none after it.
 */
function readSlash(lexing: Lexing, at: number): number {
  const { text } = lexing;
  const argument =
    isSpaceAt(text, at - 1) && !isSpaceAt(text, at + 1) && text.charCodeAt(at + 1) !== equalsSign;
  if (afterValue(text, at) && !(argument && isWordAt(text, lastBefore(text, at)))) return at;
  const isOfLines = /^\/[ \t]*(?:#[^\n\r]*)?[\n\r]/.test(text.slice(at, at + 100));
  for (let next = at + 1; next - at < 2000; next++) {
    const code = text.charCodeAt(next);
    if (Number.isNaN(code) || (isNewline(code) && !isOfLines)) return at;
    if (code === backslash) next++;
    else if (code === slash) return addRegion(lexing, at, next + 1, "string");
  }
  return at;
}

export const ruby = lexer(
  delimited({ open: "#", context: "comment" }),
  {
    first: "=",
    read: (lexing, at) => {
      const { text } = lexing;
      if (!/^=begin(?:\s|$)/.test(text.slice(at, at + 7)) || (at > 0 && !isNewline(text.charCodeAt(at - 1))))
        return at;
      const close = /[\r\n]=end/g;
      close.lastIndex = at;
      const end = close.exec(text);
      return addRegion(lexing, at, end ? lineEnd(text, end.index + 1) : text.length, "comment");
    },
  },
  delimited({ open: '"', close: '"', context: "string", escape: "\\", lines: true, code: "#{" }),
  delimited({ open: "`", close: "`", context: "string", escape: "\\", lines: true, code: "#{" }),
  delimited({ open: "'", close: "'", context: "string", escape: "\\", lines: true }),
  { first: "%", read: readPercent },
  { first: "/", read: readSlash },
  {
    // The character literals ?" ?# and the variables $' $"
    first: "?$",
    read: ({ text }, at) =>
      /^["'#/`]$/.test(text.charAt(at + 1)) &&
      !isWordAt(text, at - 1) &&
      !isWordAt(text, at + 2) &&
      (text.charCodeAt(at) === dollar || isSpaceAt(text, at - 1) || "(,[".includes(text.charAt(at - 1)))
        ? at + 2
        : at,
  },
  ...heredocs(wordHeredoc),
  {
    // The text after the program is its data.
    first: "_",
    read: (lexing, at) =>
      /^__END__(?![^\r\n])/.test(lexing.text.slice(at, at + 8)) &&
      (at === 0 || isNewline(lexing.text.charCodeAt(at - 1)))
        ? addRegion(lexing, at, lexing.text.length, "string")
        : at,
  },
);
