// What Zotero's local API answers (its documentation of the web API, version 3, and of the local server), and Better
// BibTeX's JSON-RPC. The papers are made up.
import type { IncomingMessage, ServerResponse } from "node:http";

const library = { type: "user", id: 4711, name: "Ida Moe", links: {} };

export const item = (key: string, data: object, meta: object = {}): object => ({
  key,
  version: 12,
  library,
  links: { self: { href: `http://localhost:23119/api/users/4711/items/${key}`, type: "application/json" } },
  meta: { creatorSummary: "Moe and de Vries", parsedDate: "2023-02-02", numChildren: 0, ...meta },
  data: { key, version: 12, tags: [], collections: ["TIDESCOL"], relations: {}, ...data },
});

export const collection = (key: string, name: string, parent: string | false, numItems: number): object => ({
  key,
  version: 3,
  library,
  links: {},
  meta: { numCollections: 0, numItems },
  data: { key, version: 3, name, parentCollection: parent, relations: {} },
});

export const annotation = (key: string, data: object): object => ({
  key,
  version: 20,
  library,
  links: {},
  meta: {},
  data: {
    key,
    version: 20,
    parentItem: "TIDESPDF",
    itemType: "annotation",
    annotationType: "highlight",
    annotationAuthorName: "",
    annotationText: "",
    annotationComment: "",
    annotationColor: "#ffd400",
    annotationPageLabel: "7",
    annotationSortIndex: "00006|001234|00100",
    annotationPosition: '{"pageIndex":6,"rects":[[1,2,3,4]]}',
    tags: [],
    relations: {},
    dateAdded: "2026-01-02T03:04:05Z",
    dateModified: "2026-01-02T03:04:05Z",
    ...data,
  },
});

/** What the Zotero of the tests holds; tests change it. */
export interface TestZotero {
  readonly items: Map<string, object>;
  readonly collections: Map<string, object>;
  /** By the key of the parent: files, notes, marks. */
  readonly children: Map<string, readonly object[]>;
  /** The keys of items in the collection TIDESCOL. */
  readonly collected: string[];
  version: number;
  /** 403 for all, 404 without an endpoint, or what it is. */
  state: "on" | "off" | "old";
  hasBetterBibtex: boolean;
  /** What Better BibTeX says was chosen in Zotero's window. */
  chosen: string;
}

export function testZotero(): TestZotero {
  return {
    items: new Map([
      [
        "TIDESAAA",
        item(
          "TIDESAAA",
          {
            itemType: "preprint",
            title: "MegaTides: Scaling Tides & Currents to More Than 10,000 Moons",
            creators: [
              { creatorType: "author", firstName: "Ida", lastName: "Moe" },
              { creatorType: "author", firstName: "Jan", lastName: "de Vries" },
            ],
            abstractNote: "We present MegaTides. It works.",
            repository: "arXiv",
            archiveID: "arXiv:2302.01234",
            date: "2023-02-02",
            url: "http://arxiv.org/abs/2302.01234",
            extra: "arXiv:2302.01234 [cs.LG]\nCitation Key: moeMega23",
            tags: [{ tag: "tides" }, { tag: "Computer Science - Machine Learning", type: 1 }],
          },
          { numChildren: 2 },
        ),
      ],
      [
        "TIDESBBB",
        item(
          "TIDESBBB",
          {
            itemType: "journalArticle",
            title: "On Old Tides",
            creators: [{ creatorType: "author", name: "The Tide Group" }],
            publicationTitle: "Journal of Tides",
            volume: "7",
            pages: "1-12",
            DOI: "10.1000/Old.1",
            date: "11/2006",
            extra: "",
          },
          { parsedDate: "2006-11" },
        ),
      ],
      [
        "TIDESCCC",
        item("TIDESCCC", { itemType: "attachment", title: "loose.pdf", contentType: "application/pdf" }),
      ],
    ]),
    collections: new Map([
      ["TIDESCOL", collection("TIDESCOL", "Tides", false, 2)],
      ["TIDESSUB", collection("TIDESSUB", "Spring tides", "TIDESCOL", 0)],
    ]),
    children: new Map<string, readonly object[]>([
      [
        "TIDESAAA",
        [
          item("TIDESPDF", {
            itemType: "attachment",
            parentItem: "TIDESAAA",
            contentType: "application/pdf",
          }),
          item("TIDENOTE", {
            itemType: "note",
            parentItem: "TIDESAAA",
            note: '<div data-schema-version="9"><h1>Why it matters</h1>\n<p>It <strong>scales</strong> &amp; holds.</p>\n<ul>\n<li>\nmoons\n</li>\n<li>\n<p>tides</p>\n</li>\n</ul>\n</div>',
          }),
        ],
      ],
      [
        "TIDESPDF",
        [
          annotation("MARKBBBB", {
            annotationText: "Tides scale with the number of moons.",
            annotationComment: "Compare Table 2.",
          }),
          annotation("MARKAAAA", {
            annotationText: "We present MegaTides.",
            annotationPageLabel: "1",
            annotationSortIndex: "00000|000100|00100",
          }),
          annotation("MARKCCCC", { annotationType: "image", annotationPageLabel: "9" }),
          annotation("MARKDDDD", {
            annotationType: "note",
            annotationComment: "Ask Jan.",
            annotationPageLabel: "",
            annotationSortIndex: "00007|000001|00100",
            annotationPosition: '{"pageIndex":7,"rects":[[1,2,3,4]]}',
          }),
        ],
      ],
    ]),
    collected: ["TIDESAAA", "TIDESBBB"],
    version: 12,
    state: "on",
    hasBetterBibtex: false,
    chosen: "[]",
  };
}

