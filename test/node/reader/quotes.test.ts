import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { until } from "../../ui/waiting.ts";
import { closeBrowser, openPage } from "./page.ts";

const abstract = [
  ["We train models. A step takes ", { tex: "O(n^2)", display: false }, " time, which is critical."],
  ["We share lessons. A step takes long."],
] as const;

/** Selects from the first place of a text in the abstract to the end of another one. */
async function select(page: Page, from: string, to: string, nth = 0): Promise<void> {
  await page.evaluate(
    ([first, last, which]) => {
      const walker = document.createTreeWalker(
        document.querySelector(".abstract") ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      const range = document.createRange();
      let seen = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent ?? "";
        if (text.includes(first) && seen++ === which) range.setStart(node, text.indexOf(first));
        if (text.includes(last)) range.setEnd(node, text.indexOf(last) + last.length);
      }
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    },
    [from, to, nth] as const,
  );
}

describe("quotes of the abstract on the page", () => {
  after(closeBrowser);

  it("go from a selection into the notes, with the caret where the remark is written", async () => {
    const opened = await openPage({ notes: "Mine.\n", show: { abstract }, needed: ["readerMath"] });
    const { page } = opened;
    await page.locator(".abstract .katex").waitFor();
    await select(page, "takes", "which is");
    await page.getByRole("button", { name: "quote" }).click();
    await page.keyboard.type("Why?");
    const quote = "> takes $O(n^2)$ time, which is\n>\n> — abstract\n\nWhy?";
    await until("it is in the document", () => opened.notes() === `Mine.\n\n${quote}`);
    await until("it is highlighted with its remark", () =>
      page
        .locator("a.quoted")
        .evaluateAll((all) => all.length === 3 && all.every((one) => one.getAttribute("title") === "Why?")),
    );
    await opened.close();
  });

  it("say what stood before them where they are there twice, and are found there", async () => {
    const opened = await openPage({ show: { abstract } });
    const { page } = opened;
    await select(page, "A step takes", "A step takes", 1);
    await page.getByRole("button", { name: "quote" }).click();
    await until("it is in the document", () => opened.notes().includes("— abstract, after “"));
    await page.locator("p").filter({ hasText: "We share" }).locator("a.quoted").waitFor();
    assert.equal(await page.locator("a.quoted").count(), 1);
    await opened.close();
  });

  it("stay where the abstract is refreshed a little, and are listed where they are gone", async () => {
    const notes =
      "> We trained models. A step takes O(n^2) time\n> — abstract\n\n> Gone with the second version of it\n> — abstract\n\nStill true.\n";
    const opened = await openPage({ notes, show: { abstract } });
    const { page } = opened;
    await page.locator("a.quoted").first().waitFor();
    assert.equal(await page.locator(".lost li").count(), 1);
    await page.getByRole("button", { name: "Gone with the second" }).click();
    const again = {
      citekey: "paper2024",
      title: "A Paper",
      aliases: [],
      authors: [],
      facts: [],
      dates: [],
      links: [],
      tags: [],
    };
    const show = { ...again, status: "unread", source: "", notesIn: "file", notesView: "rendered" } as const;
    await opened.post({
      kind: "show",
      show: { ...show, abstract: [["We trained models, and a step takes O(n^2) time."]] },
    });
    await until("it is found again", async () =>
      /trained/.test((await page.locator("a.quoted").allTextContents()).join("")),
    );
    await page.locator("a.quoted").first().click();
    assert.equal(opened.notes(), notes);
    await opened.close();
  });
});
