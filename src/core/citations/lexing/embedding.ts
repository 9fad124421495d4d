import type { Context } from "../citation.ts";
import { gapContext, type Language } from "../languages/language.ts";
import type { Region } from "./region.ts";

/**
 * Adds a piece of a text that is written in another language. A piece in an unknown language counts as a string (it is
 * somebody's text); so does a document inside a document, which mostly shows how such a text is written.
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
