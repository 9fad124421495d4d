import assert from "node:assert/strict";
import fc from "fast-check";
import { Vocabulary } from "../../../src/core/search/vocabulary.ts";

function vocabularyOf(terms: Iterable<string>): Vocabulary {
  const vocabulary = new Vocabulary();
  for (const term of terms) vocabulary.add(term);
  return vocabulary;
}

/** Every text that one typo makes of a term over these letters, the term itself left out. */
function typosOf(term: string, letters: string): Set<string> {
  const typos = new Set<string>();
  for (let at = 0; at <= term.length; at++) {
    const [before, after] = [term.slice(0, at), term.slice(at)];
    typos.add(before + after.slice(1));
    if (after.length > 1) typos.add(`${before}${after[1]}${after[0]}${after.slice(2)}`);
    for (const letter of letters) {
      typos.add(before + letter + after);
      if (after !== "") typos.add(before + letter + after.slice(1));
    }
  }
  typos.delete(term);
  return typos;
}

describe("a vocabulary", () => {
  const term = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 6 });

  it("finds exactly the terms that begin with a prefix", () => {
    fc.assert(
      fc.property(fc.uniqueArray(term), term, (terms, prefix) => {
        const expected = terms.filter((other) => other.startsWith(prefix));
        assert.deepEqual(vocabularyOf(terms).startingWith(prefix).sort(), expected.sort());
      }),
    );
  });

  it("finds them among thousands, in whatever order they came", () => {
    const terms = Array.from({ length: 5_003 }, (_, i) => `t${((i * 7_919) % 5_003).toString(36)}`);
    const vocabulary = vocabularyOf(terms);
    for (const prefix of ["t", "t1", "t3u", "t3uu", "u", ""]) {
      const expected = terms.filter((other) => other.startsWith(prefix));
      assert.deepEqual(vocabulary.startingWith(prefix).sort(), expected.sort());
    }
  });

  it("finds exactly the terms that one typo makes", () => {
    fc.assert(
      fc.property(fc.uniqueArray(term, { maxLength: 40 }), term, (terms, typed) => {
        const typos = typosOf(typed, "abc");
        assert.deepEqual(
          vocabularyOf(terms).near(typed).sort(),
          terms.filter((other) => typos.has(other)).sort(),
        );
      }),
    );
  });
});
