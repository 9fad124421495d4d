import type { Context } from "../citation.ts";
import { isNewline, lineEnd, unescaped } from "./characters.ts";
import {
  carriageReturn,
  closeBrace,
  closeParen,
  lineFeed,
  openBrace,
  openBracket,
  openParen,
} from "./codes.ts";
import { addRegion, type Delimited, type Lexing, type Rule } from "./lexing.ts";

/**
 * Reads the rest of a delimited text from `from` on and adds it as a region from
 * `start`. Returns the offset after it.
 */
export function readRest(lexing: Lexing, kind: Delimited, start: number, from: number): number {
  const { text } = lexing;
  if (kind.close === undefined) return addRegion(lexing, start, lineEnd(text, from), kind.context);
  if (kind.nests) return addRegion(lexing, start, nestedEnd(text, from, kind.open, kind.close), kind.context);
  const { close } = kind;
  if (kind.lines && !kind.escape && !kind.doubled && !kind.code && close.length === 2)
    return readUntil(lexing, start, from, close, kind.context);
  // Not if it may contain code: the close would be searched for again after each piece of code.
  if (kind.lines && kind.escape === "\\" && !kind.doubled && kind.code === undefined) {
    const end = unescaped(text, close, from);
    return addRegion(lexing, start, end < text.length ? closeEnd(text, close, end) : end, kind.context);
  }
  const closing = close.charCodeAt(0);
  const escaping = kind.escape === undefined ? -1 : kind.escape.charCodeAt(0);
  const coding = kind.code === undefined ? -1 : kind.code.charCodeAt(0);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === closing && text.startsWith(close, at)) {
      if (!kind.doubled || !text.startsWith(close, at + close.length))
        return addRegion(lexing, start, closeEnd(text, close, at), kind.context);
      at += 2 * close.length - 1;
    } else if (code === coding && kind.code !== undefined && text.startsWith(kind.code, at)) {
      if (kind.code === "{" && text.charCodeAt(at + 1) === coding) at++;
      else return waitForCode(lexing, kind, kind.code, start, at);
    } else if (code === escaping) {
      at++;
      if (text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
    } else if (!kind.lines && isNewline(code)) {
      return addRegion(lexing, start, at, kind.context);
    }
  }
  return addRegion(lexing, start, text.length, kind.context);
}

/** The offset after a close. Kotlin, Scala and TOML allow quotes right before it: `"""ends with a "quote""""`. */
function closeEnd(text: string, close: string, at: number): number {
  let end = at + close.length;
  if (close.length === 3) while (text.charCodeAt(end) === close.charCodeAt(0)) end++;
  return end;
}

/**
 * Ends the region where code begins inside a string, and remembers to continue the string after that code.
 */
function waitForCode(lexing: Lexing, kind: Delimited, mark: string, start: number, at: number): number {
  const end = addRegion(lexing, start, at + mark.length, kind.context);
  const opening = lexing.text.charCodeAt(end - 1);
  lexing.waiting.push({ kind, opening, closing: opening === openParen ? closeParen : closeBrace, depth: 0 });
  return end;
}

/**
 * Counts brackets in code and ends the code inside a string. Every lexer has this rule; a language that needs the depth
 * at each place names it among its own.
 */
export const brackets: Rule = {
  first: "(){}[]",
  read: (lexing, at) => {
    const { waiting, text } = lexing;
    const code = text.charCodeAt(at);
    if (code === openParen || code === openBracket || code === openBrace) lexing.depth++;
    else if (lexing.depth > 0) lexing.depth--;
    const last = waiting.at(-1);
    if (last === undefined) return at + 1;
    if (code === last.opening) last.depth++;
    else if (code === last.closing && last.depth-- === 0) {
      waiting.pop();
      return readRest(lexing, last.kind, at, at + 1);
    }
    return at + 1;
  },
};

/** The offset after the matching close of a comment that nests; the text's end if there is none. */
function nestedEnd(text: string, from: number, open: string, close: string): number {
  const opening = open.charCodeAt(0);
  const closing = close.charCodeAt(0);
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === closing && text.startsWith(close, at)) {
      at += close.length - 1;
      if (--depth === 0) return at + 1;
    } else if (code === opening && text.startsWith(open, at)) {
      at += open.length - 1;
      depth++;
    }
  }
  return text.length;
}

/** The rule that reads a delimited text from its opening mark on. */
export function delimited(kind: Delimited): Rule {
  return {
    first: kind.open.charAt(0),
    read: (lexing, at) =>
      lexing.text.startsWith(kind.open, at) ? readRest(lexing, kind, at, at + kind.open.length) : at,
  };
}

/**
 * Adds the text from `start` to the next `close` after `from`, or to the text's
 * end. Returns the offset after it.
 */
export function readUntil(
  lexing: Lexing,
  start: number,
  from: number,
  close: string,
  context: Context,
): number {
  const end = lexing.text.indexOf(close, from);
  return addRegion(lexing, start, end < 0 ? lexing.text.length : end + close.length, context);
}
