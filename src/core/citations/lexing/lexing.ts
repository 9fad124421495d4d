import type { Context } from "../citation.ts";
import { isNewline, lineEnd, unescaped } from "./characters.ts";
import {
  carriageReturn,
  closeBrace,
  closeParen,
  lastAscii,
  lineFeed,
  openBrace,
  openBracket,
  openParen,
} from "./codes.ts";
import type { Lexer, Region } from "./region.ts";

/** A string, comment or the like that begins and ends with fixed marks: what a table can say of a language. */
export interface Delimited {
  readonly open: string;
  /** Absent: it ends with the line. */
  readonly close?: string;
  readonly context: Context;
  /** The character that takes away the meaning of the next one. */
  readonly escape?: string;
  /** The close written twice stands for itself. */
  readonly doubled?: true;
  readonly nests?: true;
  /** Runs over lines. Where it does not, one that is not closed ends with its line. */
  readonly lines?: true;
  /** Opens code inside a string, up to the matching bracket: `${`, `#{`, `$(`, `\(`, `{` (then `{{` is a brace). */
  readonly code?: string;
}

/** A string that waits for the end of the code inside it. Kept on a stack of our own: no text can overflow it. */
interface Waiting {
  readonly kind: Delimited;
  readonly opening: number;
  readonly closing: number;
  depth: number;
}

/** The state of one run over a text. */
export interface Lexing {
  readonly text: string;
  readonly found: Region[];
  readonly waiting: Waiting[];
  /** Heredocs whose texts begin after the line. */
  readonly pending: Heredoc[];
  /** How many brackets are open. */
  depth: number;
}

/** What the opening of a heredoc says. */
export interface Heredoc {
  /** The line that ends it. */
  readonly word: string;
  /** That line may be indented. */
  readonly indented: boolean;
  /** The code goes on behind the word, as PHP's does: `EOT);`. */
  readonly goesOn?: true;
  /** The offset after the opening. */
  readonly end: number;
}

/** Reads what begins at `at`, records its regions, and gives the offset after it; `at` itself where it is not. */
export type Read = (lexing: Lexing, at: number) => number;

/** A reader with the characters that it may begin with. Of two for one character the first that reads wins. */
export interface Rule {
  readonly first: string;
  readonly read: Read;
}

export function add(lexing: Lexing, start: number, end: number, context: Context): number {
  if (end > start) lexing.found.push({ start, end, context });
  return end;
}

/** Reads the rest of a delimited text from `from` on, as a region that starts at `start`. */
export function readRest(lexing: Lexing, kind: Delimited, start: number, from: number): number {
  const { text } = lexing;
  if (kind.close === undefined) return add(lexing, start, lineEnd(text, from), kind.context);
  if (kind.nests) return add(lexing, start, nestedEnd(text, from, kind.open, kind.close), kind.context);
  const { close } = kind;
  if (kind.lines && !kind.escape && !kind.doubled && !kind.code && close.length === 2)
    return readUntil(lexing, start, from, close, kind.context);
  // Not where code may stand in it: the close would be looked for again behind each piece of code.
  if (kind.lines && kind.escape === "\\" && !kind.doubled && kind.code === undefined) {
    const end = unescaped(text, close, from);
    return add(lexing, start, end < text.length ? closed(text, close, end) : end, kind.context);
  }
  const closing = close.charCodeAt(0);
  const escaping = kind.escape === undefined ? -1 : kind.escape.charCodeAt(0);
  const coding = kind.code === undefined ? -1 : kind.code.charCodeAt(0);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === closing && text.startsWith(close, at)) {
      if (!kind.doubled || !text.startsWith(close, at + close.length))
        return add(lexing, start, closed(text, close, at), kind.context);
      at += 2 * close.length - 1;
    } else if (code === coding && kind.code !== undefined && text.startsWith(kind.code, at)) {
      if (kind.code === "{" && text.charCodeAt(at + 1) === coding) at++;
      else return wait(lexing, kind, kind.code, start, at);
    } else if (code === escaping) {
      at++;
      if (text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
    } else if (!kind.lines && isNewline(code)) {
      return add(lexing, start, at, kind.context);
    }
  }
  return add(lexing, start, text.length, kind.context);
}

