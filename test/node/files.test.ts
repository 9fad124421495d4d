import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs, {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mock } from "node:test";
import { isChanged, maxBytes } from "../../src/core/files.ts";
import { manyNodeFiles, nodeFiles } from "../../src/node/files.ts";
import { readIfThere } from "../../src/node/regularFile.ts";
import { textReader } from "../../src/node/textReader.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (found: Uint8Array | undefined) => found && new TextDecoder().decode(found);

describe("the files of Node", () => {
  let outer: string;
  let root: string;
  beforeEach(() => {
    outer = mkdtempSync(join(tmpdir(), "marginalia-files-"));
    root = join(outer, "root");
    mkdirSync(root);
    writeFileSync(join(outer, "secret"), "secret");
  });
  afterEach(() => {
    mock.restoreAll();
    rmSync(outer, { recursive: true, force: true });
  });

  it("removes what a process that was killed in a write has left, at the next write, and nothing else", async () => {
    const [old, fresh] = [new Date(Date.now() - 3_600_000), new Date()];
    const put = (name: string, time: Date) => {
      writeFileSync(join(root, name), "half");
      utimesSync(join(root, name), time, time);
    };
    const putFolder = (name: string, time: Date, ...others: string[]) => {
      mkdirSync(join(root, name));
      for (const file of ["new", ".gitignore", ...others]) writeFileSync(join(root, name, file), "half");
      utimesSync(join(root, name), time, time);
    };
    putFolder(".marginalia-0123456789ab.tmp", old);
    putFolder(".marginalia-0123456789ac.tmp", fresh);
    putFolder(".marginalia-0123456789ad.tmp", old, "of somebody");
    putFolder(".mine.0123456789ab.tmp", old);
    put(".a.md.0123456789ab.tmp", old);
    put(".mine.tmp", old);
    put("c.md", old);
    await nodeFiles(root).write("a.md", bytes("whole"));
    assert.deepEqual(readdirSync(root).sort(), [
      ".marginalia-0123456789ac.tmp",
      ".marginalia-0123456789ad.tmp",
      ".mine.0123456789ab.tmp",
      ".mine.tmp",
      "a.md",
      "c.md",
    ]);
    assert.deepEqual(readdirSync(join(root, ".marginalia-0123456789ad.tmp")), ["of somebody"]);
    assert.deepEqual(readdirSync(join(root, ".mine.0123456789ab.tmp")), [".gitignore", "new"]);
  });

  it("leaves nothing behind after a write that fails, and keeps the file's mode", async () => {
    if (process.platform === "win32") return;
    writeFileSync(join(root, "a.md"), "old", { mode: 0o640 });
    mkdirSync(join(root, "b.md"));
    await nodeFiles(root).write("a.md", bytes("new"));
    await assert.rejects(nodeFiles(root).write("b.md", bytes("new")));
    assert.deepEqual(readdirSync(root).sort(), ["a.md", "b.md"]);
    assert.equal(statSync(join(root, "a.md")).mode & 0o777, 0o640);
  });

  it("writes many files through one temporary folder, and leaves nothing of it", async () => {
    const { files, end } = manyNodeFiles(root);
    const seen = new Set<string>();
    for (const name of ["a.md", "b.md", "c.md"]) {
      await files.write(name, bytes(name), "nothing");
      for (const left of readdirSync(root)) if (!left.endsWith(".md")) seen.add(left);
    }
    const [folder = ""] = seen;
    assert.equal(seen.size, 1);
    assert.deepEqual(readdirSync(join(root, folder)), [".gitignore"]);
    await assert.rejects(files.write("a.md", bytes("x"), "nothing"), /there already/);
    const more = ["d.md", "e.md", "f.md"];
    await Promise.all(more.map((name) => files.write(name, bytes(name), "nothing")));
    await end();
    await end();
    assert.deepEqual(readdirSync(root).sort(), ["a.md", "b.md", "c.md", ...more]);
    assert.equal(readFileSync(join(root, "f.md"), "utf8"), "f.md");
  });

  it("writes the next of many files where the temporary folder of the last one is gone or not empty", async () => {
    const { files, end } = manyNodeFiles(root);
    const folder = () => join(root, readdirSync(root).find((name) => name.endsWith(".tmp")) ?? "none");
    await files.write("a.md", bytes("a"), "nothing");
    rmSync(folder(), { recursive: true });
    await assert.rejects(files.write("b.md", bytes("b"), "nothing"));
    await files.write("c.md", bytes("c"), "nothing");
    writeFileSync(join(folder(), "new"), "of somebody");
    await assert.rejects(files.write("d.md", bytes("d"), "nothing"));
    await files.write("e.md", bytes("e"), "nothing");
    await end();
    assert.deepEqual(readdirSync(root).sort(), ["a.md", "c.md", "e.md"]);
  });

  it("has nothing where a file goes at the moment it is read", () => {
    mock.method(fs, "existsSync", () => true);
    assert.equal(readIfThere(join(root, "gone.md")), undefined);
    assert.equal(readIfThere(join(outer, "secret", "below a file")), undefined);
  });

  it("reads a text to its end where the system gives less than it was asked for", () => {
    const { readSync } = fs;
    const less = (file: number, into: NodeJS.ArrayBufferView, at: number, most: number) =>
      readSync(file, into, at, Math.min(most, 1024), null);
    mock.method(fs, "readSync", less);
    const long = "# arXiv:2402.15627\n".repeat(400);
    writeFileSync(join(root, "long.py"), long);
    const read = textReader()(join(root, "long.py"));
    assert.equal(read.kind === "text" && read.bytes.toString(), long);
  });

  it("has nothing where there is nothing", async () => {
    const files = nodeFiles(root);
    assert.deepEqual(await files.list("a/b"), []);
    assert.equal(await files.stat("a"), undefined);
    assert.equal(await files.read("a/b"), undefined);
    await files.remove("a/b");
  });

  it("reads no pipe, device or folder, and no file that is too large", async () => {
    if (process.platform === "win32") return;
    const files = nodeFiles(root);
    execFileSync("mkfifo", [join(root, "pipe")]);
    mkdirSync(join(root, "folder"));
    writeFileSync(join(root, "large"), "");
    truncateSync(join(root, "large"), maxBytes + 1);
    await assert.rejects(files.read("pipe"), /neither a file nor a folder/);
    await assert.rejects(files.read("folder"), /it is a folder/);
    await assert.rejects(files.read("large"), /larger than 32 MiB/);
    await assert.rejects(nodeFiles("/dev").read("zero"), /neither a file nor a folder/);
  });

  it("writes, reads, lists, renames and removes", async () => {
    const files = nodeFiles(root);
    await files.write("a/b.md", bytes("x"));
    assert.equal(text(await files.read("a/b.md")), "x");
    assert.deepEqual(await files.list("a"), [{ name: "b.md", kind: "file" }]);
    assert.equal((await files.stat("a"))?.kind, "folder");
    assert.equal((await files.stat("a/b.md"))?.size, 1);
    await files.rename("a/b.md", "c/d.md");
    assert.equal(await files.read("a/b.md"), undefined);
    assert.equal(text(await files.read("c/d.md")), "x");
    await files.remove("c/d.md");
    assert.deepEqual(await files.list("c"), []);
  });

  for (const path of ["..", "../secret", "a/../../secret", "/etc/passwd", "a//b", "./a", "a\0b"])
    it(`refuses ${JSON.stringify(path)}`, async () => {
      const files = nodeFiles(root);
      await assert.rejects(files.read(path), /leads out/);
      await assert.rejects(files.write(path, bytes("x")), /leads out/);
      await assert.rejects(files.remove(path), /leads out/);
    });

  it("refuses links that lead out, and follows those that stay inside", async () => {
    const files = nodeFiles(root);
    writeFileSync(join(root, "in"), "in");
    symlinkSync(join(outer, "secret"), join(root, "out"));
    symlinkSync(outer, join(root, "up"));
    symlinkSync(join(outer, "not-there-yet"), join(root, "dangling"));
    symlinkSync("in", join(root, "near"));
    for (const path of ["out", "up/secret", "up/new", "dangling"]) {
      await assert.rejects(files.read(path), /leads out/, path);
      await assert.rejects(files.write(path, bytes("x")), /leads out/, path);
    }
    assert.equal(readFileSync(join(outer, "secret"), "utf8"), "secret");
    assert.equal(text(await files.read("near")), "in");
    await files.write("near", bytes("new"));
    assert.equal(readFileSync(join(root, "in"), "utf8"), "new");
    await files.remove("out");
    assert.equal(readFileSync(join(outer, "secret"), "utf8"), "secret");
  });

  it("writes over nothing but what it is told to expect, and gives a name to one of many new files", async () => {
    const files = nodeFiles(root);
    await files.write("a", bytes("one"), "nothing");
    await assert.rejects(files.write("a", bytes("two"), "nothing"), isChanged);
    await assert.rejects(files.write("a", bytes("two"), bytes("other")), isChanged);
    await assert.rejects(files.write("b", bytes("two"), bytes("gone")), isChanged);
    assert.equal(text(await files.read("a")), "one");
    await files.write("a", bytes("two"), bytes("one"));
    assert.equal(text(await files.read("a")), "two");
    const at = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) => files.write("c", bytes(`${n}`), "nothing")),
    );
    const made = at.flatMap(({ status }, n) => (status === "fulfilled" ? [`${n}`] : []));
    assert.deepEqual(made, [text(await files.read("c"))]);
    assert.deepEqual(readdirSync(root).sort(), ["a", "c"]);
  });

  it("does not rename over another file", async () => {
    const files = nodeFiles(root);
    await files.write("a", bytes("a"));
    await files.write("b", bytes("b"));
    await assert.rejects(files.rename("a", "b"), /is there already/);
    assert.equal(text(await files.read("b")), "b");
    await assert.rejects(files.rename("c", "d"), /no c to rename/);
  });

  it("keeps the mode of the file and leaves no temporary file behind", async () => {
    const files = nodeFiles(root);
    writeFileSync(join(root, "run.sh"), "old");
    chmodSync(join(root, "run.sh"), 0o754);
    await files.write("run.sh", bytes("new"));
    assert.equal(statSync(join(root, "run.sh")).mode & 0o777, 0o754);
    mkdirSync(join(root, "folder"));
    await assert.rejects(files.write("folder", bytes("x")));
    assert.deepEqual(readdirSync(root).sort(), ["folder", "run.sh"]);
  });

  it("says why it cannot write without the name of a temporary file", async () => {
    if (process.platform === "win32") return;
    mkdirSync(join(root, "folder"));
    await assert.rejects(nodeFiles(root).write("folder", bytes("x")), { message: "it is a folder" });
    const long = `${"a".repeat(300)}.md`;
    await assert.rejects(nodeFiles(root).write(long, bytes("x")), { message: "its name is too long" });
  });

  it("shows a reader the old bytes or the new ones, never a part", async () => {
    const files = nodeFiles(root);
    const texts = ["a".repeat(200_000), "b".repeat(100_000)];
    await files.write("f", bytes(texts[0] ?? ""));
    let isWriting = true;
    const writing = (async () => {
      for (let turn = 0; turn < 40; turn++) await files.write("f", bytes(texts[turn % 2] ?? ""));
      isWriting = false;
    })();
    while (isWriting) assert.ok(texts.includes(text(await files.read("f")) ?? ""));
    await writing;
  });
});
