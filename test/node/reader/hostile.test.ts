import assert from "node:assert/strict";
import type { Show } from "../../../src/protocol/messages.ts";
import { until } from "../../ui/waiting.ts";
import { closeBrowser, openPage } from "./page.ts";
import { payloads } from "./payloads.ts";

/** A record that says the same in every field. */
const saying = (text: string): Partial<Show> => ({
  citekey: text,
  title: text,
  aliases: [text],
  authors: [text, text],
  facts: [text],
  links: [{ label: text, href: "https://example.org/" }],
  tags: [text],
  category: { id: text, title: text },
  source: text,
  dates: [{ name: "submitted", date: text }],
  abstract: [[text, { tex: text, display: false }]],
});

const base = { status: "unread", notesIn: "file", notesView: "rendered" } as const;

describe("hostile texts on the page", () => {
  after(closeBrowser);

  it("neither run, nor lead to what runs, nor ask another machine, in any field of a record or a line", async function () {
    this.timeout(120_000);
    assert.ok(payloads.length >= 100);
    const opened = await openPage({ notes: "start", needed: ["readerMarkdown", "readerMath", "readerCode"] });
    const { page, foreign } = opened;
    const check = async (text: string) => {
      const found = await page.evaluate(() => ({
        ran: Reflect.get(window, "ran"),
        elements: [
          ...document.querySelectorAll(
            "body :is(script, iframe, object, embed, link, meta, base, form, style)",
          ),
        ]
          .map((one) => one.outerHTML)
          .filter((html) => !/^<script nonce="" src="http:\/\/127/.test(html)),
        handlers: [...document.querySelectorAll("*")].flatMap((one) =>
          one
            .getAttributeNames()
            .filter((name) => name.startsWith("on") || name === "srcset" || name === "ping"),
        ),
        addresses: [...document.querySelectorAll("[href], [src]")].flatMap((one) =>
          ["href", "src"].flatMap((name) => one.getAttribute(name) ?? []),
        ),
      }));
      assert.equal(found.ran, undefined, text);
      assert.deepEqual(found.elements, [], text);
      assert.deepEqual(found.handlers, [], text);
      for (const address of found.addresses) assert.match(address, /^(?:https?:\/\/|mailto:|#$)/, text);
      assert.deepEqual(foreign, [], text);
    };
    for (const text of payloads) {
      await opened.post({ kind: "cards", cards: [{ key: "key", label: text, title: text, facts: [text] }] });
      await opened.post({ kind: "show", show: { ...base, ...saying(text) } as Show });
      const line = { file: text, label: text, line: 0, start: 0, context: text, locator: text, text };
      const around = { lines: [text, text], at: 0 };
      await opened.post({
        kind: "backlinks",
        backlinks: { total: 1, files: 1, lines: [{ ...line, mark: [0, 1], around }] },
      });
      await opened.post({
        kind: "related",
        papers: [{ key: text, title: text, facts: [text], reasons: [text] }],
      });
      await opened.post({
        kind: "named-by",
        cards: [{ key: text, label: text, title: text, facts: [text] }],
      });
      await opened.post({
        kind: "completions",
        query: text,
        papers: [{ key: text, label: text, title: text, facts: [text] }],
      });
      const place = { file: text, label: text, line: 0, start: 0 };
      await opened.post({
        kind: "coverage",
        coverage: {
          rows: [
            { locator: text, state: "cited", task: { label: text, isDone: false }, places: [place], more: 1 },
          ],
          more: 1,
        },
      });
      const remark = { day: text, text, label: text, link: text, said: text };
      await opened.post({
        kind: "remarks",
        remarks: [remark, { ...remark, place: { file: text, line: 0, change: "moved" } }],
      });
      await opened.post({ kind: "picture", path: text, isThere: true });
      await opened.post({ kind: "say", text, retry: true });
      await check(text);
    }
    const together = 8;
    for (let first = 0; first < payloads.length; first += together) {
      const some = payloads.slice(first, first + together);
      const notes = some.map(
        (text) =>
          `${text}\n\n[@key] [${text}](a.png) ![${text}](a.png) <${text}>\n\n$${text}$\n\n> ${text.replace(/\n/g, "\n> ")}\n>\n> — abstract\n\n${text}`,
      );
      opened.write(`${notes.join("\n\n")}\n\nend${first}`);
      await until("they are shown", () =>
        page.evaluate((end) => document.body.textContent.includes(end), `end${first}`),
      );
      await check(some.join("\n"));
    }
    // A click on each link of the notes leaves the page where it is.
    const before = page.url();
    opened.write(payloads.slice(-160).join("\n\n"));
    await until("they are shown", () =>
      page.evaluate(() => document.querySelectorAll(".rendered p").length > 50),
    );
    await page.locator(".rendered a:not(.web)").evaluateAll((all) => {
      for (const one of all) if (one instanceof HTMLElement) one.click();
    });
    assert.equal(page.url(), before);
    assert.equal(await page.evaluate(() => Reflect.get(window, "ran")), undefined);
    await opened.close();
  });

  it("come as text in the HTML that shows them at once", async () => {
    const all = payloads.filter((text) => text.isWellFormed()).join(" ");
    const opened = await openPage({ begun: true, show: saying(all), notes: all, needed: ["readerMarkdown"] });
    const { page, foreign } = opened;
    await page.locator("h1").waitFor();
    assert.ok(opened.begun());
    assert.equal(await page.locator("h1").textContent(), all);
    assert.equal(await page.locator("textarea").inputValue(), all.replace(/\r\n?/g, "\n"));
    assert.equal(await page.evaluate(() => Reflect.get(window, "ran")), undefined);
    assert.equal(await page.evaluate(() => document.body.getAttributeNames().join()), "");
    assert.deepEqual(foreign, []);
    await opened.close();
  });

  it("name pictures that are not loaded before the host has looked at them, nor where it finds none", async () => {
    const opened = await openPage({
      notes: "![zero](zero.png) ![](below/pipe.png) text",
      needed: ["readerMarkdown"],
      hasPictures: false,
    });
    await until(
      "the host is asked",
      () => opened.intents.filter(({ kind }) => kind === "picture").length === 2,
    );
    assert.deepEqual(
      opened.intents.flatMap((intent) => (intent.kind === "picture" ? intent.path : [])).sort(),
      ["below/pipe.png", "zero.png"],
    );
    await opened.post({ kind: "picture", path: "zero.png", isThere: false });
    await opened.page.locator(".rendered em", { hasText: "zero" }).waitFor();
    assert.deepEqual(
      opened.files.filter((file) => file.startsWith("pictures/")),
      [],
    );
    await opened.post({ kind: "picture", path: "below/pipe.png", isThere: true });
    await until("it is loaded", () => opened.files.includes("pictures/below/pipe.png"));
    await opened.close();
  });

  it("would run and ask in a page that lets them: the watch sees it", async () => {
    const opened = await openPage({ notes: "a" });
    await opened.page.evaluate(() => {
      // Neither goes through our code: what the policy refuses and what the watch counts is seen apart.
      const image = document.createElement("img");
      image.src = "https://evil.example/x";
      document.body.append(image);
      const handler = document.createElement("img");
      handler.setAttribute("onerror", "window.ran=1");
      handler.src = "missing.png";
      document.body.append(handler);
    });
    await opened.page.waitForTimeout(300);
    assert.equal(await opened.page.evaluate(() => Reflect.get(window, "ran")), undefined);
    assert.deepEqual(opened.foreign, []);
    await opened.page
      .context()
      .newPage()
      .then(async (free) => {
        await free.setContent("<img src=x onerror='window.ran=1'>");
        await until("it has run", () => free.evaluate(() => Reflect.get(window, "ran") === 1));
      });
    await opened.close();
  });

  it("are shown without holding up the page, also as a table of 20,000 cells", async () => {
    const table = `|${"a|".repeat(20)}\n|${"-|".repeat(20)}\n${`|${"<b>|".repeat(20)}\n`.repeat(1000)}`;
    const opened = await openPage({ notes: table });
    await until("it is shown", () =>
      opened.page.evaluate(() => document.querySelectorAll(".rendered td").length === 20_000),
    );
    await opened.close();
  });
});
