import { isWordAt } from "../../lexing/characters.ts";
import { upperR } from "../../lexing/codes.ts";
import { delimited, readRest, readUntil } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import type { Rule } from "../../lexing/lexing.ts";
import { type SlashComments, slashComments } from "../../lexing/slashComments.ts";
import { doubleQuoted, singleQuoted } from "../../lexing/strings.ts";

const doxygenComments: SlashComments = {
  docLines: ["///", "//!"],
  docBlocks: ["/**", "/*!"],
  continues: true,
};

/**
 * A raw string, `R"mark(…)mark"`, with any of the prefixes of C++. Quotes may be part of its mark: `R"""(…)"""`. Found at
 * its first quote.
 */
const rawString: Rule = {
  first: '"',
  read: (lexing, at) => {
    const { text } = lexing;
    if (text.charCodeAt(at - 1) !== upperR) return at;
    const prefix = /(?:^|[^\w])(?:u8|[uUL])?R$/.test(text.slice(Math.max(0, at - 4), at));
    const mark = /^[^(]{0,16}(?=\()/.exec(text.slice(at + 1, at + 18))?.[0];
    if (!prefix || mark === undefined) return at;
    return /[\s\\)]/.test(mark) ? at : readUntil(lexing, at, at + 1, `)${mark}"`, "string");
  },
};

/** A character. A quote inside a number separates digits: `1'000'000`. */
const cCharacter: Rule = {
  first: "'",
  read: (lexing, at) => {
    const { text } = lexing;
    if (isWordAt(text, at - 1) && isWordAt(text, at + 1) && isInNumber(text, at)) return at + 1;
    return readRest(lexing, singleQuoted, at, at + 1);
  },
};

/** Longer numbers are not followed to their start. */
const longestNumber = 40;

function isInNumber(text: string, at: number): boolean {
  let start = at;
  while (
    start > 0 &&
    at - start < longestNumber &&
    (isWordAt(text, start - 1) || /['.]/.test(text.charAt(start - 1)))
  )
    start--;
  return /^[0-9]/.test(text.slice(start, at).replace(/^['.]+/, ""));
}

/** C and C++, also CUDA, HIP, OpenCL, Metal, Objective-C and shading languages. */
export const c = lexer(slashComments(doxygenComments), rawString, delimited(doubleQuoted), cCharacter);
