import assert from "node:assert/strict";
import { faultText, OnlineFault } from "../../../src/core/online/client/fault.ts";
import { fetchHttp } from "../../../src/core/online/client/fetchHttp.ts";
import { highlightsOf } from "../../../src/core/online/zotero/highlights.ts";
import { chosenInZotero, hasBetterBibtex, itemsOf } from "../../../src/core/online/zotero/items.ts";
import { noteMarkdown } from "../../../src/core/online/zotero/noteMarkdown.ts";
import { createZotero, type ZoteroPlace } from "../../../src/core/online/zotero/zotero.ts";
import { listPlaces } from "../../../src/core/online/zotero/zoteroPlaces.ts";
import { type OnlineServer, send, startOnlineServer } from "../../online/server.ts";
import { item } from "../../online/zotero.ts";

describe("asking Zotero", () => {
  let server: OnlineServer;
  beforeEach(async () => {
    server = await startOnlineServer();
  });
  afterEach(() => server.stop());

  const { signal } = new AbortController();
  const at = (address = `${server.address}/zotero`, place: ZoteroPlace = "same-machine") =>
    createZotero({ http: fetchHttp(fetch, "Mozilla/5.0 test"), address, place });
  const faultOf = async (asked: Promise<unknown>): Promise<string> => {
    try {
      await asked;
    } catch (error) {
      assert.ok(error instanceof OnlineFault, String(error));
      return faultText(error);
    }
    return "no fault";
  };

  it("lists libraries and collections by their full names, and says that the request is meant", async () => {
    const places = await listPlaces(at(), "My Library", signal);
    assert.deepEqual(
      places.map(({ path, names, count }) => [path, names.join(" / "), count]),
      [
        ["users/0", "My Library", undefined],
        ["users/0/collections/TIDESCOL", "My Library / Tides", 2],
        ["users/0/collections/TIDESSUB", "My Library / Tides / Spring tides", 0],
        ["groups/99", "The Tide Group", undefined],
      ],
    );
    assert.ok(server.asked.every(({ headers }) => headers["zotero-allowed-request"] === "1"));
  });

  it("reads works with their ids, people, tags and citekeys, and no files", async () => {
    const [mega, old, ...more] = await itemsOf(at(), "users/0", signal);
    assert.deepEqual(more, []);
    assert.equal(mega?.citekey, "moeMega23");
    assert.equal(mega?.path, "users/0/items/TIDESAAA");
    assert.equal(mega?.hasChildren, true);
    const { names: _, ...paper } = mega?.paper ?? { title: "" };
    assert.deepEqual(paper, {
      title: "MegaTides: Scaling Tides & Currents to More Than 10,000 Moons",
      authors: ["Ida Moe", "Jan de Vries"],
      year: 2023,
      arxiv: "2302.01234",
      subject: "cs.LG",
      abstract: "We present MegaTides. It works.",
      tags: ["tides", "Computer Science - Machine Learning"],
    });
    assert.equal(old?.paper.doi, "10.1000/Old.1");
    assert.equal(old?.paper.year, 2006);
    assert.equal(old?.paper.venue, "Journal of Tides");
    assert.deepEqual(old?.paper.authors, ["The Tide Group"]);
    assert.equal(old?.original.volume, "7");
    assert.equal(old?.citekey, undefined);
  });

  it("takes the citekeys of Better BibTeX where it is there, and what is chosen in Zotero's window", async () => {
    assert.equal(await hasBetterBibtex(at(), signal), false);
    assert.equal(await chosenInZotero(at(), signal), undefined);
    server.zotero.hasBetterBibtex = true;
    assert.equal(await hasBetterBibtex(at(), signal), true);
    const items = await itemsOf(at(), "users/0", signal);
    assert.deepEqual(
      items.map(({ citekey }) => citekey),
      ["moeMega23", "tidegroup06"],
    );
    server.zotero.chosen = JSON.stringify([
      { id: 7, uri: "http://zotero.org/users/local/x1/items/TIDESBBB", citationKey: "tidegroup06" },
      { id: 8, uri: "http://zotero.org/users/4711/items/GONEGONE" },
    ]);
    const chosen = await chosenInZotero(at(), signal);
    assert.deepEqual(
      chosen?.map(({ citekey }) => citekey),
      ["tidegroup06"],
    );
  });

  it("asks for many in pages", async () => {
    for (let n = 0; n < 230; n++) {
      const key = `AAA${String(n).padStart(5, "0")}`;
      server.zotero.items.set(key, item(key, { itemType: "book", title: `Book ${n}`, creators: [] }));
    }
    const told: string[] = [];
    const items = await itemsOf(at(), "users/0", signal, {
      report: (done, total) => told.push(`${done}/${total}`),
    });
    assert.equal(items.length, 232);
    assert.deepEqual(told, ["100/233", "200/233", "233/233"]);
    assert.equal((await itemsOf(at(), "users/0", signal, { words: "old tides" })).length, 1);
  });

  it("reads highlights in the order of the paper, with their pages, then the notes", async () => {
    assert.deepEqual(await highlightsOf(at(), "users/0/items/TIDESAAA", signal), {
      highlights: [
        { key: "MARKAAAA", quote: "We present MegaTides.", page: "1" },
        {
          key: "MARKBBBB",
          quote: "Tides scale with the number of moons.",
          page: "7",
          remark: "Compare Table 2.",
        },
        { key: "MARKDDDD", page: "8", remark: "Ask Jan." },
        { key: "TIDENOTE", remark: "# Why it matters\n\nIt **scales** & holds.\n\n- moons\n- tides" },
      ],
      pictures: 1,
    });
  });

  it("says in one sentence what is wrong", async () => {
    const ask = (zotero = at()) => faultOf(itemsOf(zotero, "users/0", signal));
    server.zotero.state = "off";
    assert.match(await ask(), /^Zotero does not let other programs ask it: .*Advanced/);
    server.zotero.state = "old";
    assert.match(await ask(), /Zotero 7 or newer is needed\.$/);
    server.zotero.state = "on";
    server.zotero.collections.delete("TIDESCOL");
    assert.match(
      await faultOf(itemsOf(at(), "users/0/collections/TIDESCOL", signal)),
      /no such collection any more/,
    );
    const nobody = "http://127.0.0.1:9";
    assert.match(await ask(at(nobody)), /does not answer at http:\/\/127\.0\.0\.1:9: is it running/);
    assert.match(await ask(at(nobody, { machine: "ssh-remote" })), /another machine \(ssh-remote\)/);
    assert.match(await ask(at("", "browser")), /cannot be asked from a browser/);
    assert.match(await ask(at("ftp:x")), /“ftp:x” is not a server address/);
    for (const [body, type, sentence] of [
      ["<html>", "text/html", /answered with text\/html/],
      ['[{"key": "TIDES', "application/json", /cannot be read/],
    ] as const) {
      server.instead.set("/zotero/", (_, response) => send(response, 200, type, body));
      assert.match(await ask(), sentence);
    }
    server.instead.set("/zotero/", (_, response) => send(response, 500, "text/plain", "x"));
    assert.match(await ask(), /answered with an error \(500\)/);
  });

  it("takes an answer that is something else for no items", async () => {
    for (const body of ["{}", "[1, null, [], {}]", '[{"key": "..", "data": {"itemType": "book"}}]', '"x"']) {
      server.instead.set("/zotero/api/", (_, response) => send(response, 200, "application/json", body));
      assert.deepEqual(await itemsOf(at(), "users/0", signal), [], body);
    }
  });
});

