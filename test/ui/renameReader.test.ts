import assert from "node:assert/strict";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

describe("renaming the paper in the reader", () => {
  const vscode = useWorkbench({ workspace: "test/fixtures/foreign" });

  it("takes it without asking which, and the reader goes on with the renamed file", async () => {
    await vscode().openLibrary();
    await vscode().run("Marginalia: Search Papers");
    await vscode().quickInput.type("Attention Is All You Need");
    await vscode().quickInput.pick("Attention Is All You Need");
    await vscode().frameWith("h1");
    await vscode().run("Marginalia: Rename Citekey…");
    const { input } = vscode().quickInput;
    await until("it has the key", async () => (await input.inputValue()) === "vaswani2017attention");
    await vscode().quickInput.type("transformer2017");
    await vscode().quickInput.accept();
    await vscode().tab("transformer2017.md").waitFor();
    await until("the reader has the notes with the new key", async () => {
      const notes = vscode()
        .page.frames()
        .map((frame) => frame.locator("main textarea:enabled"));
      const texts = await Promise.all(
        notes.map(async (one) => ((await one.count()) ? one.inputValue() : "")),
      );
      return texts.some((text) => text.includes("[[transformer2017]]"));
    });
    await until("only the reader has the file", async () => {
      const tabs = vscode().page.locator('.tabs-container .tab[data-resource-name="transformer2017.md"]');
      return (await tabs.count()) === 1;
    });
    assert.equal(await vscode().isDirty("transformer2017.md"), false);
    await vscode().screenshot("rename-reader");
  });
});
