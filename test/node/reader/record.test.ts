import assert from "node:assert/strict";
import { until } from "../../ui/waiting.ts";
import { closeBrowser, openPage } from "./page.ts";

describe("a record on the page", () => {
  after(closeBrowser);

  it("shows a hundred of many tags, and how many more there are", async () => {
    const tags = Array.from({ length: 5000 }, (_, n) => `tag ${n}`);
    const { page, close } = await openPage({ show: { tags } });
    try {
      await page.getByRole("button", { name: "tag 99", exact: true }).waitFor();
      assert.ok((await page.locator("ul.tags li").count()) < 110);
      await page.locator("ul.tags").getByText("andMore").waitFor();
    } finally {
      await close();
    }
  });

  it("has the formulas of its abstract, and KaTeX where there are some alone", async () => {
    const { page, files, close } = await openPage({
      show: { abstract: [["In ", { tex: "O(n^2)", display: false }, " time."]] },
    });
    await page.locator("#abstract .katex").waitFor();
    assert.ok(files.includes("dist/readerMath.js"));
    await close();
  });

  it("says which versions the lines that cite it name, where they name some", async () => {
    const line = { file: "a", label: "a.py", line: 0, start: 0, context: "comment", text: "# see it" };
    const backlinks = { total: 2, files: 1, lines: [line] };
    const { page, post, close } = await openPage({ backlinks });
    await page.getByText("timesInOneFile", { exact: true }).waitFor();
    await post({ kind: "backlinks", backlinks: { ...backlinks, versions: [{ version: 2, times: 2 }] } });
    await page.getByText("timesInOneFile versionsNamed", { exact: true }).waitFor();
    await close();
  });

  it("leads from an author to their papers, and to what changes its shelf", async () => {
    const authors = Array.from({ length: 444 }, (_, index) => `Author Number ${index}`);
    const { page, intents, close } = await openPage({ show: { authors, tags: ["training"] } });
    await page.getByRole("button", { name: "andMoreAuthors" }).click();
    assert.equal(await page.locator(".authors .author").count(), 444);
    await page.getByRole("button", { name: "Author Number 443" }).click();
    await page.getByRole("button", { name: "setTags" }).click();
    await page.getByRole("button", { name: "setCategory" }).click();
    await until("all are asked for", () => intents.length >= 3);
    assert.deepEqual(
      intents.filter(({ kind }) => kind !== "related"),
      [{ kind: "search-author", name: "Author Number 443" }, { kind: "set-tags" }, { kind: "set-category" }],
    );
    await close();
  });

  it("lists papers near it, asked for once they come into sight, with their reasons", async () => {
    const { page, intents, post, close } = await openPage({
      notes: "long\n\n".repeat(200),
      show: { notesView: "rendered" },
      needed: ["readerMarkdown"],
    });
    await page.waitForTimeout(300);
    assert.ok(!intents.some(({ kind }) => kind === "related"));
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await until("they are asked for", () => intents.some(({ kind }) => kind === "related"));
    const near = {
      key: "near2020",
      title: "A Near One",
      facts: ["2020"],
      reasons: ["cited with it in 2 files"],
    };
    await post({ kind: "related", papers: [near] });
    await page.getByRole("button", { name: "A Near One" }).click();
    await until("it is opened", () =>
      intents.some((intent) => intent.kind === "open-paper" && intent.key === "near2020"),
    );
    await page.getByText("cited with it in 2 files").waitFor();
    await close();
  });

  it("names the papers whose notes name it, and leads to them", async () => {
    const { page, intents, post, close } = await openPage({});
    const card = { key: "other2020", label: "Other", title: "The Other One", facts: [] };
    await post({ kind: "named-by", cards: [card, { ...card, key: "third2021", label: "Third" }] });
    await page
      .locator(".named", { hasText: "namedBy Other, Third" })
      .getByRole("button", { name: "Third" })
      .click();
    await until("it is opened", () =>
      intents.some((intent) => intent.kind === "open-paper" && intent.key === "third2021"),
    );
    await post({ kind: "named-by", cards: [] });
    await until("they are gone", async () => (await page.locator(".named").textContent()) === "");
    await close();
  });

  it("has its citing lines in the colours of their language, with the citation marked", async () => {
    const line = { file: "a", label: "a", line: 1, start: 4, context: "c" };
    const text = "x = 1  # see arXiv:2402.15627, §3";
    const mark = [13, 29] as const;
    const { page, close } = await openPage({
      backlinks: {
        total: 3,
        files: 1,
        lines: [
          { ...line, language: "python", kind: "comment", text, mark },
          {
            ...line,
            line: 2,
            language: "python",
            kind: "string",
            text: "As in arXiv:2402.15627.",
            mark: [6, 22],
          },
          { ...line, line: 3, text: "plain @key", mark: [6, 10] },
        ],
      },
    });
    await page.locator(".line .hljs-number").waitFor();
    assert.deepEqual(await page.locator(".line code").allTextContents(), [
      text,
      "As in arXiv:2402.15627.",
      "plain @key",
    ]);
    assert.deepEqual(await page.locator(".line mark").allTextContents(), [
      "arXiv:2402.15627",
      "arXiv:2402.15627",
      "@key",
    ]);
    assert.equal(await page.locator(".hljs-comment mark").count(), 1);
    assert.equal(await page.locator(".hljs-string mark").count(), 1);
    await close();
  });
});
