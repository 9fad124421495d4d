import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { source as axe } from "axe-core";
import type { Frame, Page } from "playwright-core";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

const key = "jiang2024megascale";
const tabName = `${key}.md`;

describe("the reader", () => {
  const vscode = useWorkbench({
    async prepare(copy) {
      // A library folder, so that nobody is asked where notes go.
      mkdirSync(join(copy, "papers"));
      writeFileSync(join(copy, "papers", "categories.yaml"), "marginalia: 1\ncategories: []\n");
      return undefined;
    },
  });
  const file = () => join(vscode().workspace, "papers", tabName);
  const body = () => readFileSync(file(), "utf8").split("\n---\n")[1] ?? "";

  /** The reader in sight; VS Code throws hidden pages away, and makes new ones. */
  async function page(window: Page = vscode().page): Promise<Frame> {
    for (const end = Date.now() + 30_000; Date.now() < end; await vscode().page.waitForTimeout(50)) {
      for (const frame of window.frames()) {
        if (frame === window.mainFrame()) continue;
        const notes = frame.locator("main textarea:enabled");
        if (await notes.isVisible().catch(() => false)) return frame;
      }
    }
    throw new Error("No reader is in sight after 30 s.");
  }
  const notes = async () => (await page()).locator("textarea");
  const text = async () => (await notes()).inputValue();

  async function save(): Promise<void> {
    await vscode().page.keyboard.press("Control+s");
    await until("the tab is clean", async () => !(await vscode().isDirty(tabName)));
  }

  it("opens with a click in the tree as a preview, and looking creates no file @smoke", async () => {
    const library = await vscode().openLibrary();
    await library.expand("Distributed training systems");
    await library.opensFirst("MegaScale");
    const frame = await page();
    assert.match((await frame.locator("h1").textContent()) ?? "", /^MegaScale: Scaling Large Language Model/);
    assert.match((await frame.locator("#abstract").textContent()) ?? "", /We present the design/);
    assert.equal(await vscode().tab(tabName).locator(".italic").count(), 1);
    assert.ok(!existsSync(file()));
  });

  it("is called on its tab as people call the paper", async () => {
    await until("the tab has its short name", async () =>
      /^MegaScale\b/.test((await vscode().tab(tabName).innerText()).trim()),
    );
  });

  it("unfolds a long list of authors", async () => {
    const authors = (await page()).locator(".authors");
    assert.doesNotMatch((await authors.textContent()) ?? "", /Xin Liu/);
    await authors.getByRole("button", { name: "and 22 more" }).click();
    assert.match((await authors.textContent()) ?? "", /Xin Liu/);
  });

  it("lists the lines that cite the paper, and jumps to one", async () => {
    const frame = await page();
    await frame.getByRole("button", { name: /A straggler is a rank/ }).click();
    await vscode().tab("throughput.ts").waitFor();
    await vscode().editor.shows("A straggler is a rank");
    await vscode().tab(tabName).click();
  });

  it("creates the file with the first note, and the tab goes on there with all that was typed @smoke", async () => {
    const { keyboard } = vscode().page;
    await (await notes()).click();
    await keyboard.type("Overlap hides the cost. ");
    await until("the tab is dirty", () => vscode().isDirty(tabName));
    await until("the page has the text", async () => (await text()) === "Overlap hides the cost. ");
    assert.equal(body(), "");
    await keyboard.type("Compare ZeRO.");
    await save();
    assert.equal(body(), "Overlap hides the cost. Compare ZeRO.");
    assert.match(readFileSync(file(), "utf8"), new RegExp(`^---\\ncitekey: ${key}\\n`));
    assert.equal(
      await vscode().page.locator(`.tabs-container .tab[data-resource-name="${tabName}"]`).count(),
      1,
    );
  });

  it("undoes word by word, also what was typed just now", async () => {
    const { keyboard } = vscode().page;
    await keyboard.type(" One ", { delay: 80 });
    // What a slow machine has not sent yet would go with the next word.
    await vscode().page.waitForTimeout(1500);
    await keyboard.type("two", { delay: 80 });
    await keyboard.press("Control+z");
    await until("a word is gone", async () => (await text()).endsWith(" One "));
    await keyboard.press("Control+y");
    await until("it is back", async () => (await text()).endsWith(" One two"));
    await keyboard.type("!");
    await save();
    assert.equal(body(), "Overlap hides the cost. Compare ZeRO. One two!");
  });

  it("takes a burst of 2,000 characters while the file is edited elsewhere, none lost", async () => {
    const burst = Array.from({ length: 2000 }, (_, n) =>
      n % 8 === 7 ? " " : String.fromCharCode(97 + (n % 26)),
    ).join("");
    const area = await notes();
    await area.press("Control+End");
    const typing = vscode().page.keyboard.type(`\n${burst}`);
    await until("typing is under way", async () => (await text()).length > 400);
    // Changes the front matter of the document that is being typed into, and leaves the focus where it is.
    await (await page())
      .getByRole("button", { name: "Reading", exact: true })
      .evaluate((button) => button instanceof HTMLElement && button.click());
    await typing;
    await until("all is there", async () => (await text()).endsWith(burst));
    await save();
    assert.ok(body().endsWith(burst));
    assert.match(readFileSync(file(), "utf8"), /^status: reading$/m);
    assert.match(readFileSync(file(), "utf8"), /^started: ["']?\d{4}-\d\d-\d\d/m);
  }).timeout(120_000);

  it("stays in step with a text editor beside it", async () => {
    const { keyboard } = vscode().page;
    await (await page()).getByRole("button", { name: "Open as Text" }).click();
    await vscode().editor.element.locator(".view-line").first().waitFor();
    await vscode().run("View: Move Editor into Next Group");
    await vscode().editor.element.locator(".view-lines").first().click();
    await keyboard.press("Control+End");
    await keyboard.type("\nfrom beside");
    await until("the page shows it", async () => (await text()).endsWith("\nfrom beside"));
    await (await notes()).click();
    await keyboard.press("Control+End");
    await keyboard.type(" and from here");
    await until("the document is dirty", () => vscode().isDirty(tabName));
    await save();
    await vscode().run("View: Close Editors in Other Groups");
  });

  it("follows the disk while it is clean, and leaves a conflict to the user", async () => {
    const { keyboard } = vscode().page;
    writeFileSync(file(), readFileSync(file(), "utf8").replace("Overlap hides", "Overlapping hides"));
    await until("the page shows it", async () => (await text()).startsWith("Overlapping hides"));
    await (await notes()).click();
    await keyboard.press("Control+Home");
    await keyboard.type("Mine: ");
    await until("the tab is dirty", () => vscode().isDirty(tabName));
    const theirs = readFileSync(file(), "utf8").replace("Overlapping hides", "Theirs hides");
    writeFileSync(file(), theirs);
    await keyboard.press("Control+s");
    // VS Code refuses, and asks: overwrite or take theirs.
    await vscode().page.waitForTimeout(1500);
    assert.ok(await vscode().isDirty(tabName));
    assert.ok((await text()).startsWith("Mine: Overlapping"));
    assert.equal(readFileSync(file(), "utf8"), theirs);
    await (await notes()).click();
    await vscode().run("File: Revert File");
    await until("theirs is shown", async () => (await text()).startsWith("Theirs hides"));
  });

  it("keeps what another program wrote in the same length while one writes, which VS Code saves over", async () => {
    await (await notes()).click();
    await vscode().page.keyboard.press("Control+End");
    await vscode().page.keyboard.type(" mine");
    await until("the tab is dirty", () => vscode().isDirty(tabName));
    writeFileSync(file(), readFileSync(file(), "utf8").replace("Theirs hides", "Others hides"));
    await save();
    assert.match(body(), /^Theirs hides.* mine$/s);
    await vscode().button("Take the Other Text");
    await until("theirs is shown", async () => (await text()).startsWith("Others hides"));
    // It is one step: what was typed comes back.
    await (await notes()).click();
    await vscode().page.keyboard.press("Control+z");
    await until("mine is back", async () => (await text()).endsWith(" mine"));
    await vscode().run("File: Revert File");
    await until("the tab is clean", async () => !(await vscode().isDirty(tabName)));
  });

  it("says why it shows nothing where a merge left its marks, and writes nothing", async () => {
    const good = readFileSync(file(), "utf8");
    const conflict = good.replace("citekey:", "<<<<<<< HEAD\ncitekey:");
    writeFileSync(file(), conflict);
    const frame = await page();
    await frame.locator(".broken").getByText("Git left both texts").waitFor();
    assert.ok(await frame.getByRole("button", { name: "Open as Text" }).isVisible());
    assert.equal(readFileSync(file(), "utf8"), conflict);
    writeFileSync(file(), good);
    await frame.locator("h1").waitFor();
  });

  for (const theme of ["light", "dark", "high contrast", "high contrast light"] as const) {
    it(`is readable and accessible in the ${theme} theme`, async () => {
      await vscode().theme(theme);
      const frame = await page();
      await frame.evaluate(() => window.scrollTo(0, 0));
      await vscode().screenshot(`reader ${theme}`);
      await frame.evaluate(axe);
      const found = await frame.evaluate(`axe.run(document.body, { resultTypes: ["violations"] })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html).join(" ")))`);
      assert.deepEqual(found, []);
    });
  }

  it("keeps its place and its text while it is hidden", async () => {
    await (await notes()).press("Control+End");
    await vscode().page.keyboard.type(" hidden");
    await vscode().openFile("train.py");
    await vscode().tab(tabName).click();
    await until("the text is there", async () => (await text()).endsWith(" hidden"));
    const frame = await page();
    await until("it is where it was", () => frame.evaluate(() => document.documentElement.scrollTop > 0));
    assert.ok(await vscode().isDirty(tabName));
  });

  /** Where the reader is: how far down, and the caret in the notes. */
  const place = (frame: Frame) =>
    frame.evaluate(() => {
      const area = document.querySelector("textarea");
      return [Math.round(document.documentElement.scrollTop), area?.selectionStart ?? -1];
    });

  it("is at the same place with the same text in another column, and in another window", async () => {
    const { keyboard } = vscode().page;
    await (await notes()).press("Control+End");
    await keyboard.type(" moved");
    for (let left = 0; left < 3; left++) await keyboard.press("ArrowLeft");
    const [top = 0, caret] = await place(await page());
    assert.ok(top > 0);
    const isThere = async (frame: Frame) => {
      const [there = 0, at] = await place(frame);
      return at === caret && Math.abs(there - top) < 3;
    };
    await vscode().run("View: Move Editor into Next Group");
    await until("it is there in the next column", async () => await isThere(await page()));
    assert.ok((await text()).endsWith(" moved"));
    const opened = vscode().page.context().waitForEvent("page");
    await vscode().run("View: Move Editor into New Window");
    const window = await opened;
    await until("it is there in the new window", async () => await isThere(await page(window)));
    const area = (await page(window)).locator("textarea");
    assert.ok((await area.inputValue()).endsWith(" moved"));
    await area.press("Control+End");
    await window.keyboard.type(" twice");
    await window.keyboard.press("Control+s");
    await until("all is in the file", () => body().endsWith(" hidden moved twice"));
    await window.close();
  });
});
