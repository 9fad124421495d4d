import assert from "node:assert/strict";
import { type Http, type HttpAnswer, HttpFault, type HttpRequest } from "../../../src/core/http.ts";
import { fileCache } from "../../../src/core/online/client/cache.ts";
import { createClient, type Question } from "../../../src/core/online/client/client.ts";
import { faultText, OnlineFault } from "../../../src/core/online/client/fault.ts";
import { ownPace } from "../../../src/core/online/client/pace.ts";
import { backoffMs, retryAfterMs } from "../../../src/core/online/client/retry.ts";
import { MemoryFiles } from "../../memoryFiles.ts";
import { testClock } from "./testClock.ts";

interface Sent {
  readonly url: string;
  readonly headers: HttpRequest["headers"];
  readonly at: number;
}

type Reply =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: string }
  | Error;

/** A client whose server gives these replies in turn, the last one again and again. */
function setUp(replies: readonly Reply[], addresses = {}) {
  const time = testClock();
  const sent: Sent[] = [];
  const http: Http = {
    headers: { userAgent: "test", conditional: true },
    async get(url, { headers, signal }): Promise<HttpAnswer> {
      signal.throwIfAborted();
      sent.push({ url, headers, at: time.clock.now() });
      const reply = replies[Math.min(sent.length, replies.length) - 1];
      if (reply instanceof Error) throw reply;
      const all: Record<string, string> = { "content-type": "application/json", ...reply?.headers };
      return {
        status: reply?.status ?? 200,
        header: (name) => all[name],
        body: new TextEncoder().encode(reply?.body ?? "{}"),
      };
    },
  };
  const files = new MemoryFiles();
  const deps = { http, pace: ownPace(time.clock), cache: fileCache(files), clock: time.clock, addresses };
  const stop = new AbortController();
  return { ...time, sent, files, stop, client: createClient(deps) };
}

const json: Question = { source: "crossref", path: "/works/1", accept: "application/json", types: /json/ };
const arxiv: Question = { ...json, source: "arxiv", path: "/api/query" };

const faultOf = async (asked: Promise<unknown>): Promise<string> => {
  try {
    await asked;
  } catch (error) {
    assert.ok(error instanceof OnlineFault, String(error));
    return faultText(error);
  }
  return assert.fail("it was answered");
};

