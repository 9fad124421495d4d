import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { inFolder } from "./place.ts";

describe("The library of the command line", () => {
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

  /** Every command that reads a library, where it is `lib`. */
  const readers: readonly (readonly string[])[] = [
    ["papers"],
    ["search", "B"],
    ["search", "cited:yes"],
    ["cites", "a.py"],
    ["check", "a.py"],
    ["bib", "a.py"],
    ["add", "arXiv:2402.15627", "--to", "other"],
    ["import", "refs.bib", "--to", "other"],
  ];
  const files = {
    "a.py": "# arXiv:2402.15627\n",
    "refs.bib": "@misc{b2020x, title={B}}\n",
    "lib/b.md": '---\ncitekey: b2020x\ntitle: B\narxiv: "2402.15627"\n---\n',
  };
  for (const [name, ...words] of [
    ...readers.map((words) => [...words, "--library", "lib"]),
    ["add", "arXiv:2402.15627", "--to", "lib"],
    ["import", "refs.bib", "--to", "lib"],
    ["refresh", "b2020x", "--to", "lib", "--dry-run", "--server", "arxiv=http://127.0.0.1:9"],
  ])
    it(
      `says once that a file of the library cannot be read, and ends with exit code 2: ${name} ${words.join(" ")}`,
      inFolder(
        name === "refresh" ? { "lib/b.md": "---\ncitekey: b2020x\ntitle: B\n---\n" } : files,
        ({ folder, run }) => {
          if (process.platform === "win32") return;
          symlinkSync("round.md", join(folder, "lib", "round.md"));
          const { status, stderr } = run(name ?? "", ...words);
          assert.equal(status, 2, stderr);
          assert.equal(
            stderr.split("lib/round.md is left out: its links lead round in a circle.").length,
            2,
            stderr,
          );
        },
      ),
    );

  for (const [name, ...words] of readers)
    it(
      `ends with exit code 2 where a bibliography has no record that can be read: ${name} ${words.join(" ")}`,
      inFolder({ ...files, "cut.json": '[\n  {"id": "x", "title": "T",\n' }, ({ run }) => {
        const { status, stdout, stderr } = run(
          name ?? "",
          ...words,
          "--library",
          "lib",
          "--library",
          "cut.json",
        );
        assert.equal(status, 2, stderr);
        assert.match(name === "check" ? stdout : stderr, /cut\.json:3:[^\n]* cannot be read/);
      }),
    );

  it(
    "is no option of the commands that read nothing but the files they change",
    inFolder(files, ({ run }) => {
      for (const words of [
        ["refresh", "--library", "lib"],
        ["refresh", "--no-seeds"],
        ["merge-file", "a", "b", "c", "--library", "lib"],
      ]) {
        const { status, stderr } = run(...words);
        assert.equal(status, 2);
        assert.match(
          stderr,
          /^marginalia: Unknown option '--(?:library|no-seeds)'\. \(marginalia --help\)\n$/,
        );
      }
      for (const name of ["refresh", "merge-file"])
        assert.doesNotMatch(run(name, "--help").stdout, /--library|--no-seeds/);
      assert.match(run("--help").stdout, /but refresh, which has --to, and merge-file\n {2}--library PATH/);
    }),
  );
});
