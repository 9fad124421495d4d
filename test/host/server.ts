// VS Code's own server with its web workbench, as one process group that ends with us.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { endWithProcess } from "./endings.ts";
import { project, shown } from "./project.ts";
import type { Host } from "./vscode.ts";

/** A program of its own, beside whichever bundle this is in. */
const guard = join(project, "dist", "test", "host", "guard.js");

export interface Server {
  readonly address: string;
  /** `--server-data-dir`: user settings, global storage, logs. */
  readonly data: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export type Settings = Readonly<Record<string, unknown>>;

/** What every workbench of ours starts from: quiet, trusted, saving only when told to (as on the desktop). */
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

/** Where the machine of the server decides: no test asks another machine, but the one that it started for that. */
const machine: Settings = { "marginalia.online.enabled": false };

export const settingsFile = (data: string): string => join(data, "data", "User", "settings.json");

/** Writes the user's settings: the quiet ones, then those given. A running workbench follows. */
export function writeSettings(data: string, settings: Settings): void {
  mkdirSync(join(data, "data", "User"), { recursive: true });
  mkdirSync(join(data, "data", "Machine"), { recursive: true });
  const write = (file: string, all: Settings) =>
    writeFileSync(file, `${JSON.stringify({ ...machine, ...all }, undefined, 2)}\n`);
  write(settingsFile(data), { ...quiet, ...settings });
  // The extension host of a server takes settings of a machine from here alone.
  write(join(data, "data", "Machine", "settings.json"), machineSettings(settings));
}

/** Those of some settings that a server reads as its machine's. */
const machineSettings = (settings: Settings): Settings =>
  Object.fromEntries(
    Object.entries(settings).filter(
      ([key]) => key.startsWith("marginalia.online.") || key === "marginalia.library.personalFolder",
    ),
  );

export interface ServerOptions {
  /** Reaches the extension host. */
  readonly env?: NodeJS.ProcessEnv;
  /** Lets a window take an extension and tests by their paths. VS Code then shows no notification, and no modal editor. */
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
  // The processes of a window that is closed are kept for hours otherwise, two of each of sixty. 1.100 ignores it.
  args.push("--reconnection-grace-time", "30");
  const server = [join(host.folder, "out", "server-main.js"), ...args];
  const child = spawn(process.execPath, [guard, host.node, ...server], {
    cwd: host.folder,
    detached: process.platform !== "win32",
    // Answers of the net and whose turn it is are not those of who runs the tests.
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

/** Variables of a VS Code or npm above us that would change how this one behaves. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$)/.test(name)),
  );
}

export interface Opening {
  /** A folder or a `.code-workspace`; an empty window without one. */
  readonly workspace?: string | undefined;
  /** An extension under development; needs the driver. Without it the window has those that are installed. */
  readonly extension?: string;
  /** A module with `run()` for the extension host; needs the driver. */
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
