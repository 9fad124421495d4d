import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { fileCache } from "../../src/core/online/client/cache.ts";
import { type Client, createClient } from "../../src/core/online/client/client.ts";
import { systemClock } from "../../src/core/online/client/clock.ts";
import { faultText, OnlineFault } from "../../src/core/online/client/fault.ts";
import { fetchHttp } from "../../src/core/online/client/fetchHttp.ts";
import { ownPace } from "../../src/core/online/client/pace.ts";
import { askDaily } from "../../src/core/online/daily/askDaily.ts";
import { periodOf } from "../../src/core/online/daily/period.ts";
import { lookUp } from "../../src/core/online/lookUp.ts";
import { lookUpAll } from "../../src/core/online/lookUpAll.ts";
import { refreshAll } from "../../src/core/online/refresh/refreshAll.ts";
import { searchTitles } from "../../src/core/online/searchTitles.ts";
import { verifyAll } from "../../src/core/online/verify/verifyAll.ts";
import { highlightsOf } from "../../src/core/online/zotero/annotations.ts";
import { copyCollection } from "../../src/core/online/zotero/collectionCopy.ts";
import { itemsOf } from "../../src/core/online/zotero/items.ts";
import { createZotero, type Zotero } from "../../src/core/online/zotero/zotero.ts";
import type { PaperId } from "../../src/core/paperId.ts";
import { MemoryFiles } from "../memoryFiles.ts";
import { type OnlineServer, send, sourceNames, startOnlineServer } from "../online/server.ts";

const ids: readonly PaperId[] = ["arXiv:2302.01234", "arXiv:2303.04321", "doi:10.5555/tides.1"];

/** What a flow made of the answers: nothing of it may be a paper, or the word that there is none. */
type Outcome = { readonly kind: string; readonly fault?: OnlineFault };
interface Asking {
  readonly signal: AbortSignal;
  readonly client: Client;
  readonly zotero: Zotero;
}

async function all<T>(parts: AsyncIterable<T | readonly T[]>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const part of parts) list.push(...([part].flat() as T[]));
  return list;
}

const whole = async (asked: Promise<unknown>): Promise<readonly Outcome[]> => {
  try {
    const answer = await asked;
    return [{ kind: answer === undefined ? "absent" : "found" }];
  } catch (error) {
    if (error instanceof OnlineFault) return [{ kind: "failed", fault: error }];
    throw error;
  }
};

/** Every way in which other machines are asked. */
const flows: Readonly<Record<string, (asking: Asking) => Promise<readonly Outcome[]>>> = {
  "Add Paper by an arXiv id": ({ client, signal }) => whole(lookUp("arXiv:2302.01234", client, signal)),
  "Add Paper by a DOI": ({ client, signal }) => whole(lookUp("doi:10.5555/tides.1", client, signal)),
  "Add Paper by a page": ({ client, signal }) =>
    whole(lookUp("url:https://proceedings.mlr.press/v37/ioffe15.html", client, signal)),
  "Add Paper by words": ({ client, signal }) => whole(searchTitles("megatides scaling", client, signal)),
  "Add All": ({ client, signal }) => all(lookUpAll(ids, client, signal, { code: true })),
  Refresh: ({ client, signal }) =>
    all(
      refreshAll(
        ids.map((id) => ({ id, paper: { citekey: id, title: "Tides" } })),
        client,
        signal,
      ),
    ),
  "Check Citations Online": ({ client, signal }) => all(verifyAll(ids, client, signal)),
  "Daily Papers": ({ client, signal }) => whole(askDaily(periodOf("day", "2026-11-27"), client, signal, 0)),
  "Import from Zotero": ({ zotero, signal }) => whole(itemsOf(zotero, "users/0", signal)),
  "notes from Zotero": ({ zotero, signal }) => whole(highlightsOf(zotero, "users/0/items/TIDESAAA", signal)),
  "a kept collection": ({ zotero, signal }) =>
    whole(copyCollection(zotero, "users/0/collections/TIDESCOL", signal)),
};

const cors = { "access-control-allow-origin": "*" };
const head = { ...cors, "content-type": "application/json" };
/** More than a source may send; Zotero may send four times as much. */
const much = Buffer.alloc(9_000_000, 32);
const more = Buffer.alloc(34_000_000, 32);

