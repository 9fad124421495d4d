import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderOf, program } from "./place.ts";

const paper = "---\ncitekey: a\ntitle: A\n---\nA note.\n";

describe("the merge driver, called by Git", () => {
  const place = folderOf({
    ".gitattributes": "papers/*.md merge=marginalia\n",
    "papers/a.md": paper,
  });
  const file = join(place.folder, "papers/a.md");
  const git = (...args: string[]) => {
    const identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"];
    return spawnSync("git", [...identity, ...args], { cwd: place.folder, encoding: "utf8" });
  };
  const commit = (text: string) => {
    writeFileSync(file, text);
    assert.equal(git("commit", "-qam", "a change").status, 0);
  };
  before(() => {
    git("init", "-q", "-b", "main");
    git("config", "merge.marginalia.driver", `"${process.execPath}" "${program}" merge-file %O %A %B`);
    git("add", "-A");
    assert.equal(git("commit", "-qm", "base").status, 0);
  });
  after(() => place.remove());

  it("merges what two readers did to one paper without a conflict", () => {
    git("switch", "-qc", "other");
    commit(
      `${paper.replace("title: A", "title: A\ntags: [x]\nstatus: read\nfinished: 2026-01-02")}Theirs.\n`,
    );
    git("switch", "-q", "main");
    commit(
      `${paper.replace("title: A", "title: A\ntags: [y]\nstatus: reading\nstarted: 2026-01-01")}Ours.\n`,
    );
    const { status, stdout, stderr } = git("merge", "--no-edit", "other");
    assert.equal(status, 0, stdout + stderr);
    assert.equal(
      readFileSync(file, "utf8"),
      "---\ncitekey: a\ntitle: A\ntags: [y, x]\nstatus: read\nfinished: 2026-01-02\nstarted: 2026-01-01\n---\nA note.\nOurs.\nTheirs.\n",
    );
  });

  it("leaves Git a conflict where they say different things", () => {
    git("switch", "-qc", "third");
    commit(readFileSync(file, "utf8").replace("title: A", "title: B"));
    git("switch", "-q", "main");
    commit(readFileSync(file, "utf8").replace("title: A", "title: C"));
    assert.equal(git("merge", "--no-edit", "third").status, 1);
    assert.match(git("status", "--short").stdout, /^UU papers\/a\.md$/m);
    assert.match(readFileSync(file, "utf8"), /^<<<<<<< ours\ntitle: C\n=======\ntitle: B\n>>>>>>> theirs$/m);
  });

  it("reads no pipe, and is done in time with thousands of lines that are alike", () => {
    const at = (name: string) => join(place.folder, name);
    const merge = (...names: string[]) =>
      spawnSync(process.execPath, [program, "merge-file", ...names.map(at)], {
        encoding: "utf8",
        timeout: 30_000,
        killSignal: "SIGKILL",
      });
    const lines = "\n".repeat(20_000);
    writeFileSync(at("base"), `${paper}${lines}`);
    writeFileSync(at("ours"), `${paper}first\n${lines}last of ours\n`);
    writeFileSync(at("theirs"), `${paper}${lines.slice(100)}in the midst\n${lines}`);
    assert.equal(merge("base", "ours", "theirs").signal, null);
    const merged = readFileSync(at("ours"), "utf8");
    for (const words of ["A note.", "first", "last of ours", "in the midst"])
      assert.ok(merged.includes(words));
    if (process.platform === "win32") return;
    execFileSync("mkfifo", [at("pipe")]);
    const { status, stderr } = merge("pipe", "ours", "theirs");
    assert.equal(status, 2);
    assert.match(stderr, /pipe cannot be read: it is neither a file nor a folder\./);
    assert.equal(readFileSync(at("ours"), "utf8"), merged);
  });
});
