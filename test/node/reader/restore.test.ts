import assert from "node:assert/strict";
import { until } from "../../ui/waiting.ts";
import { closeBrowser, openPage } from "./page.ts";

const notes = `${"A line.\n\n".repeat(100)}End.\n`;
const line = { label: "a.py", start: 0, context: "comment", text: "# see it" };
const backlinks = {
  total: 50,
  files: 1,
  lines: Array.from({ length: 50 }, (_, index) => ({ ...line, file: "a", line: index })),
};
const state = { caret: 12, writing: false };

describe("a page that is made anew", () => {
  after(closeBrowser);

  it("is where the reader was, also where that is shown only later", async () => {
    const whole = await openPage({ notes, backlinks, needed: ["readerMarkdown"] });
    await until("all is there", () =>
      whole.page.evaluate(() => document.querySelectorAll(".line").length === 50),
    );
    const bottom = await whole.page.evaluate(
      () => document.documentElement.scrollHeight - window.innerHeight - 100,
    );
    await whole.close();
    const opened = await openPage({ notes, needed: ["readerMarkdown"], state: { ...state, scroll: bottom } });
    const top = () => opened.page.evaluate(() => document.documentElement.scrollTop);
    await until("it is as far down as there is something", async () => (await top()) > 1000);
    assert.ok((await top()) < bottom);
    // What it keeps meanwhile is the place that it is going to.
    await opened.page.waitForTimeout(400);
    assert.equal((await opened.page.evaluate(() => Reflect.get(window, "keptState")))?.scroll, bottom);
    await opened.post({ kind: "backlinks", backlinks });
    await until("it is there", async () => Math.abs((await top()) - bottom) < 2);
    await opened.close();
  });

  it("shows at once what its HTML came with, and asks for it anew where it was shown before", async () => {
    const first = await openPage({ notes, begun: true, needed: ["readerMarkdown"] });
    await first.page.locator(".rendered p").first().waitFor();
    assert.ok(first.begun());
    first.write("Another text.\n");
    await first.page.locator(".rendered p", { hasText: "Another text." }).waitFor();
    await first.page.locator(".rendered").click();
    await first.page.keyboard.press("End");
    await first.page.keyboard.type(" And more.");
    await until("it is in the document", () => first.notes() === "Another text. And more.\n");
    await first.close();
    const again = await openPage({
      notes,
      begun: true,
      needed: ["readerMarkdown"],
      state: { ...state, scroll: 0 },
    });
    await again.page.locator(".rendered p").first().waitFor();
    assert.ok(!again.begun());
    await again.close();
  });

  it("leaves a reader alone who moves before all is there", async () => {
    const opened = await openPage({
      notes,
      needed: ["readerMarkdown"],
      state: { ...state, scroll: 100_000 },
    });
    const { page } = opened;
    await until("it is down", () => page.evaluate(() => document.documentElement.scrollTop > 1000));
    await page.mouse.move(300, 300);
    await page.mouse.wheel(0, -2000);
    await until("it is up", () => page.evaluate(() => document.documentElement.scrollTop < 3000));
    const top = await page.evaluate(() => document.documentElement.scrollTop);
    await opened.post({ kind: "backlinks", backlinks });
    await page.locator(".line").first().waitFor();
    await page.waitForTimeout(200);
    assert.ok((await page.evaluate(() => document.documentElement.scrollTop)) <= top);
    await opened.close();
  });

  it("shows the source with its caret where one was writing, and the view that was chosen", async () => {
    const writing = await openPage({ notes, state: { ...state, scroll: 0, writing: true } });
    const area = writing.page.locator("textarea");
    await area.waitFor();
    assert.equal(await area.evaluate((one) => one instanceof HTMLTextAreaElement && one.selectionStart), 12);
    await writing.close();
    const both = await openPage({ notes, state: { ...state, scroll: 0, view: "beside" } });
    await both.page.locator(".rendered p").first().waitFor();
    assert.ok(await both.page.locator("textarea").isVisible());
    await both.close();
  });
});
