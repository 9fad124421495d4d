import { Terms } from "../../../src/core/search/index/terms.ts";

/** The terms of an index, made of distinct texts in their order. */
export function sortedTerms(sorted: readonly string[]): Terms {
  const starts = Uint32Array.from([0, ...sorted], (_, n) => sorted.slice(0, n).join("").length);
  const text = sorted.join("");
  return new Terms(
    Uint16Array.from({ length: text.length }, (_, n) => text.charCodeAt(n)),
    starts,
  );
}
