import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { findBrowser, launchOptions } from "../host/browser.ts";
import { project } from "../host/project.ts";
import { type OnlineServer, send, sourceNames, startOnlineServer } from "../online/server.ts";
import { type FlowOutcome, runFlows } from "./sourceFlows.ts";

const cors = { "access-control-allow-origin": "*" };
/** Zotero itself gives no page permission; what stands before it for a browser must. */
const granted = { ...cors, "access-control-allow-headers": "*", "access-control-allow-methods": "*" };
const head = { ...cors, "content-type": "application/json" };
/** More than a source may send; Zotero may send four times as much. */
const much = Buffer.alloc(9_000_000, 32);
const more = Buffer.alloc(34_000_000, 32);

const answers: Readonly<
  Record<string, readonly [sentence: RegExp, (response: ServerResponse, url: string) => unknown]>
> = {
  "a page for robots": [
    /answered with text\/html instead of a record|has no record of a paper/,
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
    /too large and was not read/,
    (response, url) => send(response, 200, "application/json", url.startsWith("/zotero/") ? more : much),
  ],
  "a gzip bomb": [
    /too large and was not read/,
    (response) => response.writeHead(200, { ...head, "content-encoding": "gzip" }).end(bomb),
  ],
  "a circle of redirects": [
    /could not be reached|does not answer/,
    (response, url) => response.writeHead(302, { ...cors, location: url }).end(),
  ],
  "that one must wait an hour": [
    // A browser keeps `Retry-After` to itself.
    /alone for (?:3600 seconds|now)|an error \(429\)/,
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

const hosts: Readonly<
  Record<string, (addresses: Addresses, timeoutMs: number) => Promise<readonly FlowOutcome[]>>
> = {
  Node: (addresses, timeoutMs) => runFlows(addresses, "marginalia/test", timeoutMs),
  // A browser says of itself what it likes, and may not ask arXiv.
  "the browser": runInBrowser,
};
type Addresses = Readonly<Record<string, string>>;

let page: Page | undefined;
let browser: Browser | undefined;

/** In a worker of a real browser, as the extension's host is on the web, with that worker's own `fetch`. */
async function runInBrowser(addresses: Addresses, timeoutMs: number): Promise<readonly FlowOutcome[]> {
  const { outputFiles } = await build({
    entryPoints: [join(project, "test", "node", "sourceFlows.ts")],
    bundle: true,
    format: "iife",
    globalName: "flows",
    write: false,
    logLevel: "silent",
  });
  const code = `${outputFiles[0]?.text}
    onmessage = ({ data: [addresses, timeoutMs] }) =>
      flows.runFlows(addresses, undefined, timeoutMs).then(postMessage, (error) => postMessage(String(error)));`;
  if (page === undefined) {
    browser = await chromium.launch(launchOptions(await findBrowser(), true));
    page = await browser.newPage();
  }
  return await page.evaluate(
    ([program, asked]) =>
      new Promise<FlowOutcome[]>((resolve, reject) => {
        const address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
        const worker = new Worker(address);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.onmessage = ({ data }) => {
          worker.terminate();
          if (Array.isArray(data)) resolve(data);
          else reject(new Error(data));
        };
        worker.postMessage(asked);
      }),
    [code, [addresses, timeoutMs]] as const,
  );
}

describe("Sources that answer anything", function () {
  this.timeout(60_000);
  let server: OnlineServer;
  before(async () => {
    bomb = gzipSync(Buffer.alloc(40_000_000));
    server = await startOnlineServer();
  });
  after(async () => {
    await browser?.close();
    await server.stop();
  });
  afterEach(() => server.instead.clear());

  for (const [host, run] of Object.entries(hosts))
    for (const [what, [sentence, reply]] of Object.entries(answers))
      it(`are no ground for anything in ${host}, whoever is asked: ${what}`, async () => {
        server.instead.set("/", ({ method, url }, response) =>
          method === "OPTIONS" ? response.writeHead(204, granted).end() : reply(response, url ?? ""),
        );
        const timeoutMs = /within/.test(sentence.source) ? 200 : 20_000;
        const addresses = Object.fromEntries(sourceNames.map((name) => [name, `${server.address}/${name}`]));
        for (const { flow, kind, sentence: said } of await run(addresses, timeoutMs)) {
          assert.match(kind, /^(?:failed|unverified)$/, flow);
          assert.match(said, sentence, `${flow}: ${said}`);
          assert.doesNotMatch(said, /[{}]/, flow);
        }
      });
});
