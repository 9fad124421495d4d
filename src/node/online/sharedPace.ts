import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../core/online/client/clock.ts";
import { type Pace, slotAfter } from "../../core/online/client/pace.ts";
import { withLock } from "../lock.ts";

/**
 * A `Pace` shared by all windows and command lines of a user: the file `NAME.next` says when the next turn is. A turn
 * is reserved under a lock, but waited for without it.
 */
export function sharedPace(folder: string, clock: Clock): Pace {
  const reserve = async (name: string, take: (next: number | undefined, now: number) => number) => {
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${name}.next`);
    await withLock(`${file}.lock`, async () => {
      const text = await readFile(file, "utf8").catch(() => "");
      const next = /^\d{10,15}$/.test(text) ? Number(text) : undefined;
      await writeFile(file, String(Math.round(take(next, clock.now()))));
    });
  };
  return {
    async turn(name, gapMs, signal) {
      let wait = 0;
      await reserve(name, (next, now) => {
        const at = slotAfter(next, now);
        wait = at - now;
        return at + gapMs;
      });
      if (wait > 0) await clock.sleep(wait, signal);
    },
    async postpone(name, ms) {
      await reserve(name, (next, now) => Math.max(slotAfter(next, now), now + ms));
    },
  };
}
