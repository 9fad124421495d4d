import assert from "node:assert/strict";
import { exportBibliography } from "../../../src/core/bibliography/export/exportBibliography.ts";
import type { ExportedPaper } from "../../../src/core/bibliography/export/keptEntry.ts";
import { readRecord } from "../../../src/core/library/paperFile/readRecord.ts";
import { readYaml } from "../../../src/core/library/paperFile/yamlSource.ts";
import { paperFields } from "../../../src/core/paper.ts";

/** A record with something in every field that there is. */
function fullRecord() {
  const shaped: Readonly<Record<string, string>> = {
    year: "2024",
    arxiv: '"2402.15627"',
    doi: "10.1000/x",
    status: "read",
    pubstate: "retracted",
    ...Object.fromEntries(
      ["url", "pdf", "code", "project"].map((field) => [field, `https://example.org/${field}`]),
    ),
    ...Object.fromEntries(
      ["submitted", "started", "finished", "added"].map((field) => [field, "2024-02-23"]),
    ),
  };
  const yaml = paperFields.map((field) => `${field}: ${shaped[field] ?? `A ${field}`}`).join("\n");
  const source = readYaml(yaml, "a.md");
  const { paper, problems } = readRecord(source.document.contents, source);
  assert.deepEqual(problems, []);
  assert.deepEqual(Object.keys(paper).sort(), [...paperFields].sort());
  return { ...paper, citekey: "key", title: "A Title" };
}

describe("the export of a paper of which a bibliography says little", () => {
  const record = fullRecord();
  const says = { citekey: "key", title: "A Title" };
  const entry = { type: "misc", fields: { title: "A Title" } };
  const item = { id: "key", type: "document", title: "A Title" };
  /** Its lines; the type, which is the bibliography's, left out. */
  const lines = (paper: ExportedPaper, format: "bibtex" | "biblatex" | "ris") =>
    exportBibliography([paper], format)
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => !line.startsWith("TY  -"));
  const originals: readonly (readonly [name: string, original: NonNullable<ExportedPaper["original"]>])[] = [
    ["an entry", { entry, says }],
    ["an item", { item, says }],
    [
      "a record of RIS",
      {
        item,
        says,
        ris: [
          ["TY", "GEN"],
          ["TI", "A Title"],
        ],
      },
    ],
  ];
  for (const [name, original] of originals)
    it(`has all that the library's record alone would give, beside ${name}`, () => {
      for (const format of ["bibtex", "biblatex", "ris"] as const) {
        const kept = new Set(lines({ ...record, original }, format));
        assert.deepEqual(
          lines(record, format).filter((line) => !kept.has(line)),
          [],
          format,
        );
      }
      const fields = (paper: ExportedPaper) => JSON.parse(exportBibliography([paper], "csl-json"))[0];
      const kept = fields({ ...record, original });
      assert.deepEqual(
        Object.keys(fields(record)).filter((field) => kept[field] === undefined),
        [],
      );
    });
});
