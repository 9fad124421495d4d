import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readFile, stat, unlink, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import process from "node:process";

/** The owner of a lock touches its file this often … */
const beatMs = 1000;
/** … and one that was seen for so long without a touch has lost its owner (a crash, a power cut, another machine gone). */
const staleMs = 4000;

/**
 * Runs `run` while no other process that uses the same lock file does. The file is made, with its folder, and removed
 * again. Waits while others come and go, and throws where one of them keeps it for longer than `waitMs`; takes over one
 * whose owner is gone, sooner than that.
 */
export async function withLock<T>(file: string, run: () => Promise<T>, waitMs = 10_000): Promise<T> {
  const token = JSON.stringify({ pid: process.pid, host: hostname(), id: randomBytes(8).toString("hex") });
  await mkdir(dirname(file), { recursive: true });
  const holder = new Watch();
  const touches = new Watch();
  // Time is counted by our own pauses: clocks differ between machines, and jump when one wakes up.
  for (let pause = 5; !(await take(file, token)); pause = Math.min(pause * 2, 50)) {
    const seen = await look(file);
    if (seen === undefined) continue;
    const isLost = touches.watch(`${seen.text} ${seen.touched}`, pause) > staleMs || ownerIsGone(seen.text);
    if (isLost) await clear(file, seen);
    else if (holder.watch(seen.text, pause) > waitMs)
      throw new Error("Another window or process has been writing the same file for too long: try again.");
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
  }
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), beatMs);
  beat.unref();
  try {
    return await run();
  } finally {
    clearInterval(beat);
    // Not ours any more, if this process slept so long that another one took it over.
    if ((await tokenIn(file)) === token) await unlink(file).catch(() => undefined);
  }
}

async function take(file: string, token: string): Promise<boolean> {
  let made: FileHandle;
  try {
    made = await open(file, "wx");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
  try {
    await made.writeFile(token);
    return true;
  } catch (error) {
    // A full disk: an empty lock would keep everybody out.
    await unlink(file).catch(() => undefined);
    throw error;
  } finally {
    await made.close();
  }
}

/** How long something has been the same, by the pauses between the looks at it. */
class Watch {
  #last: string | undefined;
  #ms = 0;

  watch(now: string, pauseMs: number): number {
    this.#ms = now === this.#last ? this.#ms + pauseMs : 0;
    this.#last = now;
    return this.#ms;
  }
}

interface Seen {
  readonly text: string;
  readonly touched: number;
}

/** A lock file as it is now; `undefined` where it has just gone. */
async function look(file: string): Promise<Seen | undefined> {
  const [text, found] = await Promise.all([tokenIn(file), stat(file).catch(() => undefined)]);
  return text === undefined || found === undefined ? undefined : { text, touched: found.mtimeMs };
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
 * Removes a lock that was found lost. Many may find it so at once, and all but the first would catch the fresh lock of the
 * one before: so a second lock lets one of them in, which looks once more. That one is held for a moment only.
 */
async function clear(file: string, lost: Seen): Promise<void> {
  const guard = `${file}.takeover`;
  if (!(await take(guard, ""))) {
    // Its owner died within that moment.
    const age = Date.now() - ((await look(guard))?.touched ?? Date.now());
    if (Math.abs(age) > staleMs) await unlink(guard).catch(() => undefined);
    return;
  }
  try {
    const now = await look(file);
    if (now?.text === lost.text && now.touched === lost.touched) await unlink(file).catch(() => undefined);
  } finally {
    await unlink(guard).catch(() => undefined);
  }
}

async function tokenIn(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}
