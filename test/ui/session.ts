// Gives a suite its workbench. The server and the browser's path come from test/host/ui.ts through the environment.
import { readdirSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { copyWorkspace, type ExtensionHost } from "../host/copies.ts";
import { type Settings, workbenchAddress, writeSettings } from "../host/server.ts";
import { Workbench } from "./workbench.ts";

/** What test/host/ui.ts tells the process of the tests. */
export interface Session {
  readonly mode: string;
  readonly extensionHost: ExtensionHost;
  readonly version: string;
  readonly address: string;
  readonly data: string;
  /** For copies of workspaces. */
  readonly folder: string;
  readonly artifacts: string;
  readonly launch: Parameters<typeof chromium.launch>[0];
}

export interface Start {
  /** A folder of the project that is copied; `undefined`: a window without a folder. Default `test/demo`. */
  readonly workspace?: string | undefined;
  /** Changes the copy before it is opened, or gives another path to open (a `.code-workspace` in it). */
  readonly prepare?: (copy: string) => Promise<string | undefined>;
  /** User settings beside the quiet ones of test/host/server.ts; `copy` is that of the workspace. */
  readonly settings?: Settings | ((copy: string) => Settings);
}

/** The session of this process. @throws when not run by test/host/ui.ts. */
export function session(): Session {
  const { MARGINALIA_UI } = process.env;
  if (!MARGINALIA_UI) throw new Error("UI tests are run by `npm run test:ui`.");
  return JSON.parse(MARGINALIA_UI);
}

/**
 * Inside a `describe`: a fresh browser, a fresh copy of the workspace and a fresh workbench for this suite, opened
 * before its first test. A failing test leaves a screenshot and logs, whose paths are printed.
 */
export function useWorkbench(start: Start = {}): () => Workbench {
  let open: { readonly workbench: Workbench; close(): Promise<void>; logs: string[] } | undefined;

  before("opens VS Code", async function () {
    this.timeout(120_000);
    open = await openWorkbench(session(), start);
  });
  afterEach(async function () {
    const test = this.currentTest;
    if (!open || test?.state !== "failed") return;
    await saveEvidence(open.workbench, open.logs, test.fullTitle());
  });
  after(async () => {
    await open?.close();
    open = undefined;
  });
  return () => {
    if (!open) throw new Error("The workbench is open only inside tests and hooks.");
    return open.workbench;
  };
}

async function openWorkbench(ours: Session, start: Start) {
  const asked = "workspace" in start ? start.workspace : "test/demo";
  const copy = asked
    ? await copyWorkspace(
        asked,
        join(ours.folder, `w${count(ours.folder)}`, asked.split("/").at(-1) ?? "workspace"),
      )
    : "";
  const workspace = (start.prepare && (await start.prepare(copy))) || copy;
  const { settings: asks = {} } = start;
  const settings = typeof asks === "function" ? asks(copy) : asks;
  rmSync(join(ours.data, "data", "User", "globalStorage"), { recursive: true, force: true });
  writeSettings(ours.data, settings);
  const browser = await chromium.launch(ours.launch);
  const context = await browser.newContext({
    viewport: { width: 1400, height: 1000 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const logs: string[] = [];
  page.on("console", (message) => logs.push(...plain(message.type(), message.text())));
  page.on("pageerror", (error) => logs.push(`page error: ${error.stack ?? error.message}`));
  const { data, version } = ours;
  const screenshots = join(ours.artifacts, "screenshots", ours.mode);
  const workbench = new Workbench(page, { workspace: copy, data, version, screenshots });
  try {
    await page.goto(workbenchAddress(ours.address, { workspace: workspace || undefined }));
    await workbench.ready();
  } catch (error) {
    await saveEvidence(workbench, logs, "VS Code did not open");
    await browser.close();
    throw error;
  }
  return { workbench, logs, close: () => browser.close() };
}

const count = (folder: string) => readdirSync(folder).filter((name) => /^w\d+$/.test(name)).length + 1;

/**
 * One line of the console without its styles; the extension host's lines are among them. What this VS Code always
 * says (native modules that are not built, no gallery) is left out.
 */
function plain(type: string, text: string): string[] {
  const noise =
    /spdlog|watchdog|open-vsx|ServiceWorker|serviceWorker|Failed to load resource|A bad HTTP response code/;
  if (noise.test(text)) return [];
  const said = text.replaceAll("%c", "").replace(/(?: |^)color: (?:#\w+|\w+)?/g, "");
  return [`${type}: ${said}`];
}

/** A screenshot, the console with the extension host's lines, and our own log; prints where they are. */
async function saveEvidence(workbench: Workbench, logs: readonly string[], title: string): Promise<void> {
  const { artifacts, mode } = session();
  const folder = join(artifacts, "failures", mode);
  await mkdir(folder, { recursive: true });
  const name = title.replace(/[^\w.-]+/g, "-").slice(0, 100);
  const picture = join(folder, `${name}.png`);
  const log = join(folder, `${name}.log`);
  await workbench.page.screenshot({ path: picture }).catch((error: Error) => console.log(error.message));
  const own = await workbench.log().catch((error: Error) => error.message);
  await writeFile(log, `${logs.join("\n")}\n\nMarginalia's own log:\n${own}\n`);
  for (const line of logs.filter((line) => /^error: \[Extension Host\]/.test(line)).slice(-5)) {
    console.log(`      ${line.slice(0, 400)}`);
  }
  for (const path of [picture, log]) {
    console.log(`      see .vscode-test${path.slice(artifacts.length).replace(/\\/g, "/")}`);
  }
}
