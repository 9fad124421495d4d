import type { Lexing } from "../../lexing/lexing.ts";

/**
 * What is open around a place: the code inside a template, a JSX text or a JSX attribute; an element with its
 * text; brackets. Kept on an explicit stack, so that deep nesting cannot overflow the call stack.
 */
export type Open =
  | "template"
  | "text"
  | "attribute"
  | "element"
  | "block"
  | "object"
  | "control"
  | "round"
  | "square";

export type Mode = "code" | "template" | "tag" | "children";

/** The state of one run over a script. */
export interface ScriptState extends Lexing {
  at: number;
  mode: Mode;
  readonly open: Open[];
  /** A value has just ended: a slash divides, `<` compares. */
  operand: boolean;
  /** The last word, if only blanks came after it: `if (` opens no value. */
  word: string;
  /** The code of the last sign that was neither blank nor part of a name. */
  sign: number;
  /** No regular expression begins before this offset: one was tried and its line ended first. */
  noRegex: number;
  readonly jsx: boolean;
  /** `<T,>` and `<T extends U>` begin a type parameter, not an element. */
  readonly types: boolean;
}
