import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { inFolder } from "./place.ts";

describe("The command 'check'", () => {
  it(
    "checks with exit code 1 from a warning on, in each form of report",
    inFolder({ "a.py": "# https://arxiv.org/abs/1805.0366\n" }, ({ run }) => {
      const text = run("check", ".");
      assert.equal(text.status, 1);
      assert.match(text.stdout, /^a\.py:1:3: warning: .*1805\.0366.* \[malformed-arxiv-id\]\n$/);
      const [problem] = JSON.parse(run("check", ".", "--format", "json").stdout).problems;
      assert.deepEqual([problem.file, problem.line, problem.column, problem.endColumn], ["a.py", 1, 3, 34]);
      assert.equal(JSON.parse(run("check", ".", "--format", "sarif").stdout).runs[0].results.length, 1);
      assert.match(run("check", ".", "--format", "github").stdout, /^::warning file=a\.py,line=1,col=3,/);
      const silent = run("check", ".", "--severity", "malformed-arxiv-id=information");
      assert.equal(silent.status, 0);
    }),
  );

  it(
    "is content with a healthy repository that has no library",
    inFolder({ "a.cpp": "/// @cite somebody2020\n// https://arxiv.org/abs/1706.03762v5\n" }, ({ run }) => {
      const { status, stdout, stderr } = run("check", ".");
      assert.deepEqual([status, stdout, stderr], [0, "", ""]);
    }),
  );

  it(
    "reports a damaged bibliography by its line, and reads the rest",
    inFolder(
      {
        "refs.bib":
          "@misc{a2020x,\n  title = {A}\n}\n@misc{b2021y,\n  title = {B\n\n@misc{c2022z,\n  title = {C}\n}\n",
        "k.cpp": "/// @cite a2020x @cite c2022z\n",
      },
      ({ run }) => {
        const { status, stdout } = run("check", ".", "--format", "json");
        const { problems } = JSON.parse(stdout);
        assert.equal(status, 1);
        assert.ok(
          problems.every(({ file }: { file: string }) => file === "refs.bib"),
          stdout,
        );
        assert.ok(
          problems.some(({ line }: { line: number }) => line >= 4 && line <= 7),
          stdout,
        );
      },
    ),
  );

  it(
    "takes a bibliography that is named by itself for one",
    inFolder({ "refs.bib": "@misc{a2020x, title={A}}\n", "k.cpp": "/// @cite b2020y\n" }, ({ run }) => {
      const { status, stdout } = run("check", "k.cpp", "refs.bib");
      assert.equal(status, 1);
      assert.match(stdout, /^k\.cpp:1:11: warning: No paper has the citekey b2020y/);
    }),
  );

  it("says of a file whose name is not UTF-8 that it was not read", async function () {
    const name = Buffer.from("caf\xe9.py", "latin1");
    const test = inFolder({}, ({ folder, run }) => {
      const path = Buffer.concat([Buffer.from(`${folder}/`), name]);
      try {
        writeFileSync(path, "# arXiv:1805.0366\n");
      } catch {
        // macOS and Windows have no such names.
        return this.skip();
      }
      if (!readdirSync(folder, { encoding: "buffer" }).some((one) => one.equals(name))) return this.skip();
      const { status, stderr } = run("check", ".");
      // Nothing is wrong with the other files.
      assert.equal(status, 0);
      assert.match(stderr, /its name is not UTF-8\.\n$/);
    });
    await test();
  });
});
