import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as vscode from "vscode";
import { fileCache } from "../../src/core/online/client/cache.ts";
import { createClient } from "../../src/core/online/client/client.ts";
import { systemClock } from "../../src/core/online/client/clock.ts";
import { faultText, OnlineFault } from "../../src/core/online/client/fault.ts";
import { fetchHttp } from "../../src/core/online/client/fetchHttp.ts";
import { ownPace } from "../../src/core/online/client/pace.ts";
import { MemoryFiles } from "../memoryFiles.ts";
import { eventually } from "./workspace.ts";

const set = (key: string, value: unknown) =>
  vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global);

describe("A proxy that refuses", function () {
  this.timeout(60_000);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(403, { "content-type": "text/html" }).end("<h1>not here</h1>");
  });
  server.on("connect", ({ url }, socket) => {
    asked.push(`CONNECT ${url}`);
    socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
  });

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    await set("http.proxy", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  after(async () => {
    await set("http.proxy", undefined);
    server.closeAllConnections();
    server.close();
  });

  // Names that no resolver has (RFC 6761): only the proxy is ever asked.
  for (const address of ["https://papers.invalid", "http://papers.invalid"])
    it(`is named as what it is: ${address}`, async () => {
      const clock = systemClock;
      const client = createClient({
        http: fetchHttp(fetch, "test"),
        pace: ownPace(clock),
        cache: fileCache(new MemoryFiles()),
        clock,
        addresses: { crossref: address },
      });
      const question = {
        source: "crossref",
        path: "/works/1",
        accept: "application/json",
        types: /json/,
      } as const;
      const said = await eventually(async () => {
        asked.length = 0;
        try {
          await client.get(question, new AbortController().signal);
        } catch (error) {
          assert.ok(error instanceof OnlineFault, String(error));
          // The setting reaches the host a moment later.
          return asked.length > 0 ? faultText(error) : undefined;
        }
        return undefined;
      }, "the proxy is asked");
      assert.deepEqual(asked, [`CONNECT papers.invalid:${address.startsWith("https:") ? 443 : 80}`]);
      assert.equal(said, "Crossref could not be reached: the proxy refuses to lead there (403).");
    });
});
