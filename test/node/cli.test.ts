import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inFolder, program } from "./place.ts";

describe("The command line", function () {
  this.timeout(60_000);
  const train =
    'def f():\n    """MegaScale (https://arxiv.org/abs/2402.15627, §3.2)."""\n    # arXiv:1706.03762\n';

  it(
    "prints what is cited in the promised JSON",
    inFolder({ "src/train.py": train }, ({ run }) => {
      const { status, stdout } = run("cites", "src", "--format", "json");
      assert.equal(status, 0);
      const result = JSON.parse(stdout);
      assert.deepEqual(Object.keys(result), ["files", "bytes", "elapsedMs", "papers"]);
      assert.equal(result.files, 1);
      assert.equal(result.bytes, Buffer.byteLength(train));
      assert.deepEqual(result.papers, [
        {
          id: "arXiv:1706.03762",
          citekey: null,
          title: null,
          citations: [
            {
              file: "src/train.py",
              line: 3,
              column: 7,
              endColumn: 23,
              form: "arxiv-id",
              context: "comment",
              locator: null,
              text: "arXiv:1706.03762",
            },
          ],
        },
        {
          id: "arXiv:2402.15627",
          citekey: "jiang2024megascale",
          title: "MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs",
          citations: [
            {
              file: "src/train.py",
              line: 2,
              column: 19,
              endColumn: 51,
              form: "arxiv-abs",
              context: "docstring",
              locator: "§3.2",
              text: "https://arxiv.org/abs/2402.15627",
            },
          ],
        },
      ]);
    }),
  );

  it(
    "shows the title that the files themselves give a paper, and says so",
    inFolder(
      {
        "README.md":
          "[Sleepy Owls: How Birds Rest at Noon](https://arxiv.org/abs/2301.01234)\n\n```bibtex\n@misc{bee,\n  title={Sleepy Owls: How Birds Rest at {Noon}},\n  author={Bee, Ada},\n  eprint={2301.01234}\n}\n```\n",
        "src/a.py": "# https://arxiv.org/abs/2301.01234 and https://arxiv.org/abs/2302.04321\n",
      },
      ({ run }) => {
        const { papers } = JSON.parse(run("cites", ".", "--format", "json").stdout);
        assert.deepEqual(
          papers.map(({ id, citekey, title, titleFrom }: Record<string, unknown>) => [
            id,
            citekey,
            title,
            titleFrom,
          ]),
          [
            ["arXiv:2301.01234", null, "Sleepy Owls: How Birds Rest at Noon", "cited"],
            ["arXiv:2302.04321", null, null, undefined],
          ],
        );
        const { stdout } = run("cites", ".");
        assert.match(stdout, /arXiv:2301\.01234 Sleepy Owls: How Birds Rest at Noon \(as cited here\)/);
        assert.equal(run("check", ".", "--severity", "paper-not-in-library=warning").status, 1);
      },
    ),
  );

  it(
    "counts columns in UTF-16 units, whatever the encoding and the line ends",
    inFolder(
      {
        "mark.py": "\uFEFF# 😀 arXiv:2402.15627\r\n# arXiv:2402.02750\r\n",
        "sixteen.py": Buffer.from("\uFEFF# 😀 arXiv:2402.15627\n", "utf16le"),
        "cr.py": "# one\r# 😀 arXiv:2402.15627\r",
        "broken.py": Buffer.concat([
          Buffer.from("# "),
          Buffer.from([0xff, 0xfe, 0x80]),
          Buffer.from(" arXiv:2402.15627\n"),
        ]),
      },
      ({ run }) => {
        const { papers } = JSON.parse(run("cites", ".", "--format", "json").stdout);
        const places = papers.flatMap(
          (paper: { citations: { file: string; line: number; column: number }[] }) =>
            paper.citations.map(({ file, line, column }) => `${file}:${line}:${column}`),
        );
        assert.deepEqual(places.sort(), [
          "broken.py:1:7",
          "cr.py:2:6",
          "mark.py:1:6",
          "mark.py:2:3",
          "sixteen.py:1:6",
        ]);
      },
    ),
  );

  it(
    "takes the files of the library for records, not for citations",
    inFolder(
      {
        "papers/a2020x.md": "---\ncitekey: a2020x\ntitle: A\narxiv: 1706.03762\n---\nSee arXiv:2402.15627.\n",
        "refs.bib": "@misc{b2021y, title={B}, eprint={2402.02750}}\n",
        "k.cpp": "/// @cite b2021y and @cite a2020x\n",
      },
      ({ run }) => {
        const { papers } = JSON.parse(run("cites", ".", "--format", "json").stdout);
        assert.deepEqual(
          papers.map(({ id, citekey }: { id: string; citekey: string }) => [id, citekey]),
          [
            ["arXiv:1706.03762", "a2020x"],
            ["arXiv:2402.02750", "b2021y"],
          ],
        );
      },
    ),
  );

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
    "goes on past what cannot be read, says so, and ends in bounded time",
    inFolder(
      {
        "a.py": "# arXiv:2402.15627\n",
        "huge.py": `# ${"arXiv:2402.15627 ".repeat(200_000)}`,
        "brackets.py": "([{@cite{\\cite{:cite:`[@".repeat(20_000),
        "binary.py": Buffer.concat([Buffer.from("# arXiv:2402.15627"), Buffer.alloc(8)]),
      },
      ({ folder, run }) => {
        symlinkSync(folder, join(folder, "loop"), "dir");
        symlinkSync(join(folder, "nowhere"), join(folder, "dangling.py"));
        const { status, stdout, stderr } = run("cites", ".", "--format", "json");
        assert.equal(status, 0);
        const { papers } = JSON.parse(stdout);
        assert.deepEqual(
          papers.flatMap(({ citations }: { citations: { file: string }[] }) =>
            citations.map(({ file }) => file),
          ),
          ["a.py"],
        );
        assert.match(stderr, /huge\.py is left out: it is larger than/);
      },
    ),
  );

  it(
    "reads a file once, by however many paths it is named, and refuses what is no file",
    inFolder(
      { "a/b/one.py": "# arXiv:2402.15627\n", "a/two.py": "# arXiv:2402.15627\n" },
      ({ folder, run }) => {
        const { files, papers } = JSON.parse(
          run("cites", "a/b/one.py", "a", "a/b", "--format", "json").stdout,
        );
        assert.equal(files, 2);
        assert.equal(papers[0].citations.length, 2);
        if (process.platform === "win32") return;
        spawnSync("mkfifo", [join(folder, "pipe")]);
        const { status, stderr } = run("cites", "pipe");
        assert.equal(status, 2);
        assert.match(stderr, /pipe cannot be read: it is neither a file nor a folder/);
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
    "finds the seeds, and does without them",
    inFolder({}, ({ run }) => {
      const found = JSON.parse(run("search", "megascal", "--format", "json").stdout);
      assert.equal(found[0].citekey, "jiang2024megascale");
      assert.deepEqual(Object.keys(found[0]), ["citekey", "title", "score"]);
      assert.equal(JSON.parse(run("papers", "--format", "json").stdout).length, 41);
      assert.equal(JSON.parse(run("papers", "--format", "json", "--no-seeds").stdout).length, 0);
    }),
  );

  it(
    "finds by what the files of the working directory cite",
    inFolder({ "src/a.py": "# arXiv:2402.15627\n" }, ({ run }) => {
      const keys = (query: string): readonly string[] =>
        JSON.parse(run("search", query, "--format", "json").stdout).map(
          ({ citekey }: { citekey: string }) => citekey,
        );
      assert.deepEqual(keys("cited:yes"), ["jiang2024megascale"]);
      assert.deepEqual(keys("megascale -cited:yes"), []);
      assert.ok(!keys("training cited:no").includes("jiang2024megascale"));
    }),
  );

  it(
    "writes a bibliography of exactly what is cited, over no file",
    inFolder({ "a.py": "# arXiv:2402.15627\n", "out.bib": "mine\n" }, ({ run }) => {
      const { status, stdout } = run("bib", ".", "--format", "bibtex");
      assert.equal(status, 0);
      assert.deepEqual(stdout.match(/^@\w+\{[^,]+/gm), ["@inproceedings{jiang2024megascale"]);
      assert.equal(run("bib", ".", "--output", "out.bib").status, 2);
    }),
  );

  it(
    "knows the library below the paths, in a command without paths only what is named",
    inFolder(
      {
        "docs/refs.bib": "@misc{knuth1984literate, title={Literate Programming}}\n",
        "papers/a2020x.md": "---\ncitekey: a2020x\ntitle: On Papers\n---\n",
        "papers/readme.md": "# No paper\n",
        "a.tex": "\\cite{a2020x,knuth1984literate,other}\n",
        "node_modules/m/other.bib": "@misc{other, title={Other}}\n",
      },
      ({ run }) => {
        const keys = (...words: string[]) =>
          JSON.parse(run(...words, "--format", "json").stdout).map(
            ({ citekey }: { citekey: string }) => citekey,
          );
        assert.deepEqual(keys("papers", "--no-seeds"), []);
        assert.deepEqual(keys("papers", "--no-seeds", "--library", "papers"), ["a2020x"]);
        assert.deepEqual(keys("search", "literate", "--library", "docs/refs.bib"), ["knuth1984literate"]);
        assert.equal(run("check", ".").status, 1);
      },
    ),
  );

  it(
    "takes what the editor takes below the paths for its library: CSL-JSON by its customary names, endings in capitals",
    inFolder(
      {
        "a.md": "[@capital] [@item] [@other] [@paper]\n",
        "REFS.BIB": "@misc{capital, title={In capitals}}\n",
        "docs/references.json": '[{"id": "item", "type": "book", "title": "An item"}]\n',
        "docs/package.json": '[{"id": "other", "type": "book", "title": "Not asked for"}]\n',
        "papers/paper.MD": "---\ncitekey: paper\ntitle: A paper\n---\n",
      },
      ({ run }) => {
        const { stdout } = run("bib", ".", "--no-seeds", "--format", "csl-json");
        const items: readonly { readonly id: string }[] = JSON.parse(stdout);
        assert.deepEqual(
          items.map(({ id }) => id),
          ["capital", "item", "paper"],
        );
      },
    ),
  );

  it(
    "gives a bibliography of works that the library does not know, by their ids",
    inFolder(
      { "a.py": "# arXiv:1706.03762 and arXiv:2402.15627\n", "b.tex": "\\cite{nobody}\n" },
      ({ run }) => {
        const { status, stdout, stderr } = run("bib", ".");
        assert.equal(status, 0);
        assert.match(
          stdout,
          /@misc\{arXiv:1706\.03762,\n {2}eprint = \{1706\.03762\},\n {2}archivePrefix = \{arXiv\}/,
        );
        assert.match(stderr, /1 cited work is not in the library/);
        assert.match(stderr, /1 citation is of no known work and left out: key:nobody/);
      },
    ),
  );

  it(
    "says where a named library does not parse, goes on without it, and ends with exit code 2",
    inFolder(
      {
        "a.py": "# arXiv:2402.15627\n",
        "cut.json": '[\n  {"id": "x", "title": "T",\n',
        "comma.json": '[\n  {"id": "x" "title": "T"}\n]\n',
        "front/a.md": "---\ncitekey: a\ntitle: [x\n---\n",
      },
      ({ run }) => {
        for (const [name, place] of [
          ["cut.json", "cut.json:3:"],
          ["comma.json", "comma.json:2:"],
          ["front/a.md", "front/a.md:4:"],
        ] as const) {
          const { status, stdout, stderr } = run("cites", "a.py", "--library", name);
          assert.equal(status, 2, name);
          assert.match(stdout, /jiang2024megascale/);
          assert.ok(stderr.startsWith(`marginalia: ${place} This file cannot be read`), stderr);
          assert.equal(stderr.trim().split("\n").length, 1, stderr);
          const check = run("check", "a.py", "--library", name);
          assert.equal(check.status, 2);
          assert.ok(check.stdout.startsWith(place), check.stdout);
        }
      },
    ),
  );

  it(
    "says of a broken bibliography in a folder what it says of one that is named",
    inFolder(
      {
        "a.py": "# arXiv:2402.15627\n",
        "both/cut.json": '[\n  {"id": "x", "title": "T"',
        "both/whole.bib": "@misc{b2020, title={B}}\n",
        "other/settings.json": '{ // not ours\n  "id": 1, "title": "T" }',
      },
      ({ run }) => {
        const broken = run("cites", "a.py", "--library", "both");
        assert.equal(broken.status, 2);
        assert.match(broken.stderr, /^marginalia: both\/cut\.json:2:[^\n]* cannot be read[^\n]*\n$/);
        const check = run("check", "a.py", "--library", "both");
        assert.equal(check.status, 2);
        assert.match(check.stdout, /^both\/cut\.json:2:/);
        const other = run("check", "a.py", "--library", "other");
        assert.deepEqual([other.status, other.stdout, other.stderr], [0, "", ""]);
      },
    ),
  );

  it(
    "takes an empty path for a mistake, and an empty bibliography for one",
    inFolder({ "a.py": "# arXiv:2402.15627\n", "empty.json": "[]", "empty.bib": "" }, ({ run }) => {
      const { status, stderr } = run("check", "");
      assert.equal(status, 2);
      assert.match(stderr, /A path is empty\./);
      for (const name of ["empty.json", "empty.bib"]) {
        const check = run("check", "a.py", "--library", name);
        assert.deepEqual([check.status, check.stderr], [0, ""], name);
      }
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

  it(
    "says in a sentence what is wrong with an option or a path",
    inFolder({ "a.py": "# arXiv:2402.15627\n" }, ({ run }) => {
      const cases: readonly (readonly [call: readonly string[], sentence: string])[] = [
        [["search", "x", "--limit", "-1"], '--limit takes a whole number from 1, not "-1".'],
        [["papers", "--library", ""], "--library is empty."],
        [["bib", "a.py", "--output", ""], "--output is empty."],
        [["bib", "a.py", "--output", "no/x.bib"], "no/x.bib cannot be written: there is no folder no."],
        [["bib", "a.py", "--output", "."], ". cannot be written: it is a folder."],
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

  it(
    "offers the commands without paths no library below them",
    inFolder({}, ({ run }) => {
      assert.match(run("check", "--help").stdout, /besides those below the paths/);
      assert.doesNotMatch(run("papers", "--help").stdout, /below the paths/);
      assert.doesNotMatch(run("search", "--help").stdout, /below the paths/);
    }),
  );

  it(
    "reads the sound records of a damaged library",
    inFolder(
      {
        "refs.bib": "@misc{a2020x, title={A}\n@misc{b2021y, title={B}}\n",
        "items.json": '[{"id": "x", "title": "T"}, 5]',
        "lib/a.md": "---\ncitekey: a\ntitle: [x\n---\n",
        "lib/b.md": "---\ncitekey: b\ntitle: B\nyear: [1]\n---\n",
      },
      ({ run }) => {
        const libraries = ["refs.bib", "items.json", "lib"].flatMap((name) => ["--library", name]);
        const { status, stdout, stderr } = run("papers", "--no-seeds", "--format", "json", ...libraries);
        assert.equal(status, 0);
        const keys = JSON.parse(stdout).map(({ citekey }: { citekey: string }) => citekey);
        assert.deepEqual(keys.sort(), ["a2020x", "b", "b2021y", "x"]);
        for (const place of ["refs.bib:2:", "items.json:1:", "lib/a.md:4:", "lib/b.md:4:"])
          assert.ok(stderr.includes(`marginalia: ${place} `), `${place} in ${stderr}`);
        assert.match(
          stderr,
          /refs\.bib:2:\d* ?This entry cannot be read, and is left out|The rest of this entry/,
        );
        assert.match(stderr, /items\.json:1: This entry cannot be read, and is left out: Item 2/);
      },
    ),
  );
});
