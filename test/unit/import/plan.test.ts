import assert from "node:assert/strict";
import { slicedParsers } from "../../../src/core/bibliography/bundle.ts";
import { formatOf, type ImportFile, readImport } from "../../../src/core/import/importFile.ts";
import { importText } from "../../../src/core/import/importText.ts";
import { planImport } from "../../../src/core/import/plan.ts";
import { fileKinds } from "../../../src/core/library/fileKinds.ts";
import { Library } from "../../../src/core/library/library.ts";
import { foreignNote } from "../../../src/core/library/paperFile/foreignNote.ts";
import type { Paper } from "../../../src/core/paper.ts";
import { parse } from "../bibliography/parse.ts";

const parsers = {
  ...slicedParsers,
  bibtex: (text: string, file: string) => ({ ...parse(text), file }),
  note: foreignNote,
};
const read = async (text: string, file: string): Promise<ImportFile> =>
  (await readImport(text, file, parsers, { isNamed: true })) ?? assert.fail(`${file} is nothing`);
const libraryOf = (...papers: readonly Paper[]): Library => {
  const library = new Library();
  for (const paper of papers)
    library.setFile({
      file: `papers/${paper.citekey}.md`,
      layer: { kind: paper.citekey.startsWith("seed") ? "seeds" : "papers", order: 0 },
      records: [{ paper, line: 0 }],
      problems: [],
    });
  return library;
};
async function rowsOf(library: Library, ...files: readonly (readonly [text: string, file: string])[]) {
  const all = await Promise.all(files.map(([text, file]) => read(text, file)));
  const { rows } = await planImport(library, all);
  return rows.map((row) => [row.kind, row.paper.citekey, importText(row)].filter(Boolean).join(" | "));
}

const caching = {
  citekey: "a",
  title: "On the caching of keys and values",
  authors: ["Mai Ito"],
  year: 2021,
};
const entry = (key: string, fields: string) => `@misc{${key}, title = {${caching.title}}, ${fields}}\n`;

