import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  atomFeed,
  crossrefWork,
  dailyItem,
  dailyPapers,
  dataCiteDoi,
  huggingFacePaper,
  megaTides,
  oldTides,
  proceedingsPage,
  type TestPaper,
  withdrawnTides,
} from "./payloads.ts";
import { type TestZotero, testZotero, zoteroReply } from "./zotero.ts";

export interface Asked {
  /** Path and query, as in `/arxiv/api/query?id_list=2302.01234`. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  /** In milliseconds of `performance.now()`. */
  readonly at: number;
}

type Reply = (request: IncomingMessage, response: ServerResponse) => void;

/** A loopback server that stands for all sources, each below its name; it replays the documented answers. */
export interface OnlineServer {
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  /** The value of `--server` that leads every source here. */
  readonly option: string;
  readonly asked: Asked[];
  /** arXiv's papers; tests add theirs. */
  readonly papers: Map<string, TestPaper>;
  /** The Zotero below `/zotero`. */
  readonly zotero: TestZotero;
  /** Replies to paths that begin so instead; the longest beginning counts. */
  readonly instead: Map<string, Reply>;
  stop(): Promise<void>;
}

export const sourceNames = [
  "arxiv",
  "arxivPages",
  "huggingFace",
  "crossref",
  "dataCite",
  "doi",
  "pages",
  "zotero",
] as const;

export async function startOnlineServer(): Promise<OnlineServer> {
  const asked: Asked[] = [];
  const instead = new Map<string, Reply>();
  const papers = new Map([megaTides, oldTides, withdrawnTides].map((paper) => [paper.arxiv, paper]));
  const zotero = testZotero();
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push({ path, headers: request.headers, at: performance.now() });
    const [, reply] =
      [...instead].filter(([start]) => path.startsWith(start)).sort(([a], [b]) => b.length - a.length)[0] ??
      [];
    if (reply) reply(request, response);
    else if (path.startsWith("/zotero/")) zoteroReply(zotero)(request, response);
    else usual(new URL(path, "http://127.0.0.1"), response, papers);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    option: sourceNames.map((name) => `${name}=${address}/${name}`).join(","),
    asked,
    papers,
    zotero,
    instead,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const send = (response: ServerResponse, status: number, type: string, body: string | Buffer): void => {
  response.writeHead(status, { "content-type": type, "access-control-allow-origin": "*" }).end(body);
};
export const sendJson = (response: ServerResponse, value: unknown, status = 200): void =>
  send(response, status, "application/json; charset=utf-8", JSON.stringify(value));

function usual(
  { pathname, searchParams }: URL,
  response: ServerResponse,
  papers: ReadonlyMap<string, TestPaper>,
): void {
  const [, source = "", ...parts] = pathname.split("/").map(decodeURIComponent);
  const rest = parts.join("/");
  if (source === "arxiv") {
    const ids = (searchParams.get("id_list") ?? "").split(",").map((id) => id.replace(/v\d+$/, ""));
    const words = [...(searchParams.get("search_query") ?? "").matchAll(/ti:(\S+)/g)].map(
      ([, word = ""]) => word,
    );
    const found = searchParams.has("search_query")
      ? [...papers.values()].filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
      : ids.flatMap((id) => papers.get(id) ?? []);
    return void send(response, 200, "application/atom+xml; charset=utf-8", atomFeed(found));
  }
  if (source === "huggingFace" && rest === "api/daily_papers")
    return void sendJson(
      response,
      Number(searchParams.get("p") ?? 0) > 0
        ? []
        : dailyPapers.map((paper, n) =>
            dailyItem(paper, 30 - 10 * n, n === 1 ? { githubRepo: "https://github.com/tides/kv" } : {}),
          ),
    );
  if (source === "huggingFace" && rest === "api/papers/search")
    return void sendJson(response, [{ paper: huggingFacePaper(megaTides) }]);
  if (source === "huggingFace" && rest === `api/papers/${megaTides.arxiv}`)
    return void sendJson(
      response,
      huggingFacePaper(megaTides, { githubRepo: "https://github.com/tides/mega", githubStars: 3 }),
    );
  if (source === "crossref" && rest === "works") {
    const items = searchParams.has("query.bibliographic")
      ? [crossrefWork("10.5555/tides.9", "Tides of Search")]
      : [];
    return void sendJson(response, {
      status: "ok",
      message: { items: items.map((work) => Reflect.get(work, "message")) },
    });
  }
  if (source === "crossref" && rest === "works/10.5555/tides.1")
    return void sendJson(response, crossrefWork("10.5555/TIDES.1", "Tides of <i>SRAM</i>"));
  if (source === "dataCite" && rest === "dois/10.5281/zenodo.77")
    return void sendJson(response, dataCiteDoi("10.5281/zenodo.77", "Tide Tables"));
  if (source === "dataCite" && rest === `dois/10.48550/arxiv.${megaTides.arxiv}`)
    return void sendJson(response, dataCiteDoi(`10.48550/arXiv.${megaTides.arxiv}`, megaTides.title));
  if (source === "pages" && rest === "proceedings.mlr.press/v37/ioffe15.html")
    return void send(response, 200, "text/html; charset=utf-8", proceedingsPage);
  if (source === "pages" && rest === "aclanthology.org/P05-1001.bib")
    return void send(
      response,
      200,
      "text/plain",
      "@inproceedings{x, title={Old {ACL} Tides}, author={Bee, Ada}, year=2005}",
    );
  if (source === "doi" && rest === "10.11467/jalc.5")
    return void send(
      response,
      200,
      "application/vnd.citationstyles.csl+json",
      '{"title":"Tides of Japan","DOI":"10.11467/jalc.5","author":[{"family":"Sato","given":"Aki"}]}',
    );
  sendJson(response, { error: "not found" }, 404);
}
