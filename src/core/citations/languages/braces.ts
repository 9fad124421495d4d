import { isNewline, isWordAt, lineEnd, nextLine } from "../lexing/characters.ts";
import {
  asterisk,
  backslash,
  highSurrogate,
  lowSurrogate,
  singleQuote,
  slash,
  upperR,
} from "../lexing/codes.ts";
import {
  add,
  type Delimited,
  delimited,
  type Lexing,
  lexer,
  type Rule,
  readRest,
  readUntil,
} from "../lexing/lexing.ts";

/** What the comments of languages after the model of C differ in. */
export interface Comments {
  /** Line comments that document, each with one mark and no more: `///` but not `////`. */
  readonly docLines?: readonly string[];
  /** Block comments that document: `/**`, but neither `/***` nor the empty one. */
  readonly docBlocks?: readonly string[];
  readonly nests?: true;
  /** A backslash at its end carries a line comment to the next line. */
  readonly continues?: true;
}

const PLAIN: Delimited = { open: "/*", close: "*/", context: "comment", lines: true };
const NESTED: Delimited = { ...PLAIN, nests: true };

/** `//`, `/* … *​/` and the doc comments among them. */
export function slashComments(comments: Comments): Rule {
  const { docLines = [], docBlocks = [], continues } = comments;
  const block = comments.nests ? NESTED : PLAIN;
  const read = (lexing: Lexing, at: number) => {
    const { text } = lexing;
    const next = text.charCodeAt(at + 1);
    if (next === slash) {
      const context = docLines.some((mark) => isMark(text, at, mark)) ? "docstring" : "comment";
      return add(lexing, at, continues ? continuedEnd(text, at) : lineEnd(text, at), context);
    }
    if (next !== asterisk) return at;
    const doc = docBlocks.some((mark) => isMark(text, at, mark)) && text.charCodeAt(at + 3) !== slash;
    return readRest(lexing, doc ? { ...block, context: "docstring" } : block, at, at + 2);
  };
  return { first: "/", read };
}

/** The mark stands there and its last character is not repeated. */
function isMark(text: string, at: number, mark: string): boolean {
  return (
    text.startsWith(mark, at) &&
    (mark.endsWith("!") || text.charCodeAt(at + mark.length) !== mark.charCodeAt(mark.length - 1))
  );
}

function continuedEnd(text: string, at: number): number {
  let end = lineEnd(text, at);
  while (end < text.length && text.charCodeAt(end - 1) === backslash)
    end = lineEnd(text, nextLine(text, end));
  return end;
}

/** A character in single quotes where a quote may be something else too (lifetime, symbol, an apostrophe in a text). */
export const character: Rule = {
  first: "'",
  read: (lexing, at) => {
    const { text } = lexing;
    const next = text.charCodeAt(at + 1);
    if (next === backslash) {
      const end = /^[^'\n\r]{0,10}'/.exec(text.slice(at + 3, at + 14))?.[0].length;
      return end === undefined ? at + 1 : add(lexing, at, at + 3 + end, "string");
    }
    if (Number.isNaN(next) || isNewline(next) || next === singleQuote) return at + 1;
    const length = next >= highSurrogate && next < lowSurrogate ? 2 : 1;
    return text.charCodeAt(at + 1 + length) === singleQuote
      ? add(lexing, at, at + 2 + length, "string")
      : at + 1;
  },
};

export const doubleQuoted: Delimited = { open: '"', close: '"', context: "string", escape: "\\" };
export const tripleQuoted: Delimited = {
  open: '"""',
  close: '"""',
  context: "string",
  escape: "\\",
  lines: true,
};

const DOXYGEN: Comments = { docLines: ["///", "//!"], docBlocks: ["/**", "/*!"], continues: true };

/** `R"mark(…)mark"`, with any of the prefixes of C++; found at its quote. */
const rawString: Rule = {
  first: '"',
  read: (lexing, at) => {
    const { text } = lexing;
    if (text.charCodeAt(at - 1) !== upperR) return at;
    const prefix = /(?:^|[^\w])(?:u8|[uUL])?R$/.test(text.slice(Math.max(0, at - 4), at));
    const mark = /^[^(]{0,16}(?=\()/.exec(text.slice(at + 1, at + 18))?.[0];
    if (!prefix || mark === undefined) return at;
    return /[\s\\)"]/.test(mark) ? at : readUntil(lexing, at, at + 1, `)${mark}"`, "string");
  },
};

/** A character or the separator of `1'000'000`, which stands inside a number. */
const cCharacter: Rule = {
  first: "'",
  read: (lexing, at) => {
    const { text } = lexing;
    if (isWordAt(text, at - 1) && isWordAt(text, at + 1) && inNumber(text, at)) return at + 1;
    return readRest(lexing, { open: "'", close: "'", context: "string", escape: "\\" }, at, at + 1);
  },
};

/** Numbers longer than this are none. */
const NUMBER = 40;

function inNumber(text: string, at: number): boolean {
  let start = at;
  while (
    start > 0 &&
    at - start < NUMBER &&
    (isWordAt(text, start - 1) || /['.]/.test(text.charAt(start - 1)))
  )
    start--;
  return /^[0-9]/.test(text.slice(start, at).replace(/^['.]+/, ""));
}

/** C, C++, CUDA, HIP, OpenCL, Metal, Objective-C and shading languages. */
export const c = lexer(slashComments(DOXYGEN), rawString, delimited(doubleQuoted), cCharacter);
