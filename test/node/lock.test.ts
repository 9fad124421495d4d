import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { withLock } from "../../src/node/lock.ts";

describe("the lock between processes", () => {
  let folder: string;
  let lock: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "marginalia-lock-"));
    lock = join(folder, "a", ".lock");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const pause = () => new Promise((resolve) => setTimeout(resolve, 3));
  /** Leaves a lock behind, as a process does that was killed. */
  const leave = (pid: number, ageMs: number) => {
    writeFileSync(lock, JSON.stringify({ pid, host: hostname(), id: "x" }));
    const time = new Date(Date.now() - ageMs);
    utimesSync(lock, time, time);
  };

  it("lets one in at a time and leaves nothing behind", async () => {
    let [inside, most, done] = [0, 0, 0];
    const work = async () => {
      inside++;
      most = Math.max(most, inside);
      await pause();
      inside--;
      done++;
    };
    await Promise.all(Array.from({ length: 12 }, () => withLock(lock, work)));
    assert.deepEqual([most, done], [1, 12]);
    assert.deepEqual(readdirSync(join(folder, "a")), []);
  });

  it("is released where the work throws", async () => {
    await assert.rejects(
      withLock(lock, () => Promise.reject(new Error("no"))),
      /no/,
    );
    assert.equal(await withLock(lock, async () => "yes"), "yes");
  });

  it("is taken over at once from a process that is gone, by one of many", async () => {
    await withLock(lock, pause);
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    leave(gone, 500);
    let [inside, most] = [0, 0];
    const work = async () => {
      most = Math.max(most, ++inside);
      await pause();
      inside--;
    };
    await Promise.all(Array.from({ length: 8 }, () => withLock(lock, work)));
    assert.equal(most, 1);
    assert.ok(!existsSync(lock));
  });

  it("is waited for while its owner lives, and then given up", async () => {
    await withLock(lock, pause);
    leave(process.pid, 500);
    await assert.rejects(withLock(lock, pause, 50), /Another window or process has been writing/);
    assert.ok(existsSync(lock));
  });

  for (const [what, text] of [
    ["that is empty", ""],
    ["of another machine", JSON.stringify({ pid: 1, host: "elsewhere", id: "x" })],
    [
      "whose owner's number another process has now",
      JSON.stringify({ pid: process.pid, host: hostname(), id: "x" }),
    ],
    ["from the future", JSON.stringify({ pid: process.pid, host: hostname(), id: "y" })],
  ] as const)
    it(`${what} is taken over before those who wait give up`, async function () {
      this.timeout(30_000);
      await withLock(lock, pause);
      writeFileSync(lock, text);
      const later = new Date(Date.now() + 3_600_000);
      if (what === "from the future") utimesSync(lock, later, later);
      assert.equal(await withLock(lock, async () => "taken over"), "taken over");
      assert.deepEqual(readdirSync(join(folder, "a")), []);
    });

  it("goes from one to the other while both want it without end", async function () {
    this.timeout(60_000);
    const turns: string[] = [];
    const work = async (name: string) => {
      for (let n = 0; n < 150; n++)
        await withLock(lock, async () => {
          turns.push(name);
          await pause();
        });
    };
    await Promise.all([work("a"), work("b"), work("c")]);
    assert.equal(turns.length, 450);
  });
});
