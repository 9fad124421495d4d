import assert from "node:assert/strict";
import fc from "fast-check";
import { Library } from "../../src/core/library/library.ts";
import type { LibraryPaper } from "../../src/core/library/libraryPaper.ts";
import type { Paper, ReadingStatus } from "../../src/core/paper.ts";
import { type Facts, type FilterName, filterOf } from "../../src/core/search/filters/filters.ts";
import { PaperSearch } from "../../src/core/search/paperSearch.ts";

const name = fc
  .array(fc.constantFrom("Wei", "Weiß", "wang", "van", "O'Brien", "Jean-Luc", "学", "Yu", "Davies", "J."), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join(" "));
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const paper = fc.record({
  authors: optional(fc.array(name, { maxLength: 3 })),
  year: optional(fc.constantFrom(1999, 2019, 2020, 2024)),
  status: optional(fc.constantFrom<ReadingStatus>("unread", "reading", "read")),
  category: optional(fc.constantFrom("kernels", "Data", "")),
  tags: optional(fc.uniqueArray(fc.constantFrom("memory", "To read", "a"))),
  abstract: optional(fc.constant("some")),
});
const filter = fc.oneof(
  fc.tuple(
    fc.constant<FilterName>("author"),
    fc.constantFrom(
      ..."w wei weiss wan brien o luc davy davie yu 学 j".split(" "),
      "wei wang",
      "van yu",
      "jean l",
      "'",
    ),
  ),
  fc.tuple(
    fc.constant<FilterName>("year"),
    fc.constantFrom("2", "2019", "2019..", "..2019", "19..20", "1999..2019"),
  ),
  fc.tuple(fc.constant<FilterName>("status"), fc.constantFrom("un", "read", "reading", "rea", "x")),
  fc.tuple(fc.constant<FilterName>("category"), fc.constantFrom("k", "data", "x")),
  fc.tuple(fc.constant<FilterName>("tag"), fc.constantFrom("m", "to", "read", "a")),
  fc.tuple(fc.constant<FilterName>("cited"), fc.constantFrom("y", "no")),
  fc.tuple(fc.constant<FilterName>("has"), fc.constantFrom("abs", "c", "pdf", "file")),
);

function libraryOf(papers: readonly Partial<Record<keyof Paper, unknown>>[]): Library {
  const library = new Library();
  const records = papers.map((one, line) => {
    const given = Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined));
    return { paper: { citekey: `zz${line}`, title: "Common words", ...given }, line };
  });
  library.setFile({ file: "a.bib", layer: { kind: "bibliography", order: 0 }, records, problems: [] });
  return library;
}

describe("the filters of the search", () => {
  it("give from the index what reading each paper gives, the newest first, alone and with words", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(paper, { maxLength: 6 }),
        fc.array(fc.tuple(filter, fc.boolean()), { minLength: 1, maxLength: 3 }),
        async (papers, filters) => {
          const library = libraryOf(papers);
          const cited = new Set(library.papers.filter((_, n) => n % 2 === 0).map(({ id }) => id));
          const facts: Facts = { cited: () => cited, citedWith: () => new Map() };
          const search = new PaperSearch(library, facts);
          const again = await PaperSearch.from(library, facts, (await search.save()) ?? new Uint8Array());
          const passes = (one: LibraryPaper) =>
            filters.every(([[kind, value], isNot]) => filterOf(kind, value, facts)(one) !== isNot);
          const expected = library.papers
            .filter(passes)
            .sort((one, other) => (other.year ?? 0) - (one.year ?? 0))
            .map(({ citekey }) => citekey);
          const query = filters
            .map(([[kind, value], isNot]) => `${isNot ? "-" : ""}${kind}:"${value}"`)
            .join(" ");
          for (const engine of [search, again]) {
            const found = (typed: string) => engine.search(typed).map(({ paper: { citekey } }) => citekey);
            assert.deepEqual(found(query), expected, query);
            assert.deepEqual(found(`${query} common`).sort(), [...expected].sort(), query);
            engine.dispose();
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
