import assert from "node:assert/strict";
import { createPaper, paperPath, updatePaper } from "../../../src/core/library/paperFile/writePaper.ts";
import type { Paper } from "../../../src/core/paper.ts";
import { MemoryFiles } from "../../memoryFiles.ts";

const paper: Paper = { citekey: "jiang2024megascale", title: "MegaScale", arxiv: "2402.15627" };

describe("creating a paper's file", () => {
  it("writes the record and the notes under the key", async () => {
    const files = new MemoryFiles();
    assert.deepEqual(await createPaper(files, "papers", paper, "Mine.\n"), {
      kind: "written",
      path: "papers/jiang2024megascale.md",
      citekey: "jiang2024megascale",
    });
    assert.equal(
      files.text("papers/jiang2024megascale.md"),
      '---\ncitekey: jiang2024megascale\ntitle: "MegaScale"\narxiv: "2402.15627"\n---\nMine.\n',
    );
  });

  it("never writes over a file: the same paper's stays, another one's makes it take the next key", async () => {
    const files = new MemoryFiles();
    await createPaper(files, "papers", paper);
    files.put("papers/jiang2024megascalea.md", "something else");
    assert.deepEqual(await createPaper(files, "papers", paper, "x"), {
      kind: "exists",
      path: "papers/jiang2024megascale.md",
    });
    const other = await createPaper(files, "papers", { ...paper, arxiv: "2001.00001" });
    assert.deepEqual(other, {
      kind: "written",
      path: "papers/jiang2024megascaleb.md",
      citekey: "jiang2024megascaleb",
    });
    assert.match(files.text("papers/jiang2024megascaleb.md") ?? "", /^---\ncitekey: jiang2024megascaleb\n/);
    assert.equal(files.text("papers/jiang2024megascalea.md"), "something else");
  });

  it("writes over none that another program makes in the same moment, and loses none of many at once", async () => {
    const files = new MemoryFiles();
    const read = files.read.bind(files);
    files.read = async (path) => {
      const before = await read(path);
      if (path.endsWith("megascale.md")) files.put(path, "of another program");
      return before;
    };
    const result = await createPaper(files, "papers", paper);
    assert.ok(result.kind === "written" && result.citekey === "jiang2024megascalea");
    assert.equal(files.text("papers/jiang2024megascale.md"), "of another program");
    const many = Array.from({ length: 20 }, (_, n) => ({ citekey: "key", title: `Paper ${n}` }));
    const crowd = new MemoryFiles();
    await Promise.all(many.map((one) => createPaper(crowd, "", one)));
    const titles = crowd.paths().map((path) => /title: "?(Paper \d+)/.exec(crowd.text(path) ?? "")?.[1]);
    assert.deepEqual(titles.sort(), many.map(({ title }) => title).sort());
  });

  it("fails with a reason where the key is no file name or the folder cannot be written", async () => {
    const files = new MemoryFiles();
    for (const citekey of ["../evil", "..", "a\0b", "a/b", "con", ""]) {
      const result = await createPaper(files, "papers", { ...paper, citekey });
      assert.equal(result.kind, "failed", citekey);
      assert.equal(paperPath("papers", citekey), undefined);
    }
    files.faults.write.set("papers/jiang2024megascale.md", "the disk is full");
    const result = await createPaper(files, "papers", paper);
    assert.deepEqual(result, {
      kind: "failed",
      path: "papers/jiang2024megascale.md",
      reason: "the disk is full",
    });
    assert.deepEqual(files.paths(), []);
  });
});

describe("updating a paper's file", () => {
  const path = "papers/a.md";
  const text = "\ufeff---\r\ncitekey: a\r\nstatus: unread # yet\r\n---\r\nNotes\r\n";

  it("writes the change alone, once", async () => {
    const files = new MemoryFiles({ [path]: text });
    const result = await updatePaper(files, path, { status: "read" });
    assert.deepEqual(result, { kind: "written", path, citekey: "a" });
    assert.equal(files.text(path), text.replace("unread", "read"));
    assert.deepEqual(await updatePaper(files, path, { status: "read" }), { kind: "unchanged", path });
    assert.deepEqual(files.log, [`write ${path}`]);
  });

  it("leaves a file that another program changed meanwhile, even to the same length", async () => {
    const changed = text.replace("Notes", "NOTES");
    const files = new MemoryFiles({ [path]: text });
    const read = files.read.bind(files);
    files.read = async (from) => {
      const bytes = await read(from);
      files.put(path, changed);
      return bytes;
    };
    assert.deepEqual(await updatePaper(files, path, { status: "read" }), { kind: "changed-meanwhile", path });
    assert.equal(files.text(path), changed);
  });

  it("leaves a file that does not parse and says why", async () => {
    const broken = "---\ncitekey: a\n<<<<<<< HEAD\n---\n";
    const files = new MemoryFiles({ [path]: broken, "bytes.md": new Uint8Array([0xff]) });
    const result = await updatePaper(files, path, { status: "read" });
    assert.ok(result.kind === "unreadable");
    assert.deepEqual([result.problem.file, result.problem.line], [path, 2]);
    assert.equal((await updatePaper(files, "bytes.md", {})).kind, "failed");
    assert.deepEqual(files.log, []);
  });

  it("fails with a reason where there is no file, no right or no way out of the folder", async () => {
    const files = new MemoryFiles({ [path]: text });
    files.faults.write.set(path, "read-only file system");
    for (const [where, reason] of [
      ["papers/none.md", /no such file/],
      [path, /read-only/],
      ["../a.md", /outside/],
    ] as const) {
      const result = await updatePaper(files, where, { status: "read" });
      assert.match(result.kind === "failed" ? result.reason : result.kind, reason);
    }
  });
});
