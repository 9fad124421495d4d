import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { until } from "../ui/waiting.ts";
import { useOwnWorkbench } from "./workbench.ts";

const first = "typed2024paper.md";
const renamed = "renamed2024paper.md";

/** So many letters, in words, none like the ones before. */
let count = 0;
function words(letters: number): string {
  let text = "";
  while (text.length < letters) text += `${(count++).toString(36)}${"xyz".charAt(count % 3)} `;
  return text
    .slice(0, letters - 1)
    .replace(/ $/, ".")
    .concat("|");
}

describe("Keystrokes in notes", function () {
  this.timeout(15 * 60_000);
  const vscode = useOwnWorkbench({
    settings: { "marginalia.reader.notes": "source" },
    async prepare(copy) {
      mkdirSync(join(copy, "papers"));
      writeFileSync(
        join(copy, "papers", first),
        "---\ncitekey: typed2024paper\ntitle: A paper to type on\n---\nFirst.\n",
      );
      return undefined;
    },
  });
  const path = (name: string) => join(vscode().workspace, "papers", name);
  const body = (name: string) => readFileSync(path(name), "utf8").split("\n---\n")[1] ?? "";
  let typed = "";

  async function page(): Promise<Frame> {
    for (const end = Date.now() + 60_000; Date.now() < end; await vscode().page.waitForTimeout(50)) {
      for (const frame of vscode().page.frames()) {
        if (frame === vscode().page.mainFrame()) continue;
        const notes = frame.locator("main textarea:enabled");
        if (await notes.isVisible().catch(() => false)) return frame;
      }
    }
    throw new Error("No reader is in sight after 60 s.");
  }
  const text = async () => (await page()).locator("textarea").inputValue();

  async function onPage(letters: number, delay = 0): Promise<void> {
    const more = words(letters);
    await (await page()).locator("textarea").press("Control+End");
    await vscode().page.keyboard.type(more, { delay });
    typed += more;
  }

  async function save(name: string, start: string): Promise<void> {
    await until("the page has it all", async () => (await text()) === `${start}\n${typed}`);
    await vscode().page.keyboard.press("Control+s");
    await until("the tab is clean", async () => !(await vscode().isDirty(name)));
    assert.equal(body(name), `${start}\n${typed}`);
  }

  it("are all in the file after bursts, saves, a foreign write of the same length, a rename and a reload", async () => {
    await vscode().openLibrary();
    await vscode().openFile(`papers/${first}`);
    await vscode().run("Marginalia: Open in Reader");
    await onPage(500);
    await vscode().page.keyboard.press("Control+s");
    await onPage(500);
    await save(first, "First.");
    writeFileSync(path(first), readFileSync(path(first), "utf8").replace("First.", "Other."));
    await until("the page shows it", async () => (await text()).startsWith("Other."));
    await onPage(500);
    await save(first, "Other.");
    // The page may take the focus a moment late, which closes the box.
    await until("the new key is typed", async () => {
      await vscode().run("Marginalia: Rename Citekey");
      const { box, input } = vscode().quickInput;
      try {
        await box.locator(".quick-input-title", { hasText: "Rename Citekey" }).waitFor({ timeout: 5_000 });
        await input.fill("renamed2024paper", { timeout: 5_000 });
        await input.press("Enter", { timeout: 5_000 });
        return true;
      } catch {
        await vscode().page.keyboard.press("Escape");
        return false;
      }
    });
    await vscode().tab(renamed).waitFor();
    await onPage(500);
    // VS Code keeps what is unsaved a moment later, and in a browser its tabs every five seconds.
    await vscode().page.waitForTimeout(12_000);
    await vscode().reload();
    await save(renamed, "Other.");
  });

  it("are all in the file at a person's speed, on the page and in the editor beside it", async () => {
    await onPage(100, 90);
    await (await page()).getByRole("button", { name: "Open as Text" }).click();
    await vscode().editor.element.locator(".view-line").first().waitFor();
    await vscode().run("View: Move Editor into Next Group");
    await vscode().editor.element.locator(".view-lines").first().click();
    await vscode().page.keyboard.press("Control+End");
    const more = words(100);
    await vscode().page.keyboard.type(more, { delay: 90 });
    typed += more;
    await save(renamed, "Other.");
    await (await page()).locator("textarea").click();
    await onPage(20, 90);
    await save(renamed, "Other.");
  });
});
