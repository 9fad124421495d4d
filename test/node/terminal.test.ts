import assert from "node:assert/strict";
import { inFolder } from "./place.ts";

describe("What the command line writes", () => {
  it("shows what would steer the terminal, or break a line, as signs", async function () {
    if (process.platform === "win32") return this.skip();
    const test = inFolder({ "\x1b]0;pwn\x07a\n.py": "# arXiv:1805.0366 arXiv:2402.15627\n" }, ({ run }) => {
      const check = run("check", ".");
      assert.match(check.stdout, /^\\x1b\]0;pwn\\x07a\\x0a\.py:1:3: warning: .*\n$/);
      const cites = run("cites", ".");
      assert.ok(cites.stdout.includes("  \\x1b]0;pwn\\x07a\\x0a.py:1:19 comment\n"), cites.stdout);
      assert.equal(
        JSON.parse(run("check", ".", "--format", "json").stdout).problems[0].file,
        "\x1b]0;pwn\x07a\n.py",
      );
    });
    await test();
  });

  it("writes nothing that steers a terminal or commands a runner, in any format", async function () {
    if (process.platform === "win32") return this.skip();
    const signs = "\x1b[31m\x07\x7f\u009b\u202e\u2066\u061c";
    const files = {
      "refs.bib": `@misc{a2020x, title={T ${signs} ##[add-mask]x ##vso[x]}, url={https://x.org/##[y]}, note={x\n::set-output name=x::y\n}}\n@misc{b, title={}`,
      "::set-output name=x::y.py": "# \\cite{a2020x} arXiv:1805.0366 \\cite{zz}\n",
      "##[add-mask]z.py": `# arXiv:1805.0366 ${signs}\n`,
    };
    const test = inFolder(files, ({ run }) => {
      const calls = [
        ...["bibtex", "biblatex", "csl-json", "ris", "markdown", "text"].map((format) => [
          "bib",
          ".",
          "--format",
          format,
        ]),
        ["bib", ".", "--format", "text", "--style", "ieee"],
        ...["text", "json", "sarif", "github"].map((format) => ["check", ".", "--format", format]),
        ...["text", "json"].flatMap((format) => [
          ["cites", ".", "--format", format],
          ["papers", "--no-seeds", "--library", "refs.bib", "--format", format],
          ["search", "T", "--no-seeds", "--library", "refs.bib", "--format", format],
        ]),
      ];
      for (const call of calls) {
        const { stdout, stderr } = run(...call);
        const all = stdout + stderr;
        assert.doesNotMatch(
          all.replaceAll("\n", ""),
          /[\p{Cc}\u202a-\u202e\u2066-\u2069\u061c]/u,
          call.join(" "),
        );
        assert.doesNotMatch(all, /##(?:\[|vso\[)/, call.join(" "));
        const isAnnotation = call.includes("github");
        for (const line of all.split("\n"))
          if (/^\s*::/.test(line)) assert.ok(isAnnotation && /^::(?:warning|error) file=/.test(line), line);
      }
      const [problem] = JSON.parse(run("check", ".", "--format", "json").stdout).problems;
      assert.equal(problem.file, "##[add-mask]z.py");
      const [paper] = JSON.parse(
        run("papers", "--no-seeds", "--library", "refs.bib", "--format", "json").stdout,
      );
      assert.ok(paper.title.includes("\u009b") && paper.title.includes("##[add-mask]"), paper.title);
    });
    await test();
  });
});
