// VS Code's server with its web workbench, as one process group that ends when this process ends.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { endWithProcess } from "./endings.ts";
import { project, shown } from "./project.ts";
import type { Host } from "./vscode.ts";

/** The path of guard.ts, which is built as a separate program. */
const guard = join(project, "dist", "test", "host", "guard.js");

export interface Server {
  readonly address: string;
  /** `--server-data-dir`: user settings, global storage, logs. */
  readonly data: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export type Settings = Readonly<Record<string, unknown>>;

/** Settings of every workbench: no notifications or updates, trusted, no auto-save (as on the desktop). */
const quiet: Settings = {
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "files.autoSave": "off",
  "git.openRepositoryInParentFolders": "never",
  "telemetry.telemetryLevel": "off",
};

/** Machine settings: tests make no requests to other machines, unless they start a server for that. */
const machine: Settings = { "marginalia.online.enabled": false };

export const settingsFile = (data: string): string => join(data, "data", "User", "settings.json");

/** Writes the user's settings: the quiet ones, then the given ones. A running workbench follows changes. */
export function writeSettings(data: string, settings: Settings): void {
  mkdirSync(join(data, "data", "User"), { recursive: true });
  mkdirSync(join(data, "data", "Machine"), { recursive: true });
  const write = (file: string, all: Settings) =>
    writeFileSync(file, `${JSON.stringify({ ...machine, ...all }, undefined, 2)}\n`);
  write(settingsFile(data), { ...quiet, ...settings });
  // A server's extension host reads machine settings only from this file.
  write(join(data, "data", "Machine", "settings.json"), machineSettings(settings));
}

/** The given settings that have machine scope, so that a server reads them from its machine settings. */
const machineSettings = (settings: Settings): Settings =>
  Object.fromEntries(
    Object.entries(settings).filter(
      ([key]) => key.startsWith("marginalia.online.") || key === "marginalia.library.personalFolder",
    ),
  );

export interface ServerOptions {
  /** Environment variables for the server and its extension hosts. */
  readonly env?: NodeJS.ProcessEnv;
  /** Lets windows load an extension and tests by path. VS Code then shows no notifications and no modal editors. */
  readonly driver?: boolean;
}

/** Starts the server on a free port; resolves when it listens. */
export function startServer(host: Host, data: string, options: ServerOptions = {}): Promise<Server> {
  const { env = {}, driver = false } = options;
  const args = [
    "--host",
    "127.0.0.1",
    "--port",
    "0",
    "--without-connection-token",
    "--accept-server-license-terms",
  ];
  args.push("--telemetry-level", "off", "--server-data-dir", data);
  if (driver) args.push("--enable-smoke-test-driver");
  // Otherwise the two processes of each closed window are kept for hours; a run opens about sixty. 1.100 ignores this.
  args.push("--reconnection-grace-time", "30");
  const server = [join(host.folder, "out", "server-main.js"), ...args];
  const child = spawn(process.execPath, [guard, host.node, ...server], {
    cwd: host.folder,
    detached: process.platform !== "win32",
    // The cache folder is not the user's, so that cached answers and request times are the tests' own.
    env: { ...withoutOurs(process.env), XDG_CACHE_HOME: join(data, "cache"), ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const release = endWithProcess(() => child.stdin.end());
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const stop = async () => {
    child.stdin.end();
    await ended;
    release();
  };
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string) => {
      void stop();
      reject(new Error(`VS Code ${host.version} (${shown(host.folder)}) ${why}:\n${said.slice(-2000)}`));
    };
    const timer = setTimeout(() => fail("did not start within 90 seconds"), 90_000);
    const hear = (part: Buffer) => {
      said = (said + part.toString()).slice(-20_000);
      const port = /Web UI available at \S+?:(\d+)/.exec(said)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve({ address: `http://localhost:${port}`, data, ended, stop });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("close", (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
  });
}

/** The environment without the variables of a VS Code or npm that started us, which would affect this VS Code. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$)/.test(name)),
  );
}

export interface Opening {
  /** A folder or a `.code-workspace`; without one, the window is empty. */
  readonly workspace?: string | undefined;
  /** An extension to load from its folder, besides the installed ones; needs the driver. */
  readonly extension?: string;
  /** A module whose `run()` the extension host calls; needs the driver. */
  readonly tests?: string;
}

/** The address of a workbench that shows a workspace. */
export function workbenchAddress(server: string, { workspace, extension, tests }: Opening): string {
  const remote = (path: string) => `vscode-remote://remote${pathToFileURL(path).pathname}`;
  const payload = [
    ...(extension ? [["extensionDevelopmentPath", remote(extension)]] : []),
    ["skipWelcome", "true"],
    ...(tests ? [["extensionTestsPath", remote(tests)]] : []),
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (!workspace) query.set("ew", "true");
  else {
    const path = decodeURIComponent(pathToFileURL(workspace).pathname);
    query.set(workspace.endsWith(".code-workspace") ? "workspace" : "folder", path);
  }
  return `${server}/?${query}`;
}
