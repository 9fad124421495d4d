// Opens windows of a real VS Code 1.139 one after another, each with its own extension host process.
import { readFileSync, rmSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { findBrowser, launchOptions } from "./browser.ts";
import { reportMark, resultVariable } from "./inHostResult.ts";
import { project, temporaryFolder } from "./project.ts";
import { type Opening, type Server, startServer, workbenchAddress, writeSettings } from "./server.ts";
import { host, newest } from "./vscode.ts";

const usualLimit = 5 * 60_000;

export interface Windows {
  /** An empty folder, removed at the end. */
  readonly folder: string;
  /** The folder of an extension that does nothing, installed in every window: the baseline of measurements. */
  readonly empty: string;
  /**
   * Runs a module of test/, such as `bench/host/activateInHost`, in a new window and resolves with its result. `watch`
   * is called with the page before VS Code loads in it.
   */
  run(
    module: string,
    opening: Omit<Opening, "tests">,
    limitMs?: number,
    watch?: (page: Page) => Promise<void>,
  ): Promise<unknown>;
}

/** Calls `use` with windows of one server; ends the server and the browser afterwards. */
export async function withWindows<T>(use: (windows: Windows) => Promise<T>): Promise<T> {
  const vscode = await host(newest);
  const browser = await chromium.launch(launchOptions(await findBrowser(), true));
  const folder = temporaryFolder();
  const data = join(folder, "data");
  writeSettings(data, {});
  const result = join(folder, "result.json");
  const empty = await writeEmptyExtension(join(data, "extensions", "bench.empty-0.0.1"));
  await writeEmptyEditor(join(data, "extensions", "bench.editor-0.0.1"));
  const server = await startServer(vscode, data, { driver: true, env: { [resultVariable]: result } });
  try {
    return await use({
      folder,
      empty,
      async run(module, opening, limitMs = usualLimit, watch?) {
        rmSync(result, { force: true });
        await runWindow(browser, server, { ...opening, tests: inHostModule(module) }, limitMs, watch);
        return JSON.parse(readFileSync(result, "utf8"));
      },
    });
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const inHostModule = (name: string) => join(project, "dist", "test", `${name}.js`);

async function runWindow(
  browser: Browser,
  server: Server,
  opening: Opening,
  limitMs: number,
  watch?: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  try {
    await watch?.(page);
    const said: string[] = [];
    await page.exposeFunction("codeAutomationLog", (_type: string, args: unknown) => {
      const line = Array.isArray(args) ? args.join(" ") : String(args);
      said.push(line);
      if (line.startsWith(reportMark)) console.log(`      ${line.slice(reportMark.length)}`);
    });
    const exit = new Promise<number>((resolve) => {
      void page.exposeFunction("codeAutomationExit", resolve);
    });
    const late = new Promise<number>((resolve) => setTimeout(resolve, limitMs, -1).unref());
    await page.goto(workbenchAddress(server.address, opening));
    const code = await Promise.race([exit, late]);
    if (code !== 0) throw new Error(`The window ended with ${code}:\n${said.slice(-20).join("\n")}`);
  } finally {
    await page.close();
  }
}

async function writeEmptyExtension(folder: string): Promise<string> {
  const main = '"use strict";\nrequire("vscode");\nexports.activate = () => {};\n';
  await writeExtension(folder, { name: "empty", activationEvents: [] }, main);
  return timeActivation(folder);
}

/** The view type of an editor for Markdown whose page has only a heading: the baseline for opening a page. */
export const emptyEditor = "bench.editor";

async function writeEmptyEditor(folder: string): Promise<void> {
  const customEditors = [
    {
      viewType: emptyEditor,
      displayName: "Empty",
      selector: [{ filenamePattern: "*.md" }],
      priority: "option",
    },
  ];
  const main = `"use strict";
const vscode = require("vscode");
exports.activate = ({ subscriptions }) => subscriptions.push(
  vscode.window.registerCustomEditorProvider(${JSON.stringify(emptyEditor)}, {
    resolveCustomTextEditor(document, panel) {
      // Without scripts, no timer runs in the page, not even the bench's own.
      panel.webview.options = { enableScripts: true };
      panel.webview.html = "<!DOCTYPE html><html><body><main><h1>Empty</h1></main></body></html>";
    },
  }));
`;
  await writeExtension(folder, { name: "editor", contributes: { customEditors } }, main);
}

async function writeExtension(folder: string, manifest: object, main: string): Promise<void> {
  const known = { publisher: "bench", version: "0.0.1", engines: { vscode: "^1.100.0" } };
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ ...known, main: "./extension.js", ...manifest }),
  );
  await writeFile(join(folder, "extension.js"), main);
}

/**
 * Puts a module in front of an extension's `main` that measures `require` and `activate`, in milliseconds, when VS Code
 * calls them. The extension's exports are then these times.
 */
export async function timeActivation(extension: string): Promise<string> {
  const file = join(extension, "package.json");
  const manifest: Record<string, unknown> = JSON.parse(await readFile(file, "utf8"));
  const module = `"use strict";
const began = performance.now();
const extension = require(${JSON.stringify(manifest.main)});
const required = performance.now() - began;
exports.activate = (context) => {
  const called = performance.now();
  extension.activate(context);
  return { require: required, activate: performance.now() - called };
};
`;
  await writeFile(join(extension, "timed.js"), module);
  await writeFile(file, JSON.stringify({ ...manifest, main: "./timed.js" }));
  return extension;
}
