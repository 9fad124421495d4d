// `npm start -- --check`: starts VS Code as `npm start` does, on a fresh copy of the demo, and checks it in a headless
// browser.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { papersOf, treeView } from "../ui/tree.ts";
import { Workbench } from "../ui/workbench.ts";
import { findBrowser, launchOptions } from "./browser.ts";
import { copyWorkspace, installExtension } from "./copies.ts";
import { scratch, shown, temporaryFolder } from "./project.ts";
import { startServer, workbenchAddress, writeSettings } from "./server.ts";
import { host, newest } from "./vscode.ts";

const expected = { categories: 11, papers: 41 };

/** Resolves with exit code 0 if the Library shows the shipped papers, else 1 after printing the reason. */
export async function check(): Promise<number> {
  const vscode = await host(newest);
  const browser = await chromium.launch(launchOptions(await findBrowser(), true));
  const folder = temporaryFolder();
  const data = join(folder, "data");
  writeSettings(data, {});
  await installExtension(data, "node");
  const server = await startServer(vscode, data);
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    const workspace = await copyWorkspace("test/demo", join(folder, "demo"));
    const screenshots = join(scratch, "screenshots", "check");
    const surroundings = { workspace, data, version: newest, screenshots };
    const workbench = new Workbench(page, surroundings);
    try {
      await page.goto(workbenchAddress(server.address, { workspace }));
      await workbench.ready();
      await workbench.openLibrary();
      const seen = await countPapers(workbench);
      console.log(`The Library shows ${seen.categories} categories and ${seen.papers} papers.`);
      if (seen.categories >= expected.categories && seen.papers >= expected.papers) return 0;
      console.error(`Expected ${expected.categories} categories and ${expected.papers} papers.`);
    } catch (error) {
      console.error(`The Library did not come up: ${error instanceof Error ? error.message : error}`);
    }
    console.error(`What it looked like: ${shown(await workbench.screenshot("check"))}`);
    return 1;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Counts by the categories' own numbers: VS Code only renders the rows in view, so papers cannot be counted. */
async function countPapers(workbench: Workbench): Promise<{ categories: number; papers: number }> {
  const rows = await treeView(workbench.page, "Library").rows();
  const categories = rows.filter((row) => row.level === 1);
  return { categories: categories.length, papers: papersOf(categories) };
}
