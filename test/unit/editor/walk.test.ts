import assert from "node:assert/strict";
import { compileExcludes } from "../../../src/core/scan/excludes.ts";
import { walk } from "../../../src/editor/library/walk.ts";
import { MemoryFiles } from "../../memoryFiles.ts";

const files = () =>
  new MemoryFiles({
    "docs/deep/er/late.bib": "",
    "docs/refs.bib": "",
    "docs/notes.md": "",
    "node_modules/x/left.bib": "",
    "top.bib": "",
    "two/refs.bib": "",
  });
const options = {
  isWanted: (path: string) => path.endsWith(".bib"),
  isExcluded: compileExcludes(["**/node_modules", "docs/deep/er"]),
  mostFolders: 100,
  mostFiles: 100,
};

describe("a walk for files", () => {
  it("finds those that are wanted, nearest first, and enters nothing that is excluded", async () => {
    assert.deepEqual(await walk(files(), options), ["top.bib", "docs/refs.bib", "two/refs.bib"]);
    const all = await walk(files(), { ...options, isExcluded: () => false });
    assert.deepEqual(all.toSorted(), [
      "docs/deep/er/late.bib",
      "docs/refs.bib",
      "node_modules/x/left.bib",
      "top.bib",
      "two/refs.bib",
    ]);
  });

  it("ends after so many folders, or so many files", async () => {
    assert.deepEqual(await walk(files(), { ...options, mostFolders: 1 }), ["top.bib"]);
    assert.deepEqual(await walk(files(), { ...options, mostFiles: 2 }), ["top.bib", "docs/refs.bib"]);
  });

  it("goes on past a folder that cannot be listed", async () => {
    const some = files();
    const list = some.list.bind(some);
    some.list = (folder) => (folder === "docs" ? Promise.reject(new Error("refused")) : list(folder));
    assert.deepEqual(await walk(some, options), ["top.bib", "two/refs.bib"]);
  });
});
