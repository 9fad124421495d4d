import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parsePaperFile } from "../../src/core/library/paperFile/parsePaperFile.ts";
import { inEmptyFolder, report, shippedBundle } from "./shipped.ts";

const names = ["one", "two", "three", "four", "five"];
const lastLine = "The last line of the notes.";
const notes = `${"What one wrote of it, line by line.\n".repeat(2000)}${lastLine}\n`;
const textOf = (name: string) =>
  `---\ncitekey: ${name}2024paper\ntitle: Paper ${name}\nstatus: unread\ntags: []\n---\n${notes}`;

function assertWhole(folder: string, name: string): void {
  const path = `${name}.md`;
  const text = readFileSync(join(folder, path), "utf8");
  const parsed = parsePaperFile(text, path, { kind: "papers", order: 0 });
  assert.deepEqual(parsed?.problems, []);
  assert.equal(parsed?.records[0]?.paper.citekey, `${name}2024paper`);
  assert.ok(text.endsWith(`\n---\n${notes}`), `${path} has lost some of its notes`);
}

/** The start of a program that writes paper files as the extension does, with what ships. */
const preamble = `
const { updatePaper, parsePaperFile } = require(${JSON.stringify(shippedBundle("library"))});
const { nodeFiles, withLock } = require(${JSON.stringify(shippedBundle("node"))});
const { join } = require("node:path");
const [folder, locks, tag] = process.argv.slice(1);
const files = nodeFiles(folder);
const exclusively = (name, run) => withLock(join(locks, name), run);
`;

/** Changes the status of one file after the other, for ever; says "wrote" at the first success. */
const endless = `${preamble}
const names = ${JSON.stringify(names)};
const statuses = ["unread", "reading", "read"];
(async () => {
  for (let n = Math.floor(Math.random() * 100); ; n++) {
    const name = names[n % names.length];
    const status = statuses[Math.floor(Math.random() * statuses.length)];
    const written = await exclusively(name, () => updatePaper(files, name + ".md", { status }));
    if (written.kind !== "written" && written.kind !== "unchanged") throw new Error(JSON.stringify(written));
    if (written.kind === "written") process.stdout.write("wrote\\n");
  }
})().catch((error) => { console.error(error); process.exit(1); });`;

/** Adds so many tags to one file, each by an update of its own. */
const tagging = (count: number) => `${preamble}
(async () => {
  for (let n = 0; n < ${count}; n++) {
    const written = await exclusively("one", async () => {
      const text = new TextDecoder().decode(await files.read("one.md"));
      const { tags = [] } = parsePaperFile(text, "one.md", { kind: "papers", order: 0 }).records[0].paper;
      return updatePaper(files, "one.md", { tags: [...tags, tag + n] });
    });
    if (written.kind !== "written") throw new Error(JSON.stringify(written));
  }
})().catch((error) => { console.error(error); process.exit(1); });`;

const start = (code: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, ["-e", code, ...args], { stdio: ["ignore", "pipe", "pipe"] });

const closed = (child: ChildProcess) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    let said = "";
    child.stderr?.on("data", (part: Buffer) => {
      said += part.toString();
    });
    child.on("close", (code) => resolve({ code, said }));
  });

function layOut(folder: string): { readonly papers: string; readonly locks: string } {
  const [papers, locks] = [join(folder, "papers"), join(folder, "locks")];
  mkdirSync(papers);
  for (const name of names) writeFileSync(join(papers, `${name}.md`), textOf(name));
  return { papers, locks };
}

describe("Background writes of paper files", function () {
  this.timeout(20 * 60_000);

  it("leave every file whole, whenever the process is killed: 200 times", () =>
    inEmptyFolder(async (folder) => {
      const { papers, locks } = layOut(folder);
      let longest = 0;
      for (let round = 0; round < 200; round++) {
        const began = Date.now();
        const child = start(endless, papers, locks, "");
        const end = closed(child);
        const first = new Promise((resolve) => child.stdout?.once("data", resolve));
        const ended = await Promise.race([first.then(() => undefined), end]);
        assert.equal(ended, undefined, `round ${round}: ${ended?.said}`);
        longest = Math.max(longest, Date.now() - began);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
        child.kill("SIGKILL");
        await end;
        for (const name of names) assertWhole(papers, name);
      }
      const left = readdirSync(papers).filter((file) => !names.includes(file.replace(/\.md$/, "")));
      spawnSync("git", ["init", "-q", papers]);
      const listed = spawnSync("git", ["-C", papers, "status", "--porcelain", "-uall"], { encoding: "utf8" });
      assert.doesNotMatch(listed.stdout, /tmp/, "Git lists what a killed write has left");
      report(`after 200 kills: ${left.length} folders left over, the longest wait for a write ${longest} ms`);
    }));

  it("of two processes at one file lose none of 1,000 updates", () =>
    inEmptyFolder(async (folder) => {
      const { papers, locks } = layOut(folder);
      const began = Date.now();
      const ends = await Promise.all(
        ["a", "b"].map((tag) => closed(start(tagging(500), papers, locks, tag))),
      );
      assert.deepEqual(ends, [
        { code: 0, said: "" },
        { code: 0, said: "" },
      ]);
      assertWhole(papers, "one");
      const text = readFileSync(join(papers, "one.md"), "utf8");
      const { tags = [] } =
        parsePaperFile(text, "one.md", { kind: "papers", order: 0 })?.records[0]?.paper ?? {};
      const wanted = ["a", "b"].flatMap((tag) => Array.from({ length: 500 }, (_, n) => `${tag}${n}`));
      assert.deepEqual([...tags].sort(), wanted.sort());
      report(`1,000 updates by two processes in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    }));
});
