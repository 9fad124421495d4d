import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
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

  /** Runs with the rights of the file modes, which say nothing to root. */
  const withoutRights = async (run: () => Promise<void>) => {
    const isRoot = process.getuid?.() === 0;
    chmodSync(folder, 0o755);
    if (isRoot) process.seteuid?.(65534);
    try {
      await run();
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(join(folder, "a"), 0o755);
    }
  };

  it("that cannot be read is waited for, and then given up", async function () {
    if (process.platform === "win32") this.skip();
    await withLock(lock, pause);
    leave(process.pid, 500);
    chmodSync(lock, 0);
    chmodSync(join(folder, "a"), 0o777);
    await withoutRights(() =>
      assert.rejects(withLock(lock, pause, 50), /^Error: Another window or process has been writing/),
    );
    assert.ok(existsSync(lock));
  });

  it("says so where the system lets nobody write the lock, a new one or one whose owner is gone", async function () {
    if (process.platform === "win32") this.skip();
    await withLock(lock, pause);
    for (const isThere of [false, true]) {
      if (isThere) leave(spawnSync(process.execPath, ["-e", ""]).pid, 500);
      chmodSync(join(folder, "a"), 0o555);
      await withoutRights(() =>
        assert.rejects(withLock(lock, pause, 50), {
          message: `The lock file ${lock} cannot be written: no permission to write it.`,
        }),
      );
    }
  });

  it("says so where a folder has the lock's name", async function () {
    this.timeout(30_000);
    mkdirSync(lock, { recursive: true });
    await assert.rejects(withLock(lock, pause, 6000), /^Error: The lock file .*\.lock cannot be written: /);
  });

  it("that is a link to nothing is taken over", async function () {
    if (process.platform === "win32") this.skip();
    this.timeout(30_000);
    mkdirSync(join(folder, "a"));
    symlinkSync(join(folder, "nothing"), lock);
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
