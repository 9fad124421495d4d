import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandLine, inEmptyFolder, report } from "./shipped.ts";

const count = 100_000;

describe("A repository of 100,000 files", function () {
  this.timeout(20 * 60_000);

  it("is read whole, each file once, by cites and by check", () =>
    inEmptyFolder((folder) => {
      for (let n = 0; n < count; n++) {
        const inner = join(folder, `p${n % 97}`, `q${n % 1000}`);
        if (n < 97_000) mkdirSync(inner, { recursive: true });
        const cited = n % 50 === 0 ? `# https://arxiv.org/abs/2402.${10_000 + (n % 5000)}\n` : "";
        writeFileSync(join(inner, `m${n}.py`), `${cited}def f_${n}(x):\n    return x + ${n}\n`);
      }
      const cites = commandLine(folder, "cites", ".", "--format", "json");
      assert.equal(cites.status, 0, cites.stderr);
      const { files, papers }: { files: number; papers: { citations: { file: string }[] }[] } = JSON.parse(
        cites.stdout,
      );
      assert.equal(files, count);
      const cited = papers.flatMap(({ citations }) => citations.map(({ file }) => file));
      assert.equal(cited.length, count / 50);
      assert.equal(new Set(cited).size, cited.length);
      const check = commandLine(folder, "check", ".");
      assert.deepEqual([check.status, check.stderr], [0, ""]);
      for (const [name, { seconds, megabytes }] of Object.entries({ cites, check }))
        report(`${name}: ${seconds.toFixed(1)} s, at most ${Math.round(megabytes)} MB`);
    }));

  it("in one folder, and 130,000 folders, are read as well", () =>
    inEmptyFolder((folder) => {
      for (let n = 0; n < 130_000; n++) mkdirSync(join(folder, `f${n}`));
      for (let n = 0; n < 20_000; n++) writeFileSync(join(folder, `m${n}.py`), "# arXiv:2402.15627\n");
      const { status, stdout, stderr, seconds, megabytes } = commandLine(
        folder,
        "cites",
        ".",
        "--format",
        "json",
      );
      assert.equal(status, 0, stderr);
      assert.equal(JSON.parse(stdout).papers[0].citations.length, 20_000);
      report(`cites: ${seconds.toFixed(1)} s, at most ${Math.round(megabytes)} MB`);
    }));

  it("of 300 MB of text that cite is not kept in memory", () =>
    inEmptyFolder((folder) => {
      const filler = "x = 1  # a line of code that cites nothing\n".repeat(43_000);
      for (let n = 0; n < 160; n++)
        writeFileSync(join(folder, `m${n}.py`), `# https://arxiv.org/abs/2402.${10_000 + n}\n${filler}`);
      for (const command of ["cites", "check"]) {
        const { status, stderr, megabytes } = commandLine(folder, command, ".");
        assert.equal(status, 0, stderr);
        report(`${command}: at most ${Math.round(megabytes)} MB`);
        assert.ok(megabytes < 320, `${megabytes} MB`);
      }
    }));
});
