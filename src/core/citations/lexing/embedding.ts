import type { Context } from "../citation.ts";
import { gapContext } from "../languages/gap.ts";
import type { Language } from "../languages/language.ts";
import type { Region } from "./region.ts";

/**
 * Adds a piece of a text that is written in another language. In an unknown language it counts as a string (what it
 * says is somebody's text), and so does a document inside a document, which mostly shows how such a text is written.
 */
export function embed(found: Region[], start: number, end: number, language: Language): void {
  if (end <= start) return;
  if (language === "other" || language === "text" || language === "markdown" || language === "rst")
    found.push({ start, end, context: "string" });
  else found.push({ start, end, context: gapContext(language), language });
}

/** The same regions with those between them, which have the context of the gap. */
export function filled(regions: readonly Region[], length: number, gap: Context): readonly Region[] {
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
