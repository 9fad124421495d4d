import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type OnlineServer, startOnlineServer } from "../online/server.ts";
import { folderOf, program } from "./place.ts";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The sources and the folder of the test that runs. */
export let server: OnlineServer;
export let place: ReturnType<typeof folderOf>;

/** Gives each test of a suite sources and a folder of its own. */
export function eachWithSources(): void {
  beforeEach(async () => {
    server = await startOnlineServer();
    place = folderOf({});
  });
  afterEach(async () => {
    await server.stop();
    place.remove();
  });
}

/** Runs the command line while the server of this process answers; caches and turns are those of this test alone. */
export const run = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: "1", XDG_CACHE_HOME: join(place.folder, ".cache") };
    const child = spawn(process.execPath, [program, ...args], { cwd: place.folder, env });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (text) => (stdout += text));
    child.stderr.on("data", (text) => (stderr += text));
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });

export const file = (name: string): string => readFileSync(join(place.folder, "papers", name), "utf8");
