import assert from "node:assert/strict";
import fc from "fast-check";
import { Library } from "../../src/core/library/library.ts";
import { PaperSearch } from "../../src/core/search/paperSearch.ts";
import { phraseOf } from "../../src/core/search/phrase.ts";
import { plainText } from "../../src/core/search/words.ts";

describe("the phrases of the search", () => {
  it("are found where their words stand one after the other, whatever is between them", () => {
    const pieces = fc.array(fc.constantFrom("ab", "b", "a", "Ab", " ", ", ", "-", "9", "é", "學"), {
      maxLength: 12,
    });
    const joined = pieces.map((some) => some.join(""));
    fc.assert(
      fc.property(joined, joined, fc.boolean(), (one, typed, isFinished) => {
        const words = plainText(typed).trim();
        const expected = words !== "" && plainText(one).includes(` ${words}${isFinished ? " " : ""}`);
        assert.equal(phraseOf(typed, isFinished)?.isIn(one) === true, expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it("are found in a plain text as in one with other letters after it", () => {
    const pieces = fc.array(fc.constantFrom("ab", "b", "Ab", " ", ", ", "-", "9", "+", "++", "#"), {
      maxLength: 10,
    });
    const joined = pieces.map((some) => some.join(""));
    fc.assert(
      fc.property(joined, joined, fc.boolean(), (one, typed, isFinished) => {
        const phrase = phraseOf(typed, isFinished);
        assert.equal(phrase?.isIn(one), phrase?.isIn(`${one} é`));
      }),
      { numRuns: 3_000 },
    );
  });

  it("are found in the thousandth text as in the first", () => {
    const piece = fc.constantFrom(
      "ab",
      "b",
      "Ab",
      " ",
      ", ",
      "-",
      "9",
      "+",
      "++",
      "#",
      "é",
      "学",
      "\0",
      "\u017F",
    );
    const joined = fc.array(piece, { maxLength: 10 }).map((some) => some.join(""));
    fc.assert(
      fc.property(fc.array(joined, { maxLength: 5 }), joined, fc.boolean(), (texts, typed, isFinished) => {
        const asked = phraseOf(typed, isFinished);
        for (let n = 0; n < 1_000; n++) asked?.isIn("");
        for (const one of texts) assert.equal(asked?.isIn(one), phraseOf(typed, isFinished)?.isIn(one));
      }),
      { numRuns: 1_000 },
    );
  });

  it("find each paper whose title has them, in quotes", () => {
    const piece = fc.constantFrom(
      "ab",
      "Ab",
      "bAb",
      "the",
      "b",
      "é",
      "abs",
      " ",
      " ",
      "-",
      "/",
      ", ",
      "++ ",
      "10,000",
    );
    const joined = (most: number) => fc.array(piece, { maxLength: most }).map((some) => some.join(""));
    fc.assert(
      fc.property(fc.array(joined(9), { maxLength: 5 }), joined(5), (titles, phrase) => {
        const library = new Library();
        const records = titles.map((title, line) => ({ paper: { citekey: `zz${line}`, title }, line }));
        library.setFile({ file: "a.bib", layer: { kind: "bibliography", order: 0 }, records, problems: [] });
        const search = new PaperSearch(library);
        const found = new Set(search.search(`"${phrase}"`).map(({ paper }) => paper.citekey));
        const words = phraseOf(phrase, true);
        for (const [n, title] of titles.entries())
          if (/[a-z]/i.test(phrase) && words?.isIn(title) === true)
            assert.ok(found.has(`zz${n}`), `${title}: ${phrase}`);
        search.dispose();
      }),
      { numRuns: 1_000 },
    );
  });
});
