import { randomBytes } from "node:crypto";
import { type FileHandle, lstat, mkdir, open, readFile, unlink, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import process from "node:process";
import { absent, codeOf, writeReasonOf } from "./reason.ts";

/** How often the owner of a lock touches its file. */
const beatMs = 1000;
/**
 * A lock that was not touched for this long has lost its owner (a crash, a power cut, another machine that is gone).
 */
const staleMs = 4000;

/**
 * Runs `run` while no other process that uses the same lock file does. Creates the file and its folder, and removes
 * the file afterwards. Waits while others hold the lock in turn; throws if one of them holds it for longer than
 * `waitMs`, or if the system refuses the file for that long. Takes over a lock whose owner is gone.
 */
export async function withLock<T>(file: string, run: () => Promise<T>, waitMs = 10_000): Promise<T> {
  const token = JSON.stringify({ pid: process.pid, host: hostname(), id: randomBytes(8).toString("hex") });
  try {
    await acquire(file, token, waitMs);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    throw new Error(`The lock file ${file} cannot be written: ${writeReasonOf(error)}.`, { cause: error });
  }
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), beatMs);
  beat.unref();
  try {
    return await run();
  } finally {
    clearInterval(beat);
    // If this process was suspended for long, another one may have taken the lock over.
    if ((await tokenIn(file)) === token) await unlink(file).catch(() => undefined);
  }
}

async function acquire(file: string, token: string, waitMs: number): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const holder = new Watch();
  const touches = new Watch();
  // Time is measured by our own pauses, because clocks differ between machines and jump after a sleep.
  for (let pause = 5; !(await take(file, token)); pause = Math.min(pause * 2, 50)) {
    const seen = await look(file);
    const isLost =
      touches.watch(`${seen?.text} ${seen?.touched}`, pause) > staleMs || ownerIsGone(seen?.text);
    // Tried again after a refusal: another program may have the file open for a moment.
    const refusal = isLost && seen !== undefined ? await refusalOf(clear(file, seen)) : undefined;
    if (holder.watch(`${seen?.text}`, pause) > waitMs)
      throw (
        refusal ??
        new Error("Another window or process has been writing the same file for too long: try again.")
      );
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
  }
}

const refusalOf = (done: Promise<void>): Promise<unknown> =>
  done.then(
    () => undefined,
    (error: unknown) => error,
  );

async function take(file: string, token: string): Promise<boolean> {
  let made: FileHandle;
  try {
    made = await open(file, "wx");
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  try {
    await made.writeFile(token);
    return true;
  } catch (error) {
    // The disk is full: an empty lock file would lock everybody out.
    await unlink(file).catch(() => undefined);
    throw error;
  } finally {
    await made.close();
  }
}

/** Measures how long something has not changed, by the pauses between looks at it. */
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

/** The current lock file; `undefined` if it is gone. One that cannot be read has no text, but may still be touched. */
async function look(file: string): Promise<Seen | undefined> {
  // The file itself, not what a link there leads to: a link that leads nowhere is in the way as well.
  const [text, found] = await Promise.all([tokenIn(file), absent(lstat(file))]);
  return found && { text: text ?? "", touched: found.mtimeMs };
}

/** Whether the text names a process of this machine that no longer runs. */
function ownerIsGone(text = ""): boolean {
  try {
    const owner: unknown = JSON.parse(text);
    if (typeof owner !== "object" || owner === null || !("pid" in owner) || !("host" in owner)) return false;
    if (owner.host !== hostname() || typeof owner.pid !== "number") return false;
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

/**
 * Removes a lock whose owner is gone. Several processes may notice that at once, and a late one would remove the new
 * lock of the first. A second lock, held only briefly, lets one of them in, which checks again. Throws if the system
 * refuses that.
 */
async function clear(file: string, lost: Seen): Promise<void> {
  const guard = `${file}.takeover`;
  if (!(await take(guard, ""))) {
    // Removes the second lock if its owner died while holding it.
    const age = Date.now() - ((await look(guard))?.touched ?? Date.now());
    if (Math.abs(age) > staleMs) await absent(unlink(guard));
    return;
  }
  try {
    const now = await look(file);
    if (now?.text === lost.text && now.touched === lost.touched) await absent(unlink(file));
  } finally {
    await unlink(guard).catch(() => undefined);
  }
}

async function tokenIn(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}