const answers: Readonly<
  Record<string, readonly [sentence: RegExp, (response: ServerResponse, url: string) => unknown]>
> = {
  "a page for robots": [
    /answered with text\/html in the place of a record|has no record of a paper/,
    (response) => send(response, 200, "text/html", "<h1>Are you a robot?</h1>"),
  ],
  "half of what it promised": [
    /could not be reached|does not answer/,
    (response) => {
      response.writeHead(200, { ...head, "content-length": "1000" });
      response.write('{"message":');
      setTimeout(() => response.destroy(), 10);
    },
  ],
  "what cannot be read": [
    /cannot be read|answered with application\/json/,
    (response) => send(response, 200, "application/json", '{"message":'),
  ],
  "more than it can be": [
    /larger than it can be/,
    (response, url) => send(response, 200, "application/json", url.startsWith("/zotero/") ? more : much),
  ],
  "a gzip bomb": [
    /larger than it can be/,
    (response) => response.writeHead(200, { ...head, "content-encoding": "gzip" }).end(bomb),
  ],
  "a circle of redirects": [
    /could not be reached|does not answer/,
    (response, url) => response.writeHead(302, { ...cors, location: url }).end(),
  ],
  "that one must wait an hour": [
    /alone for 3600 seconds|an error \(429\)/,
    (response) => response.writeHead(429, { ...cors, "retry-after": "3600" }).end(),
  ],
  "that there were too many": [
    /left alone for now \(429\)|an error \(429\)/,
    (response) => response.writeHead(429, cors).end(),
  ],
  "an error of its own": [/an error \(503\)/, (response) => send(response, 503, "text/html", "busy")],
  "that it refuses": [
    /refuses to answer \(403\)|does not let other programs/,
    (response) => send(response, 403, "text/html", "no"),
  ],
  nothing: [/did not answer within 0\.2 seconds/, () => undefined],
  "a drop at a time": [
    /did not answer within 0\.2 seconds/,
    (response) => {
      response.writeHead(200, head);
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    },
  ],
};
let bomb: Buffer;

describe("Sources that answer anything", function () {
  this.timeout(60_000);
  let server: OnlineServer;
  before(async () => {
    bomb = gzipSync(Buffer.alloc(40_000_000));
    server = await startOnlineServer();
  });
  after(() => server.stop());
  afterEach(() => server.instead.clear());

  // A browser says of itself what it likes, and may not ask arXiv.
  const hosts = [
    ["Node", "marginalia/test"],
    ["the browser", undefined],
  ] as const;
  for (const [host, userAgent] of hosts)
    for (const [what, [sentence, reply]] of Object.entries(answers))
      it(`are no ground for anything in ${host}, whoever is asked: ${what}`, async () => {
        server.instead.set("/", ({ url }, response) => reply(response, url ?? ""));
        const timeoutMs = /within/.test(sentence.source) ? 200 : 20_000;
        // Waits are as long as they are in the tests of the client; here nobody waits for them.
        const clock = { ...systemClock, sleep: async () => undefined };
        const http = fetchHttp(fetch, userAgent);
        const addresses = Object.fromEntries(sourceNames.map((name) => [name, `${server.address}/${name}`]));
        const runs = Object.entries(flows).map(async ([flow, run]) => {
          const cache = fileCache(new MemoryFiles());
          const client = createClient({ http, pace: ownPace(clock), cache, clock, addresses, timeoutMs });
          const zotero = createZotero({
            http,
            address: addresses.zotero ?? "",
            place: userAgent === undefined ? "browser" : "same-machine",
            timeoutMs,
          });
          const outcomes = await run({ client, zotero, signal: new AbortController().signal });
          assert.ok(outcomes.length > 0, flow);
          for (const { kind, fault } of outcomes) {
            assert.match(kind, /^(?:failed|unverified)$/, flow);
            assert.ok(fault, flow);
            assert.match(faultText(fault), sentence, flow);
            assert.doesNotMatch(faultText(fault), /[{}]/, flow);
          }
        });
        await Promise.all(runs);
      });
});
