import type { Context } from "../citation.ts";
import type { Language } from "./language.ts";
import { contextAt, type Region } from "./region.ts";
import { gapContext, regions } from "./regions.ts";

/** A text that is lexed once, as far as anybody has asked, for all who ask. */
export interface Lexed {
  /** The regions that begin before an offset; what is given beyond it means nothing. */
  until(offset: number): readonly Region[];
  /** The context of the character at an offset. */
  contextAt(offset: number): Context;
}

export function lexed(text: string, language: Language): Lexed {
  let known: readonly Region[] = [];
  let end = 0;
  const until = (offset: number) => {
    if (offset > end) {
      known = regions(text, language, offset);
      end = offset;
    }
    return known;
  };
  return {
    until,
    contextAt: (offset) => contextAt(until(offset + 1), offset) ?? gapContext(language),
  };
}
