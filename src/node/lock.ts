import { randomBytes } from "node:crypto";
import { mkdir, readFile, stat, unlink, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import process from "node:process";

/** The owner of a lock touches its file this often … */
const beatMs = 2000;
/** … and one that was not touched for so long has lost its owner (a crash, a power cut, another machine gone). */
const staleMs = 15_000;

/**
 * Runs `run` while no other process that uses the same lock file does. The file is made, with its folder, and removed
 * again. Waits for the lock up to `waitMs`, then throws; takes over one whose owner is gone.
 */
export async function withLock<T>(file: string, run: () => Promise<T>, waitMs = 10_000): Promise<T> {
  const token = JSON.stringify({ pid: process.pid, host: hostname(), id: randomBytes(8).toString("hex") });
  await mkdir(dirname(file), { recursive: true });
  const until = Date.now() + waitMs;
  for (let pause = 5; !(await take(file, token)); pause = Math.min(pause * 2, 200)) {
    if (await isStale(file)) await clear(file);
    else if (Date.now() > until) throw new Error(`${file} is held by another window or process.`);
    else await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
  }
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), beatMs);
  beat.unref();
  try {
    return await run();
  } finally {
    clearInterval(beat);
    // Not ours any more, if this process slept so long that another one took it over.
    if ((await textOf(file)) === token) await unlink(file).catch(() => undefined);
  }
}

async function take(file: string, token: string): Promise<boolean> {
  try {
    await writeFile(file, token, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function isStale(file: string): Promise<boolean> {
  const [text, age] = await Promise.all([textOf(file), ageOf(file)]);
  if (text === undefined || age === undefined) return false;
  return age > staleMs || (age > 100 && ownerIsGone(text));
}

/** Whether the text names a process of this machine that does not run any more. */
function ownerIsGone(text: string): boolean {
  try {
    const owner: unknown = JSON.parse(text);
    if (typeof owner !== "object" || owner === null || !("pid" in owner) || !("host" in owner)) return false;
    if (owner.host !== hostname() || typeof owner.pid !== "number") return false;
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

/**
 * Removes a stale lock. Many may find it stale at once, and all but the first would catch the fresh lock of the one
 * before: so a second lock lets one of them in, which looks once more. That one is held for a moment only.
 */
async function clear(file: string): Promise<void> {
  const guard = `${file}.takeover`;
  if (!(await take(guard, ""))) {
    // Its owner died within that moment.
    if (((await ageOf(guard)) ?? 0) > staleMs) await unlink(guard).catch(() => undefined);
    else await new Promise((resolve) => setTimeout(resolve, 5));
    return;
  }
  try {
    if (await isStale(file)) await unlink(file).catch(() => undefined);
  } finally {
    await unlink(guard).catch(() => undefined);
  }
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}

async function ageOf(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found === undefined ? undefined : Date.now() - found.mtimeMs;
}
