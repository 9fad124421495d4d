import assert from "node:assert/strict";
import fc from "fast-check";
import { Library } from "../../src/core/library/library.ts";
import { hasQuoted } from "../../src/core/search/fields.ts";
import { nothingCited } from "../../src/core/search/filters/filters.ts";
import { PaperSearch } from "../../src/core/search/paperSearch.ts";
import { phraseOf } from "../../src/core/search/phrase.ts";
import { plainText } from "../../src/core/search/words.ts";
import { seeded } from "../bench/search/random.ts";

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

  it("find in quotes the papers that have them in any text, and no others", async () => {
    const piece = fc.constantFrom(
      ...["ab", "Ab", "bAb", "the", "b", "é", "abs", " ", " ", "-", "/", ", ", "++ ", "10,000", "学", "# "],
    );
    const joined = (most: number) => fc.array(piece, { maxLength: most }).map((some) => some.join(""));
    const optional = (most: number) => fc.option(joined(most), { nil: undefined });
    const paper = fc.record({
      title: joined(6),
      abstract: optional(9),
      notes: optional(9),
      venue: optional(3),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(paper, { maxLength: 5 }),
        joined(5),
        fc.boolean(),
        async (papers, phrase, isClosed) => {
          const library = libraryOf(papers);
          const search = new PaperSearch(library);
          const again = await PaperSearch.from(
            library,
            nothingCited,
            (await search.save()) ?? new Uint8Array(),
          );
          const words = phraseOf(phrase, isClosed);
          // The beginning of one word of a letter or two is looked for in titles only.
          fc.pre(isClosed || words === undefined || words.isLong || (words.words[0] ?? "").length > 2);
          const expected = words ? library.papers.filter((one) => hasQuoted(one, words)) : [];
          for (const engine of [search, again]) {
            const found = engine
              .search(`"${phrase}${isClosed ? '"' : ""}`)
              .map(({ paper: { citekey } }) => citekey);
            assert.deepEqual(found.sort(), expected.map(({ citekey }) => citekey).sort(), phrase);
            engine.dispose();
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("are found in a library of any size, however common their words are", async () => {
    const words = ["model", "of", "large", "scale", "the", "train"];
    const random = seeded(7);
    const one = () => words[Math.floor(random() * words.length)] ?? "";
    const papers = Array.from({ length: 12_000 }, () => ({
      title: one(),
      abstract: Array.from({ length: 12 }, one).join(" "),
    }));
    // The last of all that the index ranks.
    papers.push({ title: "x", abstract: `${"large scale ".repeat(200)} model, train: large` });
    const library = libraryOf(papers);
    const search = new PaperSearch(library);
    await search.ready;
    for (const phrase of [
      "model train large",
      "train the model of large scale",
      "scale of mod",
      "of the of the",
    ])
      for (const isClosed of [true, false]) {
        const asked = phraseOf(phrase, isClosed);
        const expected = asked ? library.papers.filter((paper) => hasQuoted(paper, asked)) : [];
        const found = search.search(`"${phrase}${isClosed ? '"' : ""}`, 20_000);
        assert.deepEqual(new Set(found.map(({ paper }) => paper)), new Set(expected), phrase);
      }
    search.dispose();
  });
});

function libraryOf(papers: readonly PaperToFind[]): Library {
  const library = new Library();
  const records = papers.map(({ notes, abstract, venue, title }, line) => ({
    paper: {
      citekey: `zz${line}`,
      title,
      ...(abstract !== undefined && { abstract }),
      ...(venue !== undefined && { venue }),
    },
    line,
    ...(notes !== undefined && { notes }),
  }));
  library.setFile({ file: "a.bib", layer: { kind: "bibliography", order: 0 }, records, problems: [] });
  return library;
}

interface PaperToFind {
  readonly title: string;
  readonly abstract?: string | undefined;
  readonly notes?: string | undefined;
  readonly venue?: string | undefined;
}
