import assert from "node:assert/strict";
import { useWorkbench } from "./session.ts";

describe("the Library view", () => {
  const vscode = useWorkbench();

  it("opens from the activity bar and shows the 11 categories with the counts of their papers @smoke", async () => {
    const library = await vscode().openLibrary();
    const rows = await library.rows();
    assert.equal(rows.length, 11);
    assert.ok(rows.every((row) => row.level === 1 && row.expanded === false));
    const papers = rows.reduce((sum, row) => sum + Number(row.description), 0);
    assert.equal(papers, 41);
    await vscode().screenshot("library");
  });
});
