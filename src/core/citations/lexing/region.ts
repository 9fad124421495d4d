import type { Context } from "../citation.ts";
import type { Language } from "../languages/language.ts";

/** A stretch of a text that has one context. Offsets are in UTF-16 units from the text's start, `end` exclusive. */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly context: Context;
  /** The language of a piece in another one that is not lexed yet; `context` is then that of its gaps. */
  readonly language?: Language;
}

/**
 * Reads the regions of a text that begin before `until`, sorted and disjoint; it may stop there or read on. Linear, and
 * never throws.
 */
export type Lexer = (text: string, until: number) => Region[];

/** The context of the region that holds the offset, or undefined between regions. `regions` are sorted. */
export function contextAt(regions: readonly Region[], offset: number): Context | undefined {
  return regionAt(regions, offset)?.context;
}

/** The region that holds the offset. `regions` are sorted. */
export function regionAt(regions: readonly Region[], offset: number): Region | undefined {
  let low = 0;
  let high = regions.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const region = regions[middle];
    if (region === undefined) return undefined;
    if (offset < region.start) high = middle - 1;
    else if (offset >= region.end) low = middle + 1;
    else return region;
  }
  return undefined;
}
