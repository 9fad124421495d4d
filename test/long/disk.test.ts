import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandLine, inEmptyFolder, shippedBundle } from "./shipped.ts";

const mount = (...words: readonly string[]) => spawnSync("mount", words).status === 0;

/** Runs a test in a folder that is a disk of 256 kB of its own; leaves the test out where none can be mounted. */
const onSmallDisk = (use: (disk: string) => Promise<void> | void) =>
  async function (this: Mocha.Context): Promise<void> {
    let mounted = false;
    await inEmptyFolder(async (folder) => {
      const disk = join(folder, "disk");
      mkdirSync(disk);
      mounted = mount("-t", "tmpfs", "-o", "size=256k", "tmpfs", disk);
      if (!mounted) return;
      try {
        await use(disk);
      } finally {
        spawnSync("umount", ["-l", disk]);
      }
    });
    if (!mounted) this.skip();
  };

/** Takes what is left of a disk; returns how it is given back. */
function fill(disk: string): () => void {
  const filler = join(disk, "filler");
  const size = 512;
  try {
    while (true) writeFileSync(filler, Buffer.alloc(size), { flag: "a" });
  } catch (error) {
    assert.match(String(error), /ENOSPC/);
  }
  return () => rmSync(filler);
}

const paper = `---\ncitekey: one2024paper\ntitle: Paper one\nstatus: unread\n---\n${"A line.\n".repeat(9000)}`;

/** Sets the status of the paper as the extension does, and says what came of it. */
const setStatus = (folder: string, status: string): string => {
  const code = `
    const { updatePaper } = require(${JSON.stringify(shippedBundle("library"))});
    const { nodeFiles, withLock } = require(${JSON.stringify(shippedBundle("node"))});
    const { join } = require("node:path");
    const [folder, status] = process.argv.slice(1);
    withLock(join(folder, "..", "locks", "one"), () => updatePaper(nodeFiles(folder), "one.md", { status }))
      .then(({ kind, reason = "" }) => console.log(kind, reason));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", code, folder, status], { encoding: "utf8" });
  assert.equal(stderr, "");
  return stdout.trim();
};

describe("A disk", function () {
  this.timeout(5 * 60_000);

  it(
    "that is full costs no byte of a paper file, and is named as that",
    onSmallDisk((disk) => {
      const path = join(disk, "one.md");
      writeFileSync(path, paper);
      const empty = fill(disk);
      assert.equal(setStatus(disk, "reading"), "failed the disk is full");
      assert.equal(readFileSync(path, "utf8"), paper);
      assert.deepEqual(readdirSync(disk).sort(), ["filler", "one.md"]);
      empty();
      assert.equal(setStatus(disk, "reading"), "written");
      assert.equal(readFileSync(path, "utf8"), paper.replace("unread", "reading"));
    }),
  );

  it(
    "that is full takes whole papers of an import or none of them, and says which are missing",
    onSmallDisk((disk) => {
      const folder = join(disk, "..");
      const abstract = "A word ".repeat(1500);
      const entries = Array.from(
        { length: 60 },
        (_, n) => `@misc{k${n}, title={Title ${n}}, abstract={${abstract}}, year={2020}}`,
      );
      writeFileSync(join(folder, "all.bib"), entries.join("\n"));
      const { status, stdout, stderr } = commandLine(folder, "import", "all.bib", "--to", "disk");
      assert.equal(status, 2, stderr);
      assert.match(stderr, /the disk is full/);
      assert.doesNotMatch(stderr + stdout, /^\s+at /m);
      const made = readdirSync(disk).filter((name) => name.endsWith(".md"));
      assert.ok(made.length > 3 && made.length < 60, `${made.length}`);
      for (const name of made)
        assert.ok(readFileSync(join(disk, name), "utf8").trimEnd().length > abstract.length, name);
      assert.deepEqual(
        readdirSync(disk, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : [])),
        [],
      );
    }),
  );

  it(
    "that is made read-only meanwhile changes nothing, and is written again afterwards",
    onSmallDisk((disk) => {
      const path = join(disk, "one.md");
      writeFileSync(path, paper);
      assert.equal(setStatus(disk, "reading"), "written");
      assert.ok(mount("-o", "remount,ro", disk));
      const { mtimeMs } = statSync(path);
      assert.equal(setStatus(disk, "read"), "failed the disk is read-only");
      assert.equal(statSync(path).mtimeMs, mtimeMs);
      assert.ok(mount("-o", "remount,rw", disk));
      assert.equal(setStatus(disk, "read"), "written");
      assert.equal(readFileSync(path, "utf8"), paper.replace("unread", "read"));
    }),
  );
});
