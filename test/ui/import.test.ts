import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { seedDocuments } from "../seeds/seedFiles.ts";
import { session, useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

const ris = `TY  - JOUR
TI  - On the caching of keys $(zap) **bold**
AU  - Ito, Mai
PY  - 2021
DO  - 10.5555/cache.1
VL  - 7
ER  - 

TY  - CONF
TI  - Values, and how to keep them
AU  - Berg, Jan
PY  - 2020
ER  - 

TY  - JOUR
AU  - Nobody, N.
ER  - 
`;
const doubtful = `@misc{other2021caching, title = {On the caching of keys $(zap) **bold**}, doi = {10.5555/cache.2},
  author = {Ito, Mai}, year = 2021}
@misc{own2022memory, title = {A memory of one's own}, author = {Roe, Ann}, year = 2022}
@misc{berg, title = {Values, and how to keep them}, author = {Berg, Jan}, year = 2020}
`;

describe("importing papers", () => {
  const vscode = useWorkbench();
  const papers = () => {
    const folder = join(vscode().workspace, "papers");
    return existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.endsWith(".md"))
          .sort()
      : [];
  };
  async function importClipboard(text: string): Promise<void> {
    await vscode().page.evaluate((value) => navigator.clipboard.writeText(value), text);
    await vscode().run("Marginalia: Import Papers…");
    await vscode().quickInput.entry("Text copied").waitFor();
    await vscode().quickInput.type("Clipboard");
    await vscode().quickInput.accept();
  }

  it("shows what is new and what cannot be read, and writes nothing before yes", async () => {
    await vscode().openLibrary();
    await importClipboard(ris);
    const { quickInput } = vscode();
    await quickInput.entry("On the caching of keys $(zap) **bold**").waitFor();
    await quickInput.entry("Clipboard:15: This entry cannot be read").waitFor();
    await vscode().screenshot("import-preview");
    await quickInput.cancel();
    assert.deepEqual(papers(), []);
  });

  it("writes what is checked, into the folder that it asks for once", async () => {
    await importClipboard(ris);
    const { quickInput } = vscode();
    await quickInput.entry("Values, and how to keep them").waitFor();
    await quickInput.accept();
    await quickInput.pick("Here, in this workspace");
    await until("two papers are written", () => papers().length === 2);
    assert.deepEqual(papers(), ["berg2020values.md", "ito2021caching.md"]);
    assert.match(
      readFileSync(join(vscode().workspace, "papers/ito2021caching.md"), "utf8"),
      /doi: "10\.5555\/cache\.1"/,
    );
    await vscode().page.getByText("2 papers imported.").first().waitFor();
    await vscode().screenshot("import-done");
    await vscode().page.getByRole("button", { name: "Show What Was Left Out" }).first().click();
    const leftOut = vscode().page.locator(".editor-instance", { hasText: "no place for the field volume" });
    await leftOut.first().waitFor();
    assert.match(await leftOut.first().innerText(), /Clipboard:15/);
  });

  it("knows what it has, and leaves what is doubtful unchecked", async () => {
    await importClipboard(doubtful);
    const { quickInput } = vscode();
    await quickInput.entry("A memory of one's own").waitFor();
    await quickInput.entry("ito2021caching has this title, but another id or other authors.").waitFor();
    await quickInput.entry("The library has it as berg2020values.").waitFor();
    await vscode().screenshot("import-doubtful");
    await quickInput.cancel();
    await vscode().theme("dark");
    await importClipboard(doubtful);
    await quickInput.entry("The library has it as berg2020values.").waitFor();
    await vscode().screenshot("import-doubtful-dark");
    await quickInput.entry("The library has it as berg2020values.").click();
    await quickInput.accept();
    await until("the new one is written", () => papers().includes("own2022memory.md"));
    assert.deepEqual(papers(), ["berg2020values.md", "ito2021caching.md", "own2022memory.md"]);
  });

  it("takes several records that are pasted into Add Paper", async () => {
    const { page, quickInput } = vscode();
    const pasted = ris
      .replaceAll("caching", "hashing")
      .replaceAll("cache.1", "hash.1")
      .replaceAll("Values", "Digests");
    await page.evaluate((value) => navigator.clipboard.writeText(value), pasted);
    await vscode().run("Marginalia: Add Paper");
    await page.locator('.quick-input-widget:visible input[placeholder^="https://arxiv.org"]').waitFor();
    await page.keyboard.press("Control+V");
    await quickInput.accept();
    await quickInput.entry("Digests, and how to keep them").waitFor();
    await quickInput.cancel();
    assert.equal(papers().length, 3);
  });

  const onWeb = session().extensionHost === "web" ? it : it.skip;
  onWeb("says in the browser why Zotero cannot be asked, and what does instead", async () => {
    await vscode().run("Marginalia: Import from Zotero…");
    await vscode()
      .page.getByText("Zotero cannot be asked from a browser: import a file that it exports")
      .first()
      .waitFor();
  });

  it("takes the text of a Daily Papers page that is dropped on the tree as a file", async () => {
    const text = readFileSync(seedDocuments.text, "utf8");
    const library = await vscode().openLibrary();
    const list = vscode().page.locator(".sidebar .monaco-list").first();
    const data = await vscode().page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], "daily.txt", { type: "text/plain" }));
      return transfer;
    }, text);
    const row = list.locator(".monaco-list-row").first();
    for (const type of ["dragenter", "dragover", "drop"]) {
      await row.dispatchEvent(type, { dataTransfer: data });
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    const { quickInput } = vscode();
    await quickInput.entry("Marginalia comes with it, as jiang2024megascale.").waitFor();
    await vscode().screenshot("import-daily");
    await quickInput.accept();
    await until("all 41 are written", () => papers().length === 44);
    assert.ok(library);
  });

  it("shows which paper it is at, and stops when it is cancelled", async () => {
    const before = papers().length;
    const many = Array.from(
      { length: 1000 },
      (_, n) => `@misc{many${n}, title = {One of Many, Number ${n}}, author = {Roe, Ann}, year = 2023}`,
    );
    await importClipboard(many.join("\n"));
    await vscode().quickInput.entry("One of Many, Number 0").waitFor();
    await vscode().quickInput.accept();
    const notice = vscode().page.locator(".notification-toast", {
      hasText: "Importing papers: One of Many, Number",
    });
    await notice.getByRole("button", { name: "Cancel" }).click();
    await vscode().page.getByText("Stopped before the others.").first().waitFor();
    const written = papers().length - before;
    assert.ok(written > 0 && written < many.length, `${written} are written`);
    const folder = readdirSync(join(vscode().workspace, "papers"));
    assert.deepEqual(
      folder.filter((name) => !name.endsWith(".md")),
      [],
    );
  });
});
