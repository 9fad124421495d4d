import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileCache } from "../../../src/core/online/client/cache.ts";
import { type Client, createClient, type Question } from "../../../src/core/online/client/client.ts";
import { faultText, OnlineFault } from "../../../src/core/online/client/fault.ts";
import { fetchHttp } from "../../../src/core/online/client/fetchHttp.ts";
import { ownPace } from "../../../src/core/online/client/pace.ts";
import { MemoryFiles } from "../../memoryFiles.ts";
import { testClock } from "./testClock.ts";

describe("the client, on the wire", () => {
  const question: Question = {
    source: "crossref",
    path: "/works/1",
    accept: "application/json",
    types: /json/,
  };
  const { signal } = new AbortController();
  /** A client that asks a server which answers so. */
  async function withServer(
    reply: (request: IncomingMessage, response: ServerResponse) => void,
    run: (client: Client, asked: () => number) => Promise<void>,
    // Long enough for a machine with other work to let the question arrive.
    timeoutMs = 1500,
  ): Promise<void> {
    let asked = 0;
    const server = createServer((request, response) => {
      asked++;
      reply(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { clock } = testClock();
    const http = fetchHttp(fetch, "test");
    const cache = fileCache(new MemoryFiles());
    const addresses = { crossref: address };
    try {
      await run(
        createClient({ http, pace: ownPace(clock), cache, clock, addresses, timeoutMs }),
        () => asked,
      );
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it("gives a server that says nothing, or goes on for ever, two chances and says so", async () => {
    for (const reply of [
      () => undefined,
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { "content-type": "application/json" });
        const drip = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(drip));
      },
    ])
      await withServer(reply, async (client, asked) => {
        await assert.rejects(client.get(question, signal), (fault) => {
          assert.ok(fault instanceof OnlineFault);
          assert.equal(faultText(fault), "Crossref did not answer within 1.5 seconds.");
          return true;
        });
        assert.equal(asked(), 2);
      });
  });

  it("waits for one that is slow and gets there", async () => {
    await withServer(
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        const parts = ["[", "1", "]"];
        const drip = setInterval(() => {
          const part = parts.shift();
          if (part === undefined) response.end();
          else response.write(part);
          if (part === undefined) clearInterval(drip);
        }, 10);
      },
      async (client) => assert.equal(await client.get(question, signal), "[1]"),
      10_000,
    );
  });

  it("takes a proxy that refuses for a server that cannot be reached, and asks no further", async () => {
    await withServer(
      (_, response) => {
        response
          .writeHead(407, { "proxy-authenticate": "Basic", "content-type": "text/html" })
          .end("<h1>no</h1>");
      },
      async (client, asked) => {
        await assert.rejects(client.get(question, signal), (fault) => {
          assert.ok(fault instanceof OnlineFault);
          // What asks for a proxy's password is an error of the net to `fetch` (Fetch standard, 4.6).
          assert.equal(faultText(fault), "Crossref could not be reached: fetch failed.");
          return true;
        });
        assert.equal(asked(), 1);
      },
    );
  });
});
