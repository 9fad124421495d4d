import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { inFolder, program } from "./place.ts";

describe("The command line", function () {
  this.timeout(60_000);

  it(
    "answers wrong use and missing paths with one sentence and exit code 2",
    inFolder({}, ({ run }) => {
      for (const args of [
        [],
        ["frobnicate"],
        ["cites"],
        ["cites", "nowhere"],
        ["check", ".", "--format", "xml"],
        ["search", "x", "--limit", "many"],
        ["papers", "--library", "nowhere.bib"],
      ]) {
        const { status, stdout, stderr } = run(...args);
        assert.equal(status, 2, args.join(" "));
        assert.equal(stdout, "");
        assert.match(stderr, /^marginalia: .+\n$/, args.join(" "));
      }
    }),
  );

  it(
    "says in a sentence what is wrong with an option or a path",
    inFolder({ "a.py": "# arXiv:2402.15627\n" }, ({ run }) => {
      const cases: readonly (readonly [call: readonly string[], sentence: string])[] = [
        [["search", "x", "--limit", "-1"], '--limit takes a whole number from 1, not "-1".'],
        [["papers", "--library", ""], "--library is empty."],
        [["bib", "a.py", "--output", ""], "--output is empty."],
        [["bib", "a.py", "--output", "no/x.bib"], "no/x.bib cannot be written: there is no folder no."],
        [
          ["bib", "a.py", "--output", "a.py/no/x.bib"],
          "a.py/no/x.bib cannot be written: there is no folder a.py/no.",
        ],
        [["bib", "a.py", "--output", "."], ". cannot be written: it is a folder."],
        [["bib", "a.py", "--style", "apa"], "--style is of references in plain text: --format text."],
        [
          ["bib", "a.py", "--format", "text", "--style", "mla"],
          "The style mla cannot be used: there is acm, apa, chicago, harvard, ieee, nature, vancouver, and any .csl file.",
        ],
        [
          ["bib", "a.py", "--format", "text", "--style", "./mla.csl"],
          "The style ./mla.csl cannot be used: it does not exist (any more).",
        ],
        [["check", "no/a.py"], "no/a.py cannot be read: there is no folder no."],
        [["check", "a.py", "--library", "no/x.bib"], "no/x.bib cannot be read: there is no folder no."],
        [["check", "b.py"], "b.py cannot be read: it does not exist (any more)."],
      ];
      for (const [call, sentence] of cases) {
        const { status, stderr } = run(...call);
        assert.equal(status, 2, call.join(" "));
        assert.equal(stderr, `marginalia: ${sentence} (marginalia --help)\n`);
      }
    }),
  );

  it("says that the working directory is gone", async function () {
    if (process.platform === "win32") return this.skip();
    const test = inFolder({ "gone/a.py": "" }, ({ folder }) => {
      const script = `cd gone && rmdir ../gone 2>/dev/null || rm -r ../gone; "${process.execPath}" "${program}" papers`;
      const { status, stderr } = spawnSync("sh", ["-c", script], { cwd: folder, encoding: "utf8" });
      assert.equal(status, 2);
      assert.match(stderr, /^marginalia: The working directory cannot be read: .*\.[^\n]*\n$/);
    });
    await test();
  });
});
