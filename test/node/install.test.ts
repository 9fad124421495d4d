import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { installed } from "../host/install.ts";

describe("an install of what the tests need", () => {
  let root: string;
  const log = () => undefined;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "marginalia-install-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const make = (content: string) => async (folder: string) => {
    mkdirSync(folder);
    await pause(20);
    writeFileSync(join(folder, content), "");
  };

  it("is made once though several ask at a time, and is whole for all of them", async () => {
    let made = 0;
    const ask = async () => {
      const one = async (folder: string) => {
        made += 1;
        await make("whole")(folder);
      };
      const folder = await installed("thing", "Thing", one, { root, log });
      assert.deepEqual(readdirSync(folder), ["whole"]);
    };
    await Promise.all([ask(), ask(), ask()]);
    assert.equal(made, 1);
    assert.deepEqual(readdirSync(root), ["thing"]);
  });

  it("leaves nothing behind when it fails, and says what failed and why", async () => {
    const fail = async (folder: string) => {
      await make("half")(folder);
      throw new Error("the registry cannot be reached");
    };
    await assert.rejects(installed("thing", "Thing", fail, { root, log }), {
      message: "Thing could not be installed: the registry cannot be reached",
    });
    assert.deepEqual(readdirSync(root), []);
  });

  it("takes over from a run that died in the middle", async () => {
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    const left = join(root, `thing.making-${hostname()}-${dead}`);
    mkdirSync(left);
    writeFileSync(join(left, "half"), "");
    writeFileSync(join(root, "thing.lock"), `${hostname()}\n${dead}\n`);
    const folder = await installed("thing", "Thing", make("whole"), { root, log });
    assert.deepEqual(readdirSync(folder), ["whole"]);
    assert.deepEqual(readdirSync(root), ["thing"]);
  });
});
