import { gapContext, type Language } from "../languages/language.ts";
import { lexers } from "../languages/lexers.ts";
import { withGaps } from "./embedding.ts";
import type { Region } from "./region.ts";

/**
 * Finds what is comment, docstring, string, prose or code in a text. The regions are sorted and disjoint; what lies
 * between them has `gapContext(language)`. Linear for any text; approximate where only a compiler can tell. Nothing
 * beyond `until` need be read; regions that begin there mean nothing.
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
