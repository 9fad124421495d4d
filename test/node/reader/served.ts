// A page of ours in a browser of its own, which may ask its own files alone.
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { findBrowser, launchOptions } from "../../host/browser.ts";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".js": "text/javascript",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

export interface Served {
  readonly page: Page;
  readonly origin: string;
  /** Every address that the page asked for, but its own files. */
  readonly foreign: readonly string[];
  /** Files of ours that were loaded, by name. */
  readonly files: readonly string[];
  close(): Promise<void>;
}

let browser: Promise<Browser> | undefined;
const servers = new Set<Server>();

/** One browser for a file of tests; close it in `after`. */
async function openBrowser(): Promise<Browser> {
  browser ??= findBrowser().then((found) => chromium.launch(launchOptions(found, true)));
  return await browser;
}

/** Closes what a test that failed has left open, too: the tests' process would not end. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
  for (const server of servers) server.close();
  servers.clear();
}

/** Serves a page, whose HTML is made for its origin, in a window of that width; it is not opened yet. */
export async function served(html: (origin: string) => string, width = 900): Promise<Served> {
  const files: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    const path = decodeURIComponent(url.split("?")[0] ?? "").slice(1);
    if (path === "") {
      response.setHeader("content-type", "text/html");
      response.end(html(origin));
      return;
    }
    files.push(path);
    try {
      const bytes = readFileSync(path.startsWith("pictures/") ? join("media", path.slice(9)) : path);
      response.setHeader("content-type", types[extname(path)] ?? "text/plain");
      response.end(bytes);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  servers.add(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const context = await (await openBrowser()).newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const foreign: string[] = [];
  await page.route(
    (url) => url.origin !== origin,
    (route) => {
      foreign.push(route.request().url());
      return route.abort();
    },
  );
  page.on("dialog", (dialog) => {
    foreign.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {
    page,
    origin,
    foreign,
    files,
    async close() {
      await context.close();
      servers.delete(server);
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Gives the page what VS Code gives its pages; `toHost` gets what it sends. */
export async function withVscode(
  page: Page,
  toHost: (message: unknown) => unknown,
  state?: unknown,
): Promise<void> {
  await page.exposeFunction("toHost", toHost);
  await page.addInitScript((first) => {
    const kept = { state: first };
    Object.assign(window, {
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => (Reflect.get(window, "toHost") as (one: unknown) => void)(message),
        getState: () => kept.state,
        setState: (next: unknown) => {
          kept.state = next;
          Reflect.set(window, "keptState", next);
        },
      }),
    });
  }, state);
}
