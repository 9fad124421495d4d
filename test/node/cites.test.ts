import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { inFolder } from "./place.ts";

describe("The command 'cites'", () => {
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
});
