import assert from "node:assert/strict";
import { overviewHtml } from "../../../src/editor/overview/overviewHtml.ts";
import type { Overview } from "../../../src/protocol/overview.ts";
import { until } from "../../ui/waiting.ts";
import { payloads } from "./payloads.ts";
import { closeBrowser, served, withVscode } from "./served.ts";

const href = "command:marginalia.openPaper?%5B%22key%3Aa%22%5D";

/** Both pages, saying the same in every field. */
const saying = (text: string): readonly Overview[] => [
  {
    kind: "summary",
    title: text,
    lead: text,
    lists: [
      { id: "reading", title: text, rows: [{ name: text, title: text, detail: text, href }], empty: text },
    ],
    charts: (["rows", "columns"] as const).map((shape) => ({
      id: shape,
      title: text,
      shape,
      bars: [{ label: text, count: 2, unit: text, href }],
      empty: text,
    })),
  },
  {
    kind: "comparison",
    ids: [text],
    title: text,
    columns: [{ name: text, title: text, href }],
    rows: [{ label: text, cells: [text], isSame: false }],
    corner: text,
    exporting: { label: text, href },
  },
];

describe("hostile texts in the summary and in papers side by side", () => {
  after(closeBrowser);

  it("neither run, nor lead to what runs, nor ask another machine, in any field", async function () {
    this.timeout(120_000);
    const { page, origin, foreign, close } = await served((at) =>
      overviewHtml({
        language: "en",
        cspSource: at,
        address: (file) => `${at}/${file}`,
        unloaded: "not loaded",
      }),
    );
    let isReady = false;
    await withVscode(page, () => {
      isReady = true;
    });
    await page.goto(origin);
    await until("it listens", () => isReady);
    for (const text of payloads)
      for (const overview of saying(text)) {
        const found = await page.evaluate(async (data) => {
          window.postMessage(data, "*");
          await new Promise((resolve) => setTimeout(resolve));
          return {
            title: document.querySelector("h1")?.textContent,
            ran: Reflect.get(window, "ran"),
            elements: document.querySelectorAll(
              "main :is(script, iframe, object, embed, link, meta, form, style, img)",
            ).length,
            handlers: [...document.querySelectorAll("*")].flatMap((one) =>
              one.getAttributeNames().filter((name) => name.startsWith("on")),
            ),
            addresses: [...document.querySelectorAll("main :is([href], [src])")].map((one) =>
              one.getAttribute("href"),
            ),
          };
        }, overview);
        // It is shown, as text.
        assert.equal(found.title, text);
        assert.equal(found.ran, undefined, text);
        assert.equal(found.elements, 0, text);
        assert.deepEqual(found.handlers, [], text);
        assert.deepEqual([...new Set(found.addresses)], [href], text);
        assert.deepEqual(foreign, [], text);
      }
    await close();
  });
});
