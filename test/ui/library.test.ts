import assert from "node:assert/strict";
import { useWorkbench } from "./session.ts";

describe("the Library view", () => {
  const vscode = useWorkbench();

  it("opens from the activity bar and shows the categories @smoke", async () => {
    const library = await vscode().openLibrary();
    const rows = await library.rows();
    assert.ok(rows.length >= 11, `${rows.length} rows`);
    assert.ok(rows.every((row) => row.level === 1 && row.expanded === false));
    await vscode().screenshot("library");
  });
});
