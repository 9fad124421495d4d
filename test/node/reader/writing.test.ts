import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { until } from "../../ui/waiting.ts";
import { closeBrowser, openPage } from "./page.ts";

const papers = [
  { key: "you2019large", label: "LAMB", title: "Large Batch Optimization", facts: [] },
  { key: "jiang2024megascale", label: "MegaScale", title: "MegaScale: Scaling", facts: [] },
];

describe("writing notes on the page", () => {
  after(closeBrowser);

  it("offers papers while a citation is typed, and takes one by the keyboard with its bracket", async () => {
    const opened = await openPage({ notes: "" });
    const { page, intents } = opened;
    const asked = () => intents.flatMap((one) => (one.kind === "complete" ? [one.query] : [])).at(-1);
    await page.locator("textarea").click();
    await page.keyboard.type("Compare [@me");
    await until("the library is asked", () => asked() === "me");
    await opened.post({ kind: "completions", query: "m", papers: [] });
    await opened.post({ kind: "completions", query: "me", papers });
    await page.getByRole("option", { name: "LAMB" }).waitFor();
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.getByRole("option", { selected: true }).count(), 1);
    await page.keyboard.press("Enter");
    await page.keyboard.type(" and [[");
    await until("it is asked again", () => asked() === "");
    await opened.post({ kind: "completions", query: "", papers });
    await page.getByRole("option").first().click();
    await page.keyboard.type(". a@b");
    await until(
      "both are in the document",
      () => opened.notes() === "Compare [@jiang2024megascale] and [[you2019large]]. a@b",
    );
    assert.ok(!(await page.getByRole("listbox").isVisible()));
    await opened.close();
  });

  it("closes the list with Escape and goes on writing", async () => {
    const opened = await openPage({ notes: "Some.\n", show: { notesView: "source" } });
    const { page } = opened;
    await page.locator("textarea").press("Control+End");
    await page.keyboard.type("@y");
    await page.waitForTimeout(150);
    await opened.post({ kind: "completions", query: "y", papers });
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Escape");
    assert.ok(!(await page.getByRole("listbox").isVisible()));
    await page.keyboard.press("Enter");
    await until("a line is added", () => opened.notes() === "Some.\n@y\n");
    await opened.close();
  });

  it("makes a citation of the address of a known paper, and sends a picture to be kept", async () => {
    const opened = await openPage({ notes: "" });
    const { page, intents } = opened;
    await page.locator("textarea").click();
    const paste = (text: string) =>
      page.evaluate((pasted) => {
        const data = new DataTransfer();
        data.setData("text/plain", pasted);
        const area = document.querySelector("textarea");
        area?.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, cancelable: true, bubbles: true }),
        );
        document.execCommand("insertText", false, pasted);
      }, text);
    await paste("https://arxiv.org/abs/2402.15627");
    await until("the library is asked", () => intents.some(({ kind }) => kind === "pasted-address"));
    await opened.post({
      kind: "cite-address",
      text: "https://arxiv.org/abs/2402.15627",
      key: "jiang2024megascale",
    });
    await until("it is a citation", () => opened.notes() === "[@jiang2024megascale]");
    await paste(" see [x](");
    await paste("https://arxiv.org/abs/1");
    await opened.post({ kind: "cite-address", text: "https://arxiv.org/abs/1", key: "other" });
    await until("a link's target stays", () => opened.notes().endsWith("[x](https://arxiv.org/abs/1"));
    const bytes = [...readFileSync("media/icon.png")];
    await page.evaluate((all) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(all)], "a.png", { type: "image/png" }));
      const area = document.querySelector("textarea");
      area?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, cancelable: true, bubbles: true }),
      );
    }, bytes);
    await until("it is sent", () => intents.some(({ kind }) => kind === "paste-picture"));
    const sent = intents.find((one) => one.kind === "paste-picture");
    assert.ok(sent?.kind === "paste-picture");
    assert.deepEqual([...Buffer.from(sent.base64, "base64")], bytes);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(10_000_001)], "large.png", { type: "image/png" }));
      const area = document.querySelector("textarea");
      area?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, cancelable: true, bubbles: true }),
      );
    });
    await until("it says that one is too large", async () =>
      ((await page.locator(".say").textContent()) ?? "").includes("pictureTooLarge"),
    );
    assert.equal(intents.filter(({ kind }) => kind === "paste-picture").length, 1);
    await opened.close();
  });
});
