import type { Context } from "../citation.ts";
import { gapContext, type Language } from "../languages/language.ts";
import { lexers } from "../languages/lexers.ts";
import { type Region, regionAt, withGaps } from "./region.ts";

/**
 * Finds the comments, docstrings, strings, prose and code of a text. The regions are sorted and disjoint; the
 * text between them has the context `gapContext(language)`. Linear for any text; approximate where only a
 * compiler can tell. May stop at `until`; regions that begin after it are meaningless.
 */
export function regions(text: string, language: Language, until = text.length): readonly Region[] {
  const outer = outerRegions(text, language, until);
  if (!outer.some((region) => region.language)) return outer;
  return outer.flatMap((region) =>
    region.language ? innerRegions(text, region, region.language) : [region],
  );
}

/** Like `regions`, but a piece in another language stays one region with that language. */
export function outerRegions(text: string, language: Language, until = text.length): readonly Region[] {
  return lexers[language](text, Math.min(until, text.length));
}

function innerRegions(text: string, { start, end }: Region, language: Language): readonly Region[] {
  const inner = withGaps(regions(text.slice(start, end), language), end - start, gapContext(language));
  return inner.map((one) => ({ start: start + one.start, end: start + one.end, context: one.context }));
}

/** A text that is lexed once for all callers, and only as far as they ask. */
export interface Lexed {
  readonly text: string;
  /** Lexes everything before an offset at once. Callers with many places ask for the last one first. */
  upTo(offset: number): void;
  /** The context of the character at an offset. */
  contextAt(offset: number): Context;
  /**
   * Texts with the same symbol differ only within one comment or one line of prose; the text
   * that they share has the same contexts.
   */
  readonly lexing: symbol;
}

/** A text that was lexed itself, not derived from another as by `relexed`. */
export interface Source extends Lexed {
  readonly language: Language;
  regionAt(offset: number): Region | undefined;
}

/** Lexes a text as far as it is asked for. */
export function lexed(text: string, language: Language): Source {
  let known: readonly Region[] = [];
  let end = 0;
  const upTo = (offset: number) => {
    if (offset <= end) return;
    known = outerRegions(text, language, offset);
    end = offset;
  };
  const at = (offset: number) => {
    upTo(offset + 1);
    return regionAt(known, offset);
  };
  // A piece in another language is lexed when a place in it is asked for.
  const pieces = new Map<Region, Source>();
  const pieceOf = (region: Region, language: Language): Source => {
    const piece = pieces.get(region) ?? lexed(text.slice(region.start, region.end), language);
    pieces.set(region, piece);
    piece.upTo(piece.text.length);
    return piece;
  };
  return {
    text,
    lexing: Symbol(language),
    language,
    upTo,
    regionAt: at,
    contextAt(offset) {
      const region = at(offset);
      if (region?.language) return pieceOf(region, region.language).contextAt(offset - region.start);
      return region?.context ?? gapContext(language);
    },
  };
}
