import assert from "node:assert/strict";
import fc from "fast-check";
import { exportBibliography } from "../../src/core/bibliography/export/exportBibliography.ts";
import { parseRis } from "../../src/core/bibliography/ris/parseRis.ts";
import { Library } from "../../src/core/library/library.ts";
import type { SourceFile } from "../../src/core/library/source.ts";
import { peopleOf } from "../../src/core/names/people.ts";

const ris = (text: string): SourceFile => parseRis(text, "a.ris", { kind: "bibliography", order: 0 });
function exported(file: SourceFile): string {
  const library = new Library();
  library.setFile(file);
  return exportBibliography(library.papers, "ris");
}

const word = fc.constantFrom(
  "Cache",
  "of",
  "AI-driven",
  "TY",
  "–",
  "naïve",
  "李明",
  "&",
  "x<y",
  "(2nd)",
  "a:",
  "ER",
);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(" "));
const tag = fc.constantFrom(
  ..."AU A1 A2 A3 A4 ED TI T1 T2 T3 JO JF JA J2 BT C1 C3 VL IS SP EP PB CY SN LA ET ST KW N1 AN DB DP M1 M3 XY Z9".split(
    " ",
  ),
);
const field = fc.oneof(
  fc.tuple(tag, words),
  fc.tuple(
    fc.constantFrom("AU", "A2"),
    fc.constantFrom("Bee, Ann", "de la Cee, B., Jr.", "The Team,", "Ann Bee"),
  ),
  fc.tuple(
    fc.constantFrom("PY", "Y1", "DA", "Y2"),
    fc.constantFrom("2020", "2020/03//", "2019/12/31/x", "May 2020", "?"),
  ),
  fc.tuple(
    fc.constantFrom("DO", "UR"),
    fc.constantFrom("10.1000/a(b)1", "https://arxiv.org/abs/2402.15627", "https://a.example/x?y=1"),
  ),
);
const type = fc.constantFrom("JOUR", "CONF", "BOOK", "CHAP", "THES", "GEN", "RPRT", "ELEC", "ZZZZ");
const record = fc
  .tuple(type, words, fc.array(field, { maxLength: 12 }))
  .map(([kind, title, fields]) =>
    [["TY", kind], ["TI", title], ...fields, ["ER", ""]]
      .map(([name, value]) => `${name}  - ${value}\n`)
      .join(""),
  );

describe("RIS on its way through", () => {
  it("comes out as the record that came in, with every field", () => {
    fc.assert(
      fc.property(record, (text) => {
        const before = ris(text).records[0] ?? assert.fail();
        const out = exported(ris(text));
        const after = ris(out).records[0] ?? assert.fail();
        assert.deepEqual(after.paper, before.paper);
        assert.deepEqual(after.original?.item, before.original?.item);
        for (const line of text.split("\n"))
          if (!/^(?:ER|TY)/.test(line)) assert.ok(out.split("\n").includes(line.trimEnd()), line);
      }),
      { numRuns: 500 },
    );
  });

  it("says of a paper what its record says", () => {
    const part = fc.constantFrom("Bee", "Ann", "García", "van", "O'Hara", "李明", "J.-P.", "Smith");
    const parts = fc.array(part, { minLength: 1, maxLength: 3 }).map((all) => all.join(" "));
    const name = fc.oneof(fc.record({ family: parts, given: parts }), fc.record({ literal: parts }));
    const paper = fc.record(
      {
        title: words,
        people: fc.array(name, { minLength: 1, maxLength: 4 }),
        year: fc.integer({ min: 1000, max: 2999 }),
        doi: fc.constantFrom("10.1000/a(b)1", "10.5555/X"),
        arxiv: fc.constantFrom("2402.15627", "math/0611800"),
        venue: fc.constantFrom("Journal of Caches", "Cache Symposium 2020", "NSDI 2024"),
        abstract: words,
      },
      { requiredKeys: ["title"] },
    );
    fc.assert(
      fc.property(paper, ({ people = [], ...fields }) => {
        const said = { citekey: "bee2020cache", ...fields, ...peopleOf(people) };
        const { records, problems } = ris(exportBibliography([said], "ris"));
        assert.deepEqual(problems, []);
        const { names: _, url: __, ...read } = records[0]?.paper ?? assert.fail();
        const { names: ___, ...wanted } = said;
        assert.deepEqual(read, wanted);
      }),
      { numRuns: 500 },
    );
  });

  it("reads any text without throwing, each record from its own lines", () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom("TY  - JOUR", "ER  - ", "TI  - T", "PMID- 1", "\ufeff", ""),
      record,
    );
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom("\n", "\r\n", "\r"), (lines, eol) => {
        const { records, problems } = ris(lines.join(eol));
        const count = lines.join(eol).split(/\r\n?|\n/).length;
        for (const one of [...records, ...problems]) assert.ok(one.line >= 0 && one.line < count);
        const starts = records.map((one) => one.line);
        assert.deepEqual(
          starts,
          [...new Set(starts)].sort((a, b) => a - b),
        );
      }),
    );
  });
});
