// `npm start`: a VS Code with the extension and a copy of the demo workspace. `-- --check` only checks that the tree of
// papers shows, `-- --demo` only makes the copy.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { findBrowser, launchOptions } from "./browser.ts";
import { check } from "./check.ts";
import { copyWorkspace, installExtension } from "./copies.ts";
import { runEntry } from "./endings.ts";
import { unpackedExtension } from "./packages.ts";
import { scratch, shown } from "./project.ts";
import { settingsFile, startServer, workbenchAddress, writeSettings } from "./server.ts";
import { host, newest } from "./vscode.ts";

const demo = join(scratch, "demo");

/** Copies the demo if there is no copy yet. The copy is kept, with the notes written in it. */
async function openedDemo(): Promise<string> {
  if (existsSync(demo))
    console.log(`Your copy of the demo in ${shown(demo)} goes on; delete that folder to reset it.`);
  else await copyWorkspace("test/demo", demo);
  return demo;
}

const whereToLook = `Look for Marginalia's icon in the activity bar on the left: it opens the tree of papers.
Open train.py and rest the mouse on a citation; or run "Marginalia: Search Papers" from the palette (F1).`;

/** The path of the desktop's `code`; not that of a remote window's terminal, which cannot load an extension. */
function desktopCommand(): string | undefined {
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  const name = process.platform === "win32" ? "code.cmd" : "code";
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const path = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  if (!path) return undefined;
  const shell = process.platform === "win32";
  const version = spawnSync(shell ? `"${path}"` : path, ["--version"], {
    shell,
    encoding: "utf8",
    timeout: 20_000,
  });
  const [major = 0, minor = 0] = (version.stdout ?? "").split(".").map(Number);
  if (major > 1 || (major === 1 && minor >= 100)) return path;
  console.log(`${path} is not used: Marginalia needs VS Code 1.100 or newer.`);
  return undefined;
}

async function startDesktop(code: string): Promise<number> {
  const workspace = await openedDemo();
  const shell = process.platform === "win32";
  const quoted = (word: string) => (shell ? `"${word}"` : word);
  const args = ["--new-window", `--extensionDevelopmentPath=${unpackedExtension()}`, workspace];
  const child = spawn(quoted(code), args.map(quoted), { shell, stdio: "inherit" });
  const ended = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exit) => resolve(exit ?? 1));
  });
  if (ended === 0) console.log(`VS Code opens ${shown(workspace)} with Marginalia.\n${whereToLook}`);
  return ended;
}

async function startServed(): Promise<number> {
  const vscode = await host(newest);
  const data = join(scratch, "server-data");
  mkdirSync(data, { recursive: true });
  if (!existsSync(settingsFile(data))) writeSettings(data, {});
  await installExtension(data, "node");
  const workspace = await openedDemo();
  const server = await startServer(vscode, data);
  const address = workbenchAddress(server.address, { workspace });
  console.log(
    `\nVS Code ${newest} shows ${shown(workspace)} with Marginalia at\n\n  ${address}\n\n${whereToLook}`,
  );
  console.log("Ctrl+C ends it.");
  await openWindow(address);
  await server.ended;
  console.error("VS Code's server ended by itself.");
  return 1;
}

/** Opens the workbench in a browser window if there is a display and a browser. */
async function openWindow(address: string): Promise<void> {
  const hasScreen = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasScreen) return console.log("No display was found: open the address in a browser.");
  const browser = await findBrowser().catch(() => undefined);
  if (!browser?.hasWindow)
    return console.log("No browser with a window was found: open the address in yours.");
  const context = await chromium.launchPersistentContext(join(scratch, "browser-profile"), {
    ...launchOptions(browser, false),
    viewport: null,
    ignoreDefaultArgs: ["--enable-automation"],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  context.on("close", () => console.log("The window was closed; the address goes on working until ctrl+C."));
}

const flag = { type: "boolean" } as const;

runEntry(async () => {
  const { values } = parseArgs({ options: { check: flag, demo: flag, server: flag } });
  if (values.check) return check();
  if (values.demo) return openedDemo().then(() => 0);
  const code = values.server ? undefined : desktopCommand();
  return code ? startDesktop(code) : startServed();
});
