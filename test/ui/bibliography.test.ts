import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

describe("Export Bibliography of This Workspace", () => {
  const vscode = useWorkbench({ workspace: "test/fixtures/foreign" });

  before(async () => void (await vscode().openLibrary()));

  for (const [format, shown] of [
    ["Markdown", /Attention Is All You Need/],
    ["CSL-JSON", /"id": "arndt2021dealii"/],
    ["BibTeX", /@\w+\{arndt2021dealii,/],
  ] as const) {
    it(`asks for the format, and previews ${format} in an editor that is no file yet`, async () => {
      await vscode().run("Marginalia: Export Bibliography of This Workspace…");
      await vscode().quickInput.entry(format).waitFor();
      const entries = (await vscode().quickInput.entries()).join("\n");
      for (const one of ["BibTeX", "biblatex", "CSL-JSON", "RIS", "Markdown", "Plain text"])
        assert.match(entries, new RegExp(`^${one}\\b`, "m"));
      await vscode().quickInput.pick(format);
      await vscode().editor.shows(shown);
      await vscode().screenshot(`bibliography-${format}`);
    });
  }

  it("is saved where the user says, and over no file without a question", async () => {
    const file = join(vscode().workspace, "references.bib");
    const before = readFileSync(file, "utf8");
    await vscode().page.keyboard.press("Control+S");
    await vscode().quickInput.opened();
    await until("VS Code proposes a name", async () =>
      /\.bib$/.test(await vscode().quickInput.input.inputValue()),
    );
    await vscode().quickInput.type(file);
    await vscode().quickInput.accept();
    await vscode().quickInput.box.getByText("references.bib already exists").waitFor();
    await vscode().screenshot("bibliography-overwrite");
    await vscode().quickInput.box.locator(".monaco-button", { hasText: "Cancel" }).click();
    await vscode().page.keyboard.press("Escape");
    await vscode().quickInput.closed();
    assert.equal(readFileSync(file, "utf8"), before);
  });
});