describe("a library that never ends", () => {
  it("is not taken in part without a word", async () => {
    const page = { value: Array.from({ length: 100 }, () => ({})), total: 1_000_000, version: 1 };
    const endless = {
      get: async () => page,
      rpc: async () => undefined,
      betterBibtex: async () => undefined,
    };
    await assert.rejects(itemsOf(endless, "users/0", new AbortController().signal), { code: "too-large" });
  });
});

describe("a note of Zotero as Markdown", () => {
  for (const [html, markdown] of [
    ["plain & <simple>", "plain & <simple>"],
    ["a &lt; b", "a < b"],
    ["<p>One</p><p>two<br>three</p>", "One\n\ntwo\nthree"],
    ["<h2>Head</h2><blockquote><p>said</p></blockquote>", "## Head\n\n> said"],
    ["<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n   - b\n2. c"],
    [
      '<p>see <a href="https://x.org/a">this</a> <a href="javascript:x()">that</a></p>',
      "see [this](https://x.org/a) that",
    ],
    ['<pre class="math">$$x^2$$</pre><p><span class="math">$y$</span></p>', "$$x^2$$\n\n$y$"],
    ["<pre>a\n  b</pre>", "```\na\n  b\n```"],
    [
      "<table><tbody><tr><th>a</th><th>b</th></tr><tr><td>1|2</td><td>3</td></tr></tbody></table>",
      "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |",
    ],
    ["<p>open <b>bold", "open **bold**"],
    ['<p>fig <img src="data:x" data-attachment-key="K"> here</p>', "fig [picture] here"],
  ] as const)
    it(html.slice(0, 40), () => assert.equal(noteMarkdown(html), markdown));
});
