import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import * as nodeModule from "node:module";
import { join } from "node:path";
import { folderOf, program } from "./place.ts";

/** Runs a command with a cache folder of this test's; gives what is kept there of what Node has compiled. */
function keptAfter(prepare: (compiled: string) => void, more: Readonly<Record<string, string>> = {}) {
  const { folder, remove } = folderOf({ "a.py": "# arXiv:2402.15627\n" });
  try {
    const compiled = join(folder, "cache", "marginalia", "compiled");
    prepare(compiled);
    const { CI: _ci, NODE_COMPILE_CACHE: _own, NODE_DISABLE_COMPILE_CACHE: _off, ...env } = process.env;
    const { status, stdout } = spawnSync(process.execPath, [program, "cites", "a.py"], {
      cwd: folder,
      encoding: "utf8",
      env: { ...env, XDG_CACHE_HOME: join(folder, "cache"), ...more },
    });
    assert.deepEqual([status, /^arXiv:2402\.15627 /.test(stdout)], [0, true]);
    return existsSync(compiled) ? readdirSync(compiled, { recursive: true }) : [];
  } finally {
    remove();
  }
}

/** Node 20 keeps nothing, and Windows has no such rights. */
const has = "enableCompileCache" in nodeModule && process.getuid !== undefined;

(has ? describe : describe.skip)("What Node has compiled of the command line", () => {
  it("is kept in the user's cache folder, where nobody else can write", () => {
    assert.ok(keptAfter(() => undefined).length > 0);
  });

  it("is neither kept in nor taken from a folder where others can write", () => {
    const open = (folder: string) => {
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o777);
    };
    assert.deepEqual(keptAfter(open), []);
    assert.deepEqual(
      keptAfter((compiled) => open(join(compiled, ".."))),
      [],
    );
  });

  it("is kept where the folder was made with the rights of a group", () => {
    const kept = keptAfter((compiled) => {
      mkdirSync(join(compiled, ".."), { recursive: true });
      chmodSync(join(compiled, ".."), 0o775);
    });
    assert.ok(kept.length > 0);
  });

  it("is not kept by a machine that runs it once", () => {
    assert.deepEqual(
      keptAfter(() => undefined, { CI: "true" }),
      [],
    );
  });
});
