import { isBlank, isNewline, isWord } from "../../lexing/characters.ts";
import { digitNine, equalsSign, greaterThan, lessThan, questionMark, slash } from "../../lexing/codes.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Lexing, type Rule } from "../../lexing/lexing.ts";

/** `<!-- … -->` */
export const tagComment = delimited({ open: "<!--", close: "-->", context: "comment", lines: true });

/** Reads a tag. The values of its attributes are strings, the rest is code. */
export function readMarkupTag(lexing: Lexing, from: number): number {
  const { text } = lexing;
  let code = from;
  for (let at = from + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === greaterThan) return addRegion(lexing, code, at + 1, "code");
    if (sign === lessThan) return addRegion(lexing, code, at, "code");
    if (sign !== equalsSign) continue;
    let start = at + 1;
    while (isBlank(text.charCodeAt(start)) || isNewline(text.charCodeAt(start))) start++;
    const quote = text.charAt(start);
    let end = start;
    if (quote === '"' || quote === "'") {
      end = text.indexOf(quote, start + 1) + 1;
      if (end === 0) return addRegion(lexing, code, start, "code");
    } else while (end < text.length && !/[\s>"'<]/.test(text.charAt(end))) end++;
    addRegion(lexing, code, start, "code");
    code = addRegion(lexing, start, end, "string");
    at = end - 1;
  }
  return addRegion(lexing, code, text.length, "code");
}

export const tag: Rule = {
  first: "<",
  read: (lexing, at) => {
    const next = lexing.text.charCodeAt(at + 1);
    return next === slash || next === questionMark || (next > digitNine && isWord(next))
      ? readMarkupTag(lexing, at)
      : at;
  },
};

/** XML. The text between the tags is prose, CDATA too. */
export const xml = lexer(tagComment, tag);
