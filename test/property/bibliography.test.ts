import assert from "node:assert/strict";
import fc from "fast-check";
import { parseBibtex } from "../../src/core/bibliography/bibtex/parseBibtex.ts";
import { parseCslJson } from "../../src/core/bibliography/csl/parseCslJson.ts";
import { exportBibliography } from "../../src/core/bibliography/export/exportBibliography.ts";
import { Library } from "../../src/core/library/library.ts";
import type { SourceFile } from "../../src/core/library/source.ts";

const word = fc.constantFrom(
  "Bee",
  "Ann",
  "García",
  "de",
  "van",
  "O'Hara",
  "李明",
  "J.-P.",
  "Smith",
  "and",
  "Moll,",
  "x{y}",
);
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => all.join(" "));
const person = fc.record({ family: words, given: words });
const team = fc.record({ literal: words });
const people = fc.array(fc.oneof(person, team), { minLength: 1, maxLength: 4 });

const csl = (text: string): SourceFile =>
  parseCslJson(text, "a.json", { kind: "csl", order: 0 }, { isNamed: true }) ?? assert.fail("no CSL-JSON");
const bibtex = (text: string): SourceFile => parseBibtex(text, "a.bib", { kind: "bibliography", order: 0 });

function exported(file: SourceFile, format: "bibtex" | "csl-json"): string {
  const library = new Library();
  library.setFile(file);
  return exportBibliography(library.papers, format);
}

describe("a bibliography on its way through", () => {
  it("keeps people and any field of CSL-JSON to the letter", () => {
    const others = fc.dictionary(
      fc.constantFrom("volume", "genre", "custom", "language", "PMID"),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(people, others, (author, fields) => {
        const item = { id: "a", "citation-key": "a", type: "book", title: "T", author, ...fields };
        const same: unknown = JSON.parse(JSON.stringify(item));
        assert.deepEqual(JSON.parse(exported(csl(JSON.stringify([item])), "csl-json")), [same]);
      }),
    );
  });

  it("names the same people in BibTeX", () => {
    fc.assert(
      fc.property(people, (author) => {
        const file = csl(JSON.stringify([{ id: "a", type: "book", title: "T", author }]));
        const { records, problems } = bibtex(exported(file, "bibtex"));
        assert.deepEqual(problems, []);
        assert.deepEqual(records[0]?.paper.authors, file.records[0]?.paper.authors);
      }),
      { examples: [[[{ family: "J.-P. Bee", given: "J.-P. Bee" }, { literal: "Bee" }]]] },
    );
  });

  it("is exported from BibTeX as it was read, and the same again", () => {
    fc.assert(
      fc.property(people, (author) => {
        const once = exported(csl(JSON.stringify([{ id: "a", type: "book", title: "T", author }])), "bibtex");
        assert.equal(exported(bibtex(once), "bibtex"), once);
      }),
    );
  });
});
