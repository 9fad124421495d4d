import assert from "node:assert/strict";
import { useWorkbench } from "./session.ts";
import { papersOf } from "./tree.ts";

describe("the Library view", () => {
  const vscode = useWorkbench();

  it("opens from the activity bar and shows the 11 categories with the counts of their papers @smoke", async () => {
    const library = await vscode().openLibrary();
    const rows = await library.rows();
    assert.equal(rows.length, 11);
    assert.ok(rows.every((row) => row.level === 1 && row.expanded === false));
    assert.equal(papersOf(rows), 41);
    await vscode().screenshot("library");
  });
});
