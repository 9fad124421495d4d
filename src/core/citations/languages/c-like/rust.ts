import { isWordAt } from "../../lexing/characters.ts";
import { lowerR, numberSign } from "../../lexing/codes.ts";
import { readRest, readUntil } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import type { Lexing } from "../../lexing/lexing.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { characterLiteral } from "../../lexing/strings.ts";

/**
 * Reads a string with its prefix (`b`, `c`, `r#`). The string of `#[doc = "…"]` is
 * a docstring. Found at its quote.
 */
function read(lexing: Lexing, at: number): number {
  const { text } = lexing;
  let start = at;
  while (text.charCodeAt(start - 1) === numberSign) start--;
  const hashes = at - start;
  const raw = text.charCodeAt(start - 1) === lowerR && isPrefix(text, start - 1);
  const context = isDoc(text, raw ? start - 1 : at) ? "docstring" : "string";
  if (raw) return readUntil(lexing, at, at + 1, `"${"#".repeat(hashes)}`, context);
  return readRest(lexing, { open: '"', close: '"', context, escape: "\\", lines: true }, at, at + 1);
}

/** True if the `r` at `at` does not end a name: at most a `b` or `c` is before it. */
function isPrefix(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return before === "b" || before === "c" ? !isWordAt(text, at - 2) : !isWordAt(text, at - 1);
}

function isDoc(text: string, at: number): boolean {
  return /[[(,]\s*doc\s*=\s*$/.test(text.slice(Math.max(0, at - 40), at));
}

export const rust = lexer(
  slashComments({ docLines: ["///", "//!"], docBlocks: ["/**", "/*!"], nests: true }),
  { first: '"', read },
  characterLiteral,
);