/** Replies as the local server does, below `/zotero`. */
export function zoteroReply(zotero: TestZotero) {
  return (request: IncomingMessage, response: ServerResponse): unknown => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    const path = pathname.replace(/^\/zotero/, "");
    const text = (status: number, body: string) =>
      void response.writeHead(status, { "content-type": "text/plain" }).end(body);
    // A request of a browser, or of what looks like one, gets no answer at all.
    if (request.headers["zotero-allowed-request"] === undefined) return void request.socket.destroy();
    if (path.startsWith("/better-bibtex/")) {
      if (!zotero.hasBetterBibtex) return text(404, "No endpoint found");
      return betterBibtex(zotero, path, searchParams, request, response);
    }
    if (zotero.state === "old") return text(404, "No endpoint found");
    if (zotero.state === "off") return text(403, "Local API is not enabled");
    const list = (values: readonly object[]) => {
      const start = Number(searchParams.get("start") ?? 0);
      const limit = Number(searchParams.get("limit") ?? values.length);
      response
        .writeHead(200, {
          "content-type": "application/json",
          "total-results": String(values.length),
          "last-modified-version": String(zotero.version),
          "zotero-api-version": "3",
        })
        .end(JSON.stringify(values.slice(start, start + limit), null, 4));
    };
    const words = searchParams.get("q")?.toLowerCase();
    const isFound = (one: object | undefined): one is object =>
      one !== undefined && (words === undefined || JSON.stringify(one).toLowerCase().includes(words));
    const [, key = ""] = /^\/api\/users\/0\/items\/([A-Z0-9]{8})(?:\/children)?$/.exec(path) ?? [];
    if (path === "/api/users/0/groups")
      return list([
        { id: 99, version: 1, links: {}, meta: {}, data: { id: 99, version: 1, name: "The Tide Group" } },
      ]);
    if (path === "/api/users/0/collections") return list([...zotero.collections.values()]);
    if (path === "/api/groups/99/collections") return list([]);
    if (path === "/api/users/0/items/top") return list([...zotero.items.values()].filter(isFound));
    if (path === "/api/users/0/collections/TIDESCOL/items/top" && zotero.collections.has("TIDESCOL"))
      return list(zotero.collected.map((one) => zotero.items.get(one)).filter(isFound));
    if (path === "/api/users/0/collections/TIDESSUB/items/top") return list([]);
    if (path.endsWith("/children")) return list(zotero.children.get(key) ?? []);
    const one = zotero.items.get(key);
    if (one)
      return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(one));
    return text(404, "Not found");
  };
}

function betterBibtex(
  zotero: TestZotero,
  path: string,
  searchParams: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): unknown {
  if (path === "/better-bibtex/cayw") {
    const body = searchParams.has("probe") ? "ready" : zotero.chosen;
    return void response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(body);
  }
  let sent = "";
  request.on("data", (part) => {
    sent += part;
  });
  return request.on("end", () => {
    const { method, params, id } = JSON.parse(sent);
    const keys = Object.fromEntries(
      params[0].map((key: string) => [key, key === "TIDESBBB" ? "tidegroup06" : null]),
    );
    const answer =
      method === "item.citationkey"
        ? { jsonrpc: "2.0", result: keys, id }
        : { jsonrpc: "2.0", error: { code: -32601, message: `Method not found: ${method}` }, id: null };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
}
