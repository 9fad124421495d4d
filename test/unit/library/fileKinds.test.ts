import assert from "node:assert/strict";
import * as bibliography from "../../../src/core/bibliography/bundle.ts";
import * as papers from "../../../src/core/library/bundle.ts";
import {
  type FilePlace,
  fileKindOf,
  fileKinds,
  globOf,
  mayBeSource,
} from "../../../src/core/library/fileKinds.ts";

describe("the kinds of library files", () => {
  it("are told by name, in capitals too, and by where a file lies", () => {
    const cases: readonly (readonly [path: string, place: FilePlace, kind: string | undefined])[] = [
      ["docs/refs.bib", "anywhere", "bibtex"],
      ["REFS.BIB", "anywhere", "bibtex"],
      [".bib", "anywhere", undefined],
      ["refs.bib.bak", "anywhere", undefined],
      ["a/Export.CSL.json", "anywhere", "csl"],
      ["a/x.csljson", "anywhere", "csl"],
      ["a/References.json", "anywhere", "csl"],
      ["a/package.json", "anywhere", undefined],
      ["a/myreferences.json", "anywhere", undefined],
      ["a/package.json", "named", "csl"],
      ["a/package.json", "folder", undefined],
      ["papers/a.md", "anywhere", undefined],
      ["papers/a.md", "folder", "paper"],
      ["papers/categories.yaml", "folder", "categories"],
      ["papers/other.yaml", "folder", undefined],
      ["seeds/categories.yaml", "seeds", "categories"],
      ["seeds/serving.yaml", "seeds", "seeds"],
      ["serving.yaml", "named", undefined],
      ["constructor", "named", undefined],
    ];
    for (const [path, place, kind] of cases) assert.equal(fileKindOf(path, place), kind, `${path}, ${place}`);
  });

  it("below the paths of a command: bibliographies, and what is directly in a folder papers", () => {
    const paths = [
      "a.bib",
      "x/references.json",
      "papers/a.md",
      "x/papers/a.MD",
      "papers/categories.yaml",
      "papers/x/a.md",
      "mypapers/a.md",
      "README.md",
      "papers/data.json",
    ];
    assert.deepEqual(paths.filter(mayBeSource), paths.slice(0, 5));
  });

  it("have a parser each, and a glob that VS Code's search and watchers understand", () => {
    const parsers = { ...papers.fileParsers, ...bibliography.fileParsers };
    assert.deepEqual(Object.keys(parsers).sort(), Object.keys(fileKinds).sort());
    assert.deepEqual(Object.keys(bibliography.slicedParsers), Object.keys(bibliography.fileParsers));
    assert.equal(globOf("folder").split(",")[1], "*.[mM][dD]}");
  });

  it("are read alike at once and in slices", async () => {
    const layer = { kind: "bibliography", order: 0 } as const;
    const text = "@misc{a, title={T}}";
    assert.deepEqual(
      await bibliography.slicedParsers.bibtex(text, "a.bib", layer),
      bibliography.fileParsers.bibtex(text, "a.bib", layer),
    );
  });
});