describe("the client of all sources", () => {
  it("says who asks, and asks the usual server or the one that stands for it", async () => {
    const usual = setUp([{}]);
    await usual.client.get(json, usual.stop.signal);
    assert.equal(usual.sent[0]?.url, "https://api.crossref.org/works/1");
    assert.equal(usual.sent[0]?.headers["user-agent"], "test");
    const other = setUp([{}], { crossref: "http://127.0.0.1:9/mirror/" });
    await other.client.get(json, other.stop.signal);
    assert.equal(other.sent[0]?.url, "http://127.0.0.1:9/mirror/works/1");
    const wrong = setUp([{}], { crossref: "file:///etc/passwd" });
    assert.match(await faultOf(wrong.client.get(json, wrong.stop.signal)), /not a server address/);
    assert.equal(wrong.sent.length, 0);
  });

  it("begins requests to arXiv three seconds apart, whoever of us asks", async () => {
    const { client, sent, stop } = setUp([{}]);
    await Promise.all(
      [1, 2, 3, 4].map((n) => client.get({ ...arxiv, path: `/api/query?${n}` }, stop.signal)),
    );
    const gaps = sent.slice(1).map(({ at }, n) => at - (sent[n]?.at ?? 0));
    assert.equal(gaps.length, 3);
    for (const gap of gaps) assert.ok(gap >= 3000, `${gap}`);
  });

  it("waits as long as Retry-After asks, and then goes on", async () => {
    const { client, sent, stop } = setUp([{ status: 429, headers: { "retry-after": "17" } }, {}]);
    assert.equal(await client.get(json, stop.signal), "{}");
    assert.ok((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0) >= 17_000);
  });

  it("does not wait for minutes, but says how long it would have to", async () => {
    const { client, sent, stop } = setUp([{ status: 429, headers: { "retry-after": "3600" } }]);
    assert.match(await faultOf(client.get(json, stop.signal)), /alone for 3600 seconds/);
    assert.equal(sent.length, 1);
  });

  it("tries again after an error of the server, longer apart each time, and gives up after four times", async () => {
    const { client, sent, slept, stop } = setUp([{ status: 503 }]);
    assert.equal(await faultOf(client.get(json, stop.signal)), "Crossref answered with an error (503).");
    assert.equal(sent.length, 4);
    assert.deepEqual(
      slept.filter((ms) => ms >= 500),
      [750, 1500, 3000],
    );
  });

  it("does not repeat what will not change", async () => {
    for (const [status, said] of [
      [400, /error \(400\)/],
      [403, /refuses to answer \(403\)/],
    ] as const) {
      const { client, sent, stop } = setUp([{ status }]);
      assert.match(await faultOf(client.get(json, stop.signal)), said);
      assert.equal(sent.length, 1);
    }
  });

  it("knows absence from failure: 404 and 410 alone say that there is none", async () => {
    for (const status of [404, 410]) {
      const { client, stop } = setUp([{ status, headers: { "content-type": "text/html" } }]);
      assert.equal(await client.get(json, stop.signal), undefined);
    }
  });

  it("takes no page for people or robots for a record", async () => {
    const { client, stop } = setUp([{ headers: { "content-type": "text/html; charset=utf-8" } }]);
    assert.match(await faultOf(client.get(json, stop.signal)), /text\/html instead of a record/);
  });

  it("says why a server cannot be reached, at once", async () => {
    const { client, sent, stop } = setUp([new HttpFault("unreachable", "getaddrinfo ENOTFOUND")]);
    assert.equal(
      await faultOf(client.get(json, stop.signal)),
      "Crossref could not be reached: getaddrinfo ENOTFOUND.",
    );
    assert.equal(sent.length, 1);
  });

  it("asks for what is new alone, and keeps what it had", async () => {
    const { client, sent, pass, stop } = setUp([
      { headers: { etag: '"7"' }, body: '{"a":1}' },
      { status: 304 },
    ]);
    await client.get(json, stop.signal);
    assert.equal(await client.get({ ...json, freshMs: 60_000 }, stop.signal), '{"a":1}');
    assert.equal(sent.length, 1, "fresh enough");
    pass(61_000);
    assert.equal(await client.get({ ...json, freshMs: 60_000 }, stop.signal), '{"a":1}');
    assert.equal(sent[1]?.headers["if-none-match"], '"7"');
    assert.equal(await client.get({ ...json, freshMs: 60_000 }, stop.signal), '{"a":1}');
    assert.equal(sent.length, 2, "confirmed just now");
  });

  it("takes a damaged cache for none", async () => {
    const { client, files, sent, stop } = setUp([{ body: '{"a":1}' }]);
    await client.get(json, stop.signal);
    for (const path of files.paths()) files.put(path, '{"key":1');
    assert.equal(await client.get({ ...json, freshMs: 60_000 }, stop.signal), '{"a":1}');
    assert.equal(sent.length, 2);
  });

  it("ends where the user stops it, also while it waits", async () => {
    const { client, sent, stop } = setUp([{ status: 503 }]);
    const asked = client.get(json, stop.signal);
    const reason = new Error("stopped");
    stop.abort(reason);
    await assert.rejects(asked, reason);
    assert.ok(sent.length <= 1);
  });
});

describe("patience", () => {
  it("reads Retry-After as seconds or as a date", () => {
    const now = Date.parse("Sun, 06 Nov 1994 08:49:37 GMT");
    assert.equal(retryAfterMs("120", now), 120_000);
    assert.equal(retryAfterMs("Sun, 06 Nov 1994 08:50:07 GMT", now), 30_000);
    assert.equal(retryAfterMs("Sun, 06 Nov 1994 08:00:00 GMT", now), 0);
    for (const wrong of [undefined, "", "soon", "-3", "1e9", "1994-11-06"])
      assert.equal(retryAfterMs(wrong, now), undefined, wrong);
  });

  it("doubles, with a part of it by chance", () => {
    assert.equal(backoffMs(1, 0), 500);
    assert.equal(backoffMs(1, 1), 1000);
    assert.equal(backoffMs(3, 0), 2000);
  });
});

describe("an answer that does where nobody can be asked", () => {
  it("is the one that is kept, told with the fault and its time; without one the fault stays", async () => {
    const question: Question = {
      source: "huggingFace",
      path: "/x",
      accept: "application/json",
      types: /json/,
    };
    const { client, stop, clock } = setUp([
      { body: "[1]" },
      new HttpFault("unreachable", "no net"),
      { headers: { "content-type": "text/html" }, body: "<html>" },
    ]);
    const told: unknown[] = [];
    const orKept = (fault: OnlineFault, at: number) => told.push([fault.code, at]);
    const at = clock.now();
    assert.equal(await client.get({ ...question, orKept }, stop.signal), "[1]");
    assert.deepEqual(told, []);
    assert.equal(await client.get({ ...question, orKept }, stop.signal), "[1]");
    assert.equal(await client.get({ ...question, orKept }, stop.signal), "[1]");
    assert.deepEqual(told, [
      ["unreachable", at],
      ["wrong-type", at],
    ]);
    await assert.rejects(client.get(question, stop.signal), OnlineFault);
    await assert.rejects(client.get({ ...question, path: "/y", orKept }, stop.signal), OnlineFault);
  });
});
