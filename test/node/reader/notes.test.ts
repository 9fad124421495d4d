import assert from "node:assert/strict";
import type { Card } from "../../../src/protocol/messages.ts";
import { until } from "../../ui/waiting.ts";
import { closeBrowser, openPage } from "./page.ts";

const megascale: Card = {
  key: "jiang2024megascale",
  label: "MegaScale",
  title: "MegaScale: Scaling Large Language Model Training",
  facts: ["Ziheng Jiang, …", "NSDI 2024"],
};

const notes = `# Idea

See [@jiang2024megascale, §3] and [[jiang2024megascale|the other]], not [@nobody2020].
Write to someone@example.org or @jiang2024megascale.

- [ ] read §3
- [x] run it
  1. [ ] nested

| a | b |
|---|---|
| $x^2$ | \`code\` |

$$
\\sum_i x_i
$$

\`\`\`python
def f(x): return "text"  # why
\`\`\`

[the loop](../src/train.py#L12) and [the web](https://example.org/a?b=c) and ![icon](icon.png)

### Deep

## Later
`;

describe("notes on the page", () => {
  after(closeBrowser);

  it("are read as Markdown: headings, tables, boxes, formulas, code in colours, pictures of the folder", async () => {
    const { page, files, foreign, close } = await openPage({
      notes,
      cards: [megascale],
      needed: ["readerMarkdown"],
    });
    const view = page.locator(".rendered");
    await view.locator("h3").waitFor();
    assert.deepEqual(
      await view.locator("h3, h4, h5").evaluateAll((all) => all.map(({ tagName }) => tagName)),
      ["H3", "H4", "H4"],
    );
    assert.equal(await view.locator("td").count(), 2);
    assert.deepEqual(
      await view.locator("input").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked)),
      [false, true, false],
    );
    await view.locator(".katex-display").waitFor();
    assert.equal(await view.locator(".katex").count(), 2);
    await view.locator(".hljs-comment", { hasText: "# why" }).waitFor();
    await until("the picture is there", () =>
      view.locator("img").evaluate((one) => (one as HTMLImageElement).naturalWidth > 0),
    );
    assert.ok(!(await page.locator("textarea").isVisible()));
    assert.ok(files.some((file) => file.endsWith("KaTeX_Main-Regular.woff2")));
    assert.deepEqual(foreign, []);
    await close();
  });

  it("come after the paper, which nobody waits to see for them, and push nothing down", async () => {
    const { page, close } = await openPage({ begun: true, notes, show: { notesView: "rendered" } });
    await page.locator(".rendered .katex").first().waitFor();
    await page.locator("#cited").waitFor();
    const told = await page.evaluate(() => {
      const at = (name: string) =>
        performance.getEntriesByType("resource").find((entry) => entry.name.endsWith(name))?.startTime ?? 0;
      const [all] = performance.getEntriesByType("navigation");
      const seen = Number(Reflect.get(all ?? {}, "loadEventStart"));
      return {
        late: [at("readerMarkdown.js") >= seen, at("readerMath.js") >= seen],
        early: at("reader.js") < seen,
      };
    });
    assert.deepEqual(told, { late: [true, true], early: true });
    const moved = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, "value"));
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(sum), 200);
        }),
    );
    assert.ok(moved < 0.001, String(moved));
    await close();
  });

  it("load neither KaTeX nor colours where there is no formula and no code, and no Markdown without notes", async () => {
    const some = await openPage({ notes: "Costs $5 and $6.\n\n    plain\n" });
    await some.page.locator(".rendered p").waitFor();
    await some.page.waitForTimeout(200);
    assert.deepEqual(
      some.files.filter((file) => /Math|Code/.test(file)),
      [],
    );
    await some.close();
    const none = await openPage({ notes: "" });
    await none.page.locator("textarea").waitFor();
    await none.page.waitForTimeout(200);
    // The page's own script and style sheet came with its HTML.
    assert.deepEqual(none.files, []);
    await none.close();
  });

  it("lead to papers, files and the web, and show a paper's card", async () => {
    const { page, intents, close } = await openPage({ notes, cards: [megascale] });
    const view = page.locator(".rendered");
    const papers = view.locator("a.paper");
    await papers.first().waitFor();
    assert.deepEqual(await papers.allTextContents(), ["MegaScale", "the other", "MegaScale"]);
    assert.equal(await view.locator(".unknown").textContent(), "nobody2020");
    await papers.first().hover();
    await page.getByRole("tooltip").getByText("NSDI 2024").waitFor();
    await page.keyboard.press("Escape");
    assert.ok(!(await page.getByRole("tooltip").isVisible()));
    await papers.nth(1).click({ modifiers: ["Control"] });
    await view.locator("a.file").click();
    await until("both are asked for", () => intents.length >= 2);
    assert.deepEqual(
      intents.filter(({ kind }) => kind.startsWith("open")),
      [
        { kind: "open-paper", key: "jiang2024megascale", beside: true },
        { kind: "open-file", path: "../src/train.py#L12", beside: false },
      ],
    );
    assert.equal(await view.locator("a.web").first().getAttribute("href"), "https://example.org/a?b=c");
    await close();
  });

  it("run as their letters do, block by block", async () => {
    const opened = await openPage({
      notes: "English first.\n\nنص عربي مع NCCL.\n\n- אחת\n- שתיים\n\n> ציטוט\n\n```\ncode\n```\n",
      show: { title: "מודלים גדולים", abstract: [["אנו מציגים."]] },
    });
    const directions = (selector: string) =>
      opened.page.locator(selector).evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
    await opened.page.locator(".rendered p").first().waitFor();
    assert.deepEqual(await directions(".rendered > *"), ["ltr", "rtl", "rtl", "rtl", "ltr"]);
    assert.deepEqual(await directions("h1, .abstract p"), ["rtl", "rtl"]);
    assert.deepEqual(await directions(".switch"), ["ltr"]);
    await opened.close();
  });

  it("tell with a link to a line what the line said, and say where they cannot", async () => {
    const opened = await openPage({ notes: '[a](../a.py#L3 "x = 1") and [b](../b.py#L4) and [c](../c.py)' });
    const links = opened.page.locator("a.file");
    await links.nth(2).waitFor();
    const titles = await links.evaluateAll((all) => all.map((one) => one.getAttribute("title")));
    assert.deepEqual(titles, ["../a.py#L3\nx = 1", "lineFixed", "../c.py"]);
    for (const index of [0, 1]) await links.nth(index).click();
    await until("both are asked for", () => opened.intents.length >= 2);
    assert.deepEqual(
      opened.intents.filter(({ kind }) => kind === "open-file"),
      [
        { kind: "open-file", path: "../a.py#L3", beside: false, said: "x = 1" },
        { kind: "open-file", path: "../b.py#L4", beside: false },
      ],
    );
    await opened.close();
  });

  it("tick their tasks in the text, each its own", async () => {
    const opened = await openPage({ notes, cards: [megascale] });
    const boxes = opened.page.locator(".rendered input");
    await boxes.first().click();
    await until("the first is ticked", () => opened.notes().includes("- [x] read §3"));
    await boxes.nth(2).click();
    await until("the nested one is ticked", () => opened.notes().includes("  1. [x] nested"));
    await boxes.nth(1).click();
    await until("the second is not", () => opened.notes().includes("- [ ] run it"));
    assert.equal(opened.notes().length, notes.length);
    await opened.close();
  });

  it("are written where they are clicked, and read again after Escape", async () => {
    const opened = await openPage({ notes: "One two three.\n\nFour **five** six.\n" });
    const { page } = opened;
    await page.locator(".rendered strong").click({ position: { x: 2, y: 5 } });
    const area = page.locator("textarea");
    await area.waitFor();
    await until("the caret is there", () =>
      area.evaluate((one) => [20, 21, 23].includes((one as HTMLTextAreaElement).selectionStart)),
    );
    await page.keyboard.type("X");
    await page.keyboard.press("Escape");
    await page.locator(".rendered strong").waitFor();
    await until("it is in the document", () => opened.notes().includes("X"));
    await until("it is shown", async () =>
      ((await page.locator(".rendered").textContent()) ?? "").includes("X"),
    );
    assert.ok(!(await area.isVisible()));
    await opened.close();
  });

  it("follow what is typed beside them, and what others write", async () => {
    const opened = await openPage({ notes: "Here.\n", show: { notesView: "beside" } });
    const { page } = opened;
    await page.locator("textarea").press("Control+End");
    await page.keyboard.type("# New *head*");
    await page.locator(".rendered h3", { hasText: "New head" }).waitFor();
    opened.write(`${opened.notes()}\n\nFrom **elsewhere**.`);
    await page.locator(".rendered strong", { hasText: "elsewhere" }).waitFor();
    await opened.close();
  });

  it("have an outline where they have three headings, which leads to each", async () => {
    const long = `# A\n\n${"text\n\n".repeat(60)}## B\n\n${"text\n\n".repeat(60)}# C @jiang2024megascale\n`;
    const { page, close } = await openPage({ notes: long, cards: [megascale] });
    const outline = page.getByRole("navigation", { name: "outline" });
    await outline.getByRole("button", { name: "C" }).click();
    await until("it is in sight", () =>
      page
        .locator(".rendered h3")
        .last()
        .evaluate((one) => one.getBoundingClientRect().top < window.innerHeight),
    );
    await close();
  });
});
