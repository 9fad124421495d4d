// A Chromium that playwright-core can drive: the machine's own, else one from the npm registry.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import type { LaunchOptions } from "playwright-core";
import { installed } from "./install.ts";
import { installPackages } from "./npm.ts";

export interface Browser {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
  /** Whether it can show a window; the one from npm cannot. */
  readonly hasWindow: boolean;
}

/** Finds $CHROME_PATH, an installed Chrome, Chromium or Edge, else installs `@sparticuz/chromium` (Linux x64). */
export async function findBrowser(): Promise<Browser> {
  const named = process.env.CHROME_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
  const own = named || candidates().find((path) => existsSync(path));
  if (own) return { executablePath: own, env: {}, hasWindow: true };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("No browser was found. Install Chrome, Chromium or Edge, or name one in CHROME_PATH.");
  }
  return packagedBrowser();
}

function candidates(): string[] {
  const under = (roots: readonly (string | undefined)[], paths: readonly string[]) =>
    roots.flatMap((root) => (root ? paths.map((path) => join(root, path)) : []));
  switch (process.platform) {
    case "darwin":
      return under(
        ["/Applications", join(process.env.HOME ?? "", "Applications")],
        ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `${name}.app/Contents/MacOS/${name}`),
      );
    case "win32":
      return under(
        [process.env.ProgramFiles, process.env["ProgramFiles(x86)"], process.env.LOCALAPPDATA],
        [
          "Google\\Chrome\\Application\\chrome.exe",
          "Chromium\\Application\\chrome.exe",
          "Microsoft\\Edge\\Application\\msedge.exe",
        ],
      );
    default: {
      const names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];
      const path = (process.env.PATH ?? "").split(":").filter((folder) => folder !== "");
      return under(path, [...names, "microsoft-edge", "microsoft-edge-stable"]);
    }
  }
}

async function packagedBrowser(): Promise<Browser> {
  const root = await installed("chromium-147.0.0", "Chromium 147", async (folder, say) => {
    say("downloading, about 75 MB");
    // The last version that supports Node 20.
    await installPackages(folder, ["@sparticuz/chromium@147.0.0"]);
    say("unpacking");
    const packed = join(folder, "node_modules", "@sparticuz", "chromium", "bin");
    await mkdir(join(folder, "bin"));
    await writeFile(join(folder, "bin", "chromium"), await unbrotli(join(packed, "chromium.br")));
    await chmod(join(folder, "bin", "chromium"), 0o755);
    await untar(join(packed, "swiftshader.tar.br"), join(folder, "bin"));
    await untar(join(packed, "al2023.tar.br"), join(folder, "al2023"));
    await untar(join(packed, "fonts.tar.br"), join(folder, "fonts"));
  });
  const executablePath = join(root, "bin", "chromium");
  return { executablePath, env: await surroundings(root, executablePath), hasWindow: false };
}

const unbrotli = async (file: string) => promisify(brotliDecompress)(await readFile(file));

async function untar(file: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const tar = spawnSync("tar", ["-x", "-C", folder], { input: await unbrotli(file) });
  if (tar.status !== 0) throw new Error(`${file} could not be unpacked: ${tar.error ?? tar.stderr}`);
}

/** The environment for the packaged browser: its own NSS libraries and fonts if the system has none. */
async function surroundings(root: string, executable: string): Promise<Record<string, string>> {
  const env: Record<string, string> = {};
  const libraries = join(root, "al2023", "lib");
  if (spawnSync(executable, ["--version"], { timeout: 20_000 }).status !== 0) {
    env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  }
  if (!existsSync("/etc/fonts/fonts.conf")) {
    const folder = join(root, "fontconfig");
    const file = join(folder, "fonts.conf");
    // Written at each start, not at the install, because it contains the current path of the cache.
    const text =
      '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>' +
      `<dir>${join(root, "fonts")}</dir><cachedir>${join(root, "fontcache")}</cachedir></fontconfig>\n`;
    if (!existsSync(file) || (await readFile(file, "utf8")) !== text) {
      await mkdir(folder, { recursive: true });
      await writeFile(file, text);
    }
    env.FONTCONFIG_PATH = folder;
  }
  return env;
}

/** The options for playwright-core: the browser makes no requests of its own. */
export function launchOptions(browser: Browser, headless: boolean): LaunchOptions {
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])),
  );
  return {
    executablePath: browser.executablePath,
    headless,
    env: { ...env, ...browser.env },
    chromiumSandbox: mayUseSandbox(headless),
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}

/**
 * Whether Chromium's sandbox can be used: not as root. On Linux, a headless browser does without it if user namespaces
 * are not allowed, because it only shows our own pages.
 */
function mayUseSandbox(headless: boolean): boolean {
  if (process.getuid?.() === 0) return false;
  if (process.platform !== "linux" || !headless) return true;
  return spawnSync("unshare", ["--user", "--map-root-user", "true"]).status === 0;
}
