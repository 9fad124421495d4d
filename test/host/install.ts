// Installs a folder once, whole or not at all: creates it under another name, then renames it. Other processes wait.
import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { endWithProcess } from "./endings.ts";
import { cache, shown } from "./project.ts";

const beat = 2_000;
const silence = 20_000;

export interface Place {
  /** The folder of all installs; by default the cache. */
  readonly root?: string;
  readonly log?: (line: string) => void;
}

/**
 * Returns the path of the folder `name` in the cache; if it does not exist, `make` creates it. Several processes may
 * call this at once. @throws an error whose message names what could not be installed, and why
 */
export async function installed(
  name: string,
  title: string,
  make: (folder: string, say: (step: string) => void) => Promise<void>,
  { root = cache, log = console.log }: Place = {},
): Promise<string> {
  const folder = join(root, name);
  if (existsSync(folder)) return folder;
  await mkdir(root, { recursive: true });
  const wait = () => log(`Waiting for another run that installs ${title}…`);
  const release = await lock(`${folder}.lock`, () => existsSync(folder), wait);
  if (!release) return folder;
  const making = `${folder}.making-${hostname()}-${process.pid}`;
  const started = Date.now();
  const say = (step: string) => log(`  ${title}: ${step} (${seconds(started)})`);
  const discard = endWithProcess(() =>
    rmSync(making, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  );
  try {
    if (existsSync(folder)) return folder;
    await removeLeftovers(root, name);
    log(`Installing ${title} into ${shown(root)} (once)…`);
    await make(making, say);
    await rename(making, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
    say("ready");
    return folder;
  } catch (error) {
    throw new Error(`${title} could not be installed: ${error instanceof Error ? error.message : error}`);
  } finally {
    await rm(making, { recursive: true, force: true });
    discard();
    release();
  }
}

const seconds = (since: number) => `${Math.round((Date.now() - since) / 1000)} s`;

/** Removes unfinished folders of processes that have ended. */
async function removeLeftovers(root: string, name: string): Promise<void> {
  const mark = `${name}.making-${hostname()}-`;
  for (const file of await readdir(root)) {
    if (!file.startsWith(mark) || isAlive(Number(file.slice(mark.length)))) continue;
    await rm(join(root, file), { recursive: true, force: true });
  }
}

/** Takes a lock file, waiting for its holder if needed, and returns its release; `undefined` once `done` is true. */
async function lock(file: string, done: () => boolean, wait: () => void): Promise<(() => void) | undefined> {
  for (let told = false; !done(); ) {
    try {
      writeFileSync(file, `${hostname()}\n${process.pid}\n`, { flag: "wx" });
      const timer = setInterval(() => touch(file), beat);
      timer.unref();
      const forget = endWithProcess(() => rmSync(file, { force: true }));
      return () => {
        clearInterval(timer);
        forget();
        rmSync(file, { force: true });
      };
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw error;
    }
    if (isStale(file)) rmSync(file, { force: true });
    else {
      if (!told) wait();
      told = true;
      await pause(300);
    }
  }
  return undefined;
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Somebody removed the lock by hand. The final rename still decides who was first.
  }
}

/** Whether a lock's holder is dead or, on another machine that shares the folder, has not touched it for long. */
function isStale(file: string): boolean {
  try {
    const [host, pid] = readFileSync(file, "utf8").split("\n");
    if (host === hostname() && pid && !isAlive(Number(pid))) return true;
    return Date.now() - statSync(file).mtimeMs > silence;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && "code" in error && error.code === code;