/** The offset after a close: """ends with a "quote"""" of its own in Kotlin, Scala, TOML. */
function closed(text: string, close: string, at: number): number {
  let end = at + close.length;
  if (close.length === 3) while (text.charCodeAt(end) === close.charCodeAt(0)) end++;
  return end;
}

function wait(lexing: Lexing, kind: Delimited, mark: string, start: number, at: number): number {
  const end = add(lexing, start, at + mark.length, kind.context);
  const opening = lexing.text.charCodeAt(end - 1);
  lexing.waiting.push({ kind, opening, closing: opening === openParen ? closeParen : closeBrace, depth: 0 });
  return end;
}

/** Brackets in code, which may end the code inside a string. Only a language that asks for the depth names this rule. */
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

/** The offset after the close that matches, for comments that nest; the text's end if there is none. */
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

export function delimited(kind: Delimited): Rule {
  return {
    first: kind.open.charAt(0),
    read: (lexing, at) =>
      lexing.text.startsWith(kind.open, at) ? readRest(lexing, kind, at, at + kind.open.length) : at,
  };
}

/** A run to `close` from `from` on, whatever stands in it; to the text's end if it is never closed. */
export function readUntil(
  lexing: Lexing,
  start: number,
  from: number,
  close: string,
  context: Context,
): number {
  const end = lexing.text.indexOf(close, from);
  return add(lexing, start, end < 0 ? lexing.text.length : end + close.length, context);
}

/** How far before the place where it is found a region may begin: the word before a `://`. */
export const furthestBack = 100;

/** Makes a lexer of rules. What no rule reads is the language's gap. */
export function lexer(...rules: readonly Rule[]): Lexer {
  const table: Read[][] = [];
  for (const { first, read } of rules.includes(brackets) ? rules : [...rules, brackets])
    for (const character of first) {
      const code = character.charCodeAt(0);
      const readers = table[code] ?? [];
      readers.push(read);
      table[code] = readers;
    }
  const readersOf = Array.from({ length: 128 }, (_, code) => table[code]);
  const firsts = rules.map(({ first }) => first).join("");
  const stops = stopsAt(firsts);
  // Brackets matter where one of them ends the code inside a string.
  const stopsInside = stopsAt(firsts + brackets.first);
  return (text, until) => {
    const lexing: Lexing = { text, found: [], waiting: [], pending: [], depth: 0 };
    // The line for the shell, in any language; `#![…]` is Rust's.
    let at = /^#!(?!\s*\[)/.test(text.slice(0, 40)) ? add(lexing, 0, lineEnd(text, 0), "comment") : 0;
    const last = Math.min(text.length, until + furthestBack);
    while (at < last) {
      at = nextStop(text, at, last, lexing.waiting.length > 0 ? stopsInside : stops);
      let next = at;
      for (const read of readersOf[text.charCodeAt(at)] ?? none) {
        next = read(lexing, at);
        if (next > at) break;
      }
      at = next > at ? next : at + 1;
    }
    return lexing.found;
  };
}

const none: readonly Read[] = [];

/** The offset of the first character of `stops` from `from` on, `last` if there is none before it. */
export function nextStop(text: string, from: number, last: number, stops: Uint8Array): number {
  let at = from;
  while (at < last) {
    const code = text.charCodeAt(at);
    if (code <= lastAscii && stops[code] === 1) break;
    at++;
  }
  return at;
}

/** A table of the characters of ASCII: 1 for those given, 0 for what is passed over in a tight loop. */
export function stopsAt(characters: string): Uint8Array {
  const stops = new Uint8Array(128);
  for (const character of characters) stops[character.charCodeAt(0)] = 1;
  return stops;
}