describe("what an import would do", () => {
  const cases: readonly (readonly [how: string, has: Partial<Paper>, entry: string, row: string])[] = [
    ["one id", { doi: "10.5555/x" }, entry("b", "doi = {10.5555/X}"), "known | b | The library has it as a."],
    [
      "one id under another title",
      { arxiv: "2402.15627", title: "First thoughts" },
      entry("b", "author = {Ito, M.}, eprint = {2402.15627}, archiveprefix = {arXiv}"),
      "known | b | The library has it as a.",
    ],
    [
      "title, people and year",
      {},
      entry("b", "author = {Ito, M.}, year = 2022"),
      "known | b | The library has it as a.",
    ],
    [
      "a preprint and what appeared",
      { arxiv: "2402.15627" },
      entry("b", "author = {Ito, M.}, year = 2021, doi = {10.5555/x}"),
      "known | b | The library has it as a.",
    ],
    [
      "title alone",
      {},
      entry("b", "year = 2021"),
      "doubtful | b | a has this title; nothing else tells whether it is the same work.",
    ],
    [
      "title, and years apart",
      {},
      entry("b", "author = {Ito, M.}, year = 2001"),
      "doubtful | b | a has this title; nothing else tells whether it is the same work.",
    ],
    [
      "title, and another DOI",
      { doi: "10.5555/y" },
      entry("b", "author = {Ito, M.}, year = 2021, doi = {10.5555/x}"),
      "doubtful | b | a has this title, but another id or other authors.",
    ],
    [
      "title, and other people",
      {},
      entry("b", "author = {Berg, J.}, year = 2021"),
      "doubtful | b | a has this title, but another id or other authors.",
    ],
    [
      "a short title, and other people",
      { title: "Introduction" },
      "@misc{b, title={Introduction}, author={Berg, J.}}",
      "new | b",
    ],
    [
      "an id that is another paper's",
      { doi: "10.5555/x" },
      "@misc{b, title={Quite another thing}, author={Berg, J.}, doi={10.5555/x}}",
      `doubtful | b | Its id is that of a, “${caching.title}”, which has another title and other authors.`,
    ],
    [
      "a key that another paper has",
      {},
      "@misc{a, title={Quite another thing}, author={Berg, J.}, year=2020}",
      "new | berg2020quite",
    ],
    ["no title", {}, "@misc{b, doi={10.5555/z}}", "doubtful | b | It has no title."],
    [
      "a key that can name no file",
      {},
      "@misc{DBLP:conf/x, title={Quite another thing}, author={Berg, J.}, year=2020}",
      "new | berg2020quite",
    ],
  ];
  for (const [how, has, text, row] of cases) {
    it(`knows by ${how}`, async () => {
      assert.deepEqual(await rowsOf(libraryOf({ ...caching, ...has }), [text, "a.bib"]), [row]);
    });
  }

  it("takes a paper that comes with Marginalia for new, under its key", async () => {
    const library = libraryOf({ ...caching, citekey: "seed1", doi: "10.5555/x" });
    assert.deepEqual(
      await rowsOf(library, [`TY  - JOUR\nTI  - ${caching.title}\nDO  - 10.5555/x\nER  - \n`, "a.ris"]),
      ["new | seed1 | Marginalia comes with it, as seed1."],
    );
    assert.deepEqual(await rowsOf(library, [entry("own", "doi = {10.5555/x}"), "a.bib"]), [
      "new | own | Marginalia comes with it, as seed1.",
    ]);
  });

  it("makes one paper of what several files say of a work", async () => {
    const ris = `TY  - JOUR\nTI  - ${caching.title}\nAU  - Ito, Mai\nDO  - 10.5555/x\nAB  - An abstract.\nER  - \n`;
    const files = await Promise.all([read(entry("own", "doi = {10.5555/x}"), "a.bib"), read(ris, "b.ris")]);
    const { rows } = await planImport(libraryOf(), files);
    assert.deepEqual(
      rows.map(({ kind, paper }) => [kind, paper.citekey, paper.abstract, paper.authors]),
      [["new", "own", "An abstract.", ["Mai Ito"]]],
    );
  });

  it("loses no file of two that have the same name, and takes none twice", async () => {
    const [one, other] = [entry("a2020", "doi = {10.5555/x}"), "@misc{b2020, title = {Another}}"];
    assert.deepEqual(await rowsOf(libraryOf(), [one, "refs.bib"], [other, "refs.bib"], [one, "refs.bib"]), [
      "new | a2020",
      "new | b2020",
    ]);
  });

  it("knows a paper that the import has already, by its title", async () => {
    const twice =
      entry("b", "author = {Ito, M.}, year = 2021") + entry("c", "author = {Ito, M.}, year = 2021");
    assert.deepEqual(await rowsOf(libraryOf(), [twice, "a.bib"]), [
      "new | b",
      "known | c | The import has it as b already.",
    ]);
  });

  it("gives no two papers one key, whatever their case", async () => {
    const text =
      "@misc{Key, title={One thing}, author={A, A.}}\n@misc{key, title={Another thing}, author={B, B.}}";
    assert.deepEqual(await rowsOf(libraryOf(), [text, "a.bib"]), ["new | Key", "new | banother"]);
  });

  it("tells of notes that it does not take over", async () => {
    const library = libraryOf({ ...caching, doi: "10.5555/x" });
    const note = `---\ntitle: ${caching.title}\ndoi: 10.5555/x\n---\nA thought.\n`;
    assert.deepEqual(await rowsOf(library, [note, "@b.md"]), [
      "known | b | It is there as a; the notes in this file are not imported.",
    ]);
    assert.deepEqual(await rowsOf(libraryOf(), [note, "@b.md"], [note, "old/@c.md"]), [
      "new | b",
      "known | b | It is there as b; the notes in this file are not imported.",
    ]);
  });

  it("keeps the key that RIS of ours has in ID", async () => {
    const ris = "TY  - JOUR\nTI  - Any\nID  - some_key\nER  - \n";
    assert.deepEqual(await rowsOf(libraryOf(), [ris, "a.ris"]), ["new | some_key"]);
  });

  it("tells which fields a paper file has no place for", async () => {
    const file = await read(
      "@article{b, title={Any thing}, volume=1, pages={1--2}, editor={E, E.}, note={Best paper}, year=2020}",
      "a.bib",
    );
    assert.deepEqual((await planImport(libraryOf(), [file])).leftOut, [
      ["editor", 1],
      ["note", 1],
      ["pages", 1],
      ["volume", 1],
    ]);
  });

  it("stops when it is told to", async () => {
    const check = () => {
      throw new Error("stopped");
    };
    await assert.rejects(
      planImport(libraryOf(), [await read(entry("b", ""), "a.bib")], { check }),
      /stopped/,
    );
  });
});

describe("the format of a text", () => {
  const texts: readonly (readonly [text: string, name: string, format: string | undefined])[] = [
    ["@misc{a, title={T}}", "", "bibtex"],
    ["% a comment\n@misc{a, title={T}}", "", "bibtex"],
    ["TY  - JOUR\nTI  - T\nER  - ", "", "ris"],
    ["Provider: X\n\nTY  - JOUR\n", "a.txt", "ris"],
    ['[{"id": "a"}]', "", "csl"],
    ["\ufeff{}", "a.json", "csl"],
    ["just words", "", undefined],
    ["# Notes", "a.md", "note"],
    ["Daily Papers\n\nbyAK and the research community\n\n", "a.md", "daily"],
    ["anything", "a.bib", "bibtex"],
  ];
  for (const [text, name, format] of texts)
    it(`of ${JSON.stringify(text)} in “${name}” is ${format}`, () =>
      assert.equal(formatOf(text, name), format));

  it("is told by its name for every bibliography that the library reads", () => {
    const rows: readonly (readonly [kind: string, row: (typeof fileKinds)[keyof typeof fileKinds]])[] =
      Object.entries(fileKinds);
    for (const [kind, { bundle, names }] of rows)
      for (const name of bundle === "bibliography" ? names : [])
        assert.equal(formatOf("anything", name.replace("*", "a")), kind);
  });
});

describe("the sentence of an import", () => {
  it("has titles to the letter: they are no patterns and no places to fill", () => {
    const paper = { citekey: "a", title: "A" };
    for (const title of ["Costs $& and $1", "A {citekey} for $' and $$x$$", "{title}"]) {
      const row = {
        kind: "doubtful",
        doubt: "shared-id",
        paper,
        as: { citekey: "$`", title },
        file: "",
        line: 0,
      } as const;
      assert.equal(
        importText(row),
        `Its id is that of $\`, “${title}”, which has another title and other authors.`,
      );
    }
  });
});
