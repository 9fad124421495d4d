import assert from "node:assert/strict";
import { commentMarkers, gapContext, languages } from "../../../src/core/citations/languages/language.ts";
import { contextAt } from "../../../src/core/citations/lexing/region.ts";
import { regions } from "../../../src/core/citations/lexing/regions.ts";

describe("the comment markers of a language", () => {
  it("are what its own lexer takes for comments", () => {
    for (const language of languages) {
      const { line, block } = commentMarkers(language);
      const texts = [line && `${line} cited`, block && `${block[0]} cited ${block[1]}`].filter(
        (one) => one !== undefined,
      );
      for (const one of texts)
        assert.match(
          contextAt(regions(`\n${one}\n`, language), one.indexOf("cited") + 1) ?? gapContext(language),
          /comment|docstring/,
          `${language}: ${one}`,
        );
    }
  });
});
