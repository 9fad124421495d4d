import type { Context } from "../citation.ts";
import { gapContext, type Language } from "../languages/language.ts";

/** A range of a text with one context. Offsets are in UTF-16 units from the text's start, `end` exclusive. */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly context: Context;
  /** The language of an embedded piece that is not lexed yet; `context` is then that of its gaps. */
  readonly language?: Language;
}

/**
 * Reads the regions of a text that begin before `until`, sorted and disjoint; it may stop there or read on. Linear, and
 * never throws.
 */
export type Lexer = (text: string, until: number) => Region[];

/** The context of the region that contains the offset, or undefined between regions. `regions` are sorted. */
export function contextAt(regions: readonly Region[], offset: number): Context | undefined {
  return regionAt(regions, offset)?.context;
}

/** The region that contains the offset. `regions` are sorted. */
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

/**
 * Adds a piece of a text that is written in another language. A piece in an unknown language
 * counts as a string (it is somebody's text); so does a document inside a document, which
 * mostly is an example of how to write one.
 */
export function embed(found: Region[], start: number, end: number, language: Language): void {
  if (end <= start) return;
  if (language === "other" || language === "text" || language === "markdown" || language === "rst")
    found.push({ start, end, context: "string" });
  else found.push({ start, end, context: gapContext(language), language });
}

/** Fills the gaps between regions of a text of that length with regions of the gap's context. */
export function withGaps(regions: readonly Region[], length: number, gap: Context): readonly Region[] {
  const whole: Region[] = [];
  let at = 0;
  for (const region of regions) {
    if (region.start > at) whole.push({ start: at, end: region.start, context: gap });
    whole.push(region);
    at = region.end;
  }
  if (at < length) whole.push({ start: at, end: length, context: gap });
  return whole;
}
