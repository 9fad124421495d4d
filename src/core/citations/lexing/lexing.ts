import type { Context } from "../citation.ts";
import type { Region } from "./region.ts";

/** A string, comment or the like that begins and ends with fixed marks. */
export interface Delimited {
  readonly open: string;
  /** Without one, it ends with the line. */
  readonly close?: string;
  readonly context: Context;
  /** The character that escapes the next one. */
  readonly escape?: string;
  /** The close written twice stands for itself. */
  readonly doubled?: true;
  readonly nests?: true;
  /** May run over lines. Otherwise one that is not closed ends with its line. */
  readonly lines?: true;
  /** Opens code inside a string, up to the matching bracket: `${`, `#{`, `$(`, `\(`, `{` (then `{{` is a brace). */
  readonly code?: string;
}

/**
 * A string that continues after the code inside it. Kept on an explicit stack, so that deep nesting cannot
 * overflow the call stack.
 */
interface Waiting {
  readonly kind: Delimited;
  readonly opening: number;
  readonly closing: number;
  depth: number;
}

/** The opening of a heredoc. */
export interface Heredoc {
  /** The word on the line that ends it. */
  readonly word: string;
  /** That line may be indented. */
  readonly indented: boolean;
  /** Code may follow the word on its line, as in PHP: `EOT);`. */
  readonly goesOn?: true;
  /** The offset after the opening. */
  readonly end: number;
}

/** The state of one run of a lexer over a text. */
export interface Lexing {
  readonly text: string;
  readonly found: Region[];
  readonly waiting: Waiting[];
  /** Heredocs whose texts begin after the line. */
  readonly pending: Heredoc[];
  /** How many brackets are open. */
  depth: number;
}

/**
 * Reads what begins at `at`, adds its regions and returns the offset after it;
 * returns `at` if nothing begins there.
 */
export type Read = (lexing: Lexing, at: number) => number;

/**
 * A reader and the characters with which its texts may begin. Of two rules for a character,
 * the first that reads something wins.
 */
export interface Rule {
  readonly first: string;
  readonly read: Read;
}

/** Adds a region unless it is empty. Returns its end. */
export function addRegion(lexing: Lexing, start: number, end: number, context: Context): number {
  if (end > start) lexing.found.push({ start, end, context });
  return end;
}
