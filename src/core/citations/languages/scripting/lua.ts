import { lineEnd } from "../../lexing/characters.ts";
import { hyphen } from "../../lexing/codes.ts";
import { delimited, readUntil } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Lexing } from "../../lexing/lexing.ts";

/** The close of a long bracket that opens at `at` (`[[`, `[==[`), or undefined. */
function longClose(text: string, at: number): string | undefined {
  const level = /^\[(=*)\[/.exec(text.slice(at, at + 64))?.[1];
  return level === undefined ? undefined : `]${level}]`;
}

/** Reads a comment. `---` is a doc comment (LDoc, EmmyLua), `----` is not; nor is `--[[`, but `--[[--` is. */
function readComment(lexing: Lexing, at: number): number {
  const { text } = lexing;
  if (!text.startsWith("--", at)) return at;
  const close = longClose(text, at + 2);
  if (close !== undefined) {
    const doc = text.startsWith("--", at + 2 + close.length);
    return readUntil(lexing, at, at + 2, close, doc ? "docstring" : "comment");
  }
  const doc = text.charCodeAt(at + 2) === hyphen && text.charCodeAt(at + 3) !== hyphen;
  return addRegion(lexing, at, lineEnd(text, at), doc ? "docstring" : "comment");
}

export const lua = lexer(
  { first: "-", read: readComment },
  {
    first: "[",
    read: (lexing, at) => {
      const close = longClose(lexing.text, at);
      return close === undefined ? at : readUntil(lexing, at, at + 1, close, "string");
    },
  },
  delimited({ open: '"', close: '"', context: "string", escape: "\\" }),
  delimited({ open: "'", close: "'", context: "string", escape: "\\" }),
);
