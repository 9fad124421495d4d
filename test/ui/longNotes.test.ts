import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { useWorkbench } from "./session.ts";

const text = `---\ncitekey: long2026notes\ntitle: Long Notes\n---\n${"A line of notes that goes on.\n".repeat(350_000)}`;

describe("notes of ten megabytes", () => {
  const vscode = useWorkbench({
    async prepare(copy) {
      mkdirSync(join(copy, "papers"));
      writeFileSync(join(copy, "papers", "long2026notes.md"), text);
      return undefined;
    },
  });

  it("leave the page quick, which leads to a text editor for them", async function () {
    this.timeout(200_000);
    const library = await vscode().openLibrary();
    // All of one's own are in one branch, which is open.
    await library.row("Your papers").waitFor();
    await library.opensFirst("Long Notes");
    const page = await vscode().frameWith("h1", 150_000);
    await page.getByText("These notes are too long to be edited here").waitFor();
    // What is known of the paper is there, and can be changed.
    await page.getByRole("button", { name: "Reading", exact: true }).waitFor();
    assert.ok(!(await page.locator("main textarea").isVisible()));
    await page.getByRole("button", { name: "Open as Text" }).last().click();
    await vscode().editor.shows(/citekey: long2026notes/);
    assert.equal(readFileSync(join(vscode().workspace, "papers", "long2026notes.md"), "utf8"), text);
  });
});
