import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { seedDocuments, seedPapers } from "../seeds/seedFiles.ts";
import { inFolder } from "./place.ts";

const document = readFileSync(seedDocuments.text, "utf8");
const seeds = seedPapers(document, readFileSync(seedDocuments.metadata, "utf8"));
const titles = (papers: readonly { readonly title: string; readonly abstract?: string }[]) =>
  papers.map(({ title, abstract }) => JSON.stringify({ title, abstract })).sort();

const bib = `@article{ito2021, title = {On the caching of keys}, author = {Ito, Mai}, year = 2021, doi = {10.5555/c.1},
  pages = {1--9}}
@article{broken, title = {Never ends
@article{berg2020, title = {Values}, author = {Berg, Jan}, year = 2020}
`;
const ris = `TY  - JOUR\nTI  - On the caching of keys\nAU  - Ito, M.\nPY  - 2021\nDO  - 10.5555/C.1\nER  - \n
TY  - JOUR\nAU  - Nobody, N.\nER  - \n
TY  - JOUR\nTI  - A third thing entirely\nAU  - Cee, C.\nPY  - 2019\nER  - \n`;

describe("import", () => {
  for (const seedsOption of [[], ["--no-seeds"]]) {
    it(
      `writes the 41 papers of the seed document's text ${seedsOption.join("")}`,
      inFolder({ "daily.txt": document }, ({ run, folder }) => {
        const { status, stderr } = run("import", "daily.txt", "--to", "papers", ...seedsOption);
        assert.equal(status, 0, stderr);
        assert.match(stderr, /41 new, 0 known, 0 doubtful; 41 written to papers\./);
        const { stdout } = run("papers", "--library", "papers", "--no-seeds", "--format", "json");
        const papers: { readonly citekey: string; readonly title: string; readonly abstract: string }[] =
          JSON.parse(stdout);
        assert.deepEqual(titles(papers), titles(seeds));
        if (seedsOption.length === 0)
          assert.deepEqual(
            papers.map(({ citekey }) => citekey).sort(),
            seeds.map(({ citekey }) => citekey).sort(),
          );
        const before = readdirSync(join(folder, "papers"));
        const again = run("import", "daily.txt", "--to", "papers", ...seedsOption);
        assert.match(again.stderr, /0 new, 41 known, 0 doubtful; 0 written/);
        assert.deepEqual(readdirSync(join(folder, "papers")), before);
      }),
    );
  }

  it(
    "tells new, known and unreadable, names lines, and goes on",
    inFolder({ "refs.bib": bib, "more.ris": ris }, ({ run, folder }) => {
      const dry = run("import", "refs.bib", "more.ris", "--to", "lib", "--dry-run");
      assert.equal(existsSync(join(folder, "lib")), false);
      assert.match(dry.stderr, /nothing is written/);
      const { status, stdout, stderr } = run("import", "refs.bib", "more.ris", "--to", "lib");
      assert.equal(status, 1);
      assert.match(stdout, /^new {7}ito2021 {2}On the caching of keys {2}\(refs\.bib:1\)$/m);
      assert.match(stdout, /^new {7}cee2019third {2}/m);
      assert.match(stderr, /refs\.bib:3: /);
      assert.match(stderr, /more\.ris:8: This entry cannot be read, and is left out/);
      assert.match(stderr, /no place for some fields of the new papers: pages \(1\)/);
      assert.deepEqual(readdirSync(join(folder, "lib")).sort(), [
        "berg2020.md",
        "cee2019third.md",
        "ito2021.md",
      ]);
      const again = run("import", "more.ris", "--to", "lib");
      assert.match(again.stdout, /^known .*\n {10}The library has it as ito2021\.$/m);
    }),
  );

  it(
    "leaves doubtful ones, unless it is told to take them",
    inFolder(
      {
        "papers/a.md":
          "---\ncitekey: a\ntitle: A long enough title of caches\ndoi: 10.5555/a\nauthors: [Mai Ito]\n---\n",
        "refs.bib": "@misc{b, title={A long enough title of caches}, doi={10.5555/b}, author={Ito, Mai}}\n",
      },
      ({ run, folder }) => {
        const first = run("import", "refs.bib", "--to", "papers");
        assert.equal(first.status, 1);
        assert.match(
          first.stdout,
          /^doubtful {2}b .*\n {10}a has this title, but another id or other authors\.$/m,
        );
        assert.deepEqual(readdirSync(join(folder, "papers")), ["a.md"]);
        assert.equal(run("import", "refs.bib", "--to", "papers", "--doubtful").status, 0);
        assert.deepEqual(readdirSync(join(folder, "papers")).sort(), ["a.md", "b.md"]);
      },
    ),
  );

  const note =
    "---\ntitle: On the caching of keys\nauthors: [Mai Ito]\nyear: 2021\nrating: 5 # high\n---\r\nA *body* \t\n";
  it(
    "takes a folder of notes, their text to the byte",
    inFolder(
      {
        "vault/deep/@ito2021.md": note,
        "vault/day.md": "# A day\n",
        "vault/refs.bib": bib,
        "vault/.obsidian/x.md": note,
      },
      ({ run, folder }) => {
        const { stderr } = run("import", "vault", "--to", "lib");
        assert.match(stderr, /1 other file is no notes on papers\./);
        const text = readFileSync(join(folder, "lib/ito2021.md"), "utf8");
        assert.ok(text.endsWith("---\r\nA *body* \t\n"));
        assert.match(text, /^rating: 5 # high$/m);
        // What the bibliography beside it says of the paper and the note does not.
        assert.match(text, /^doi: "10\.5555\/c\.1"$/m);
        assert.match(text, /^title: On the caching of keys$/m);
      },
    ),
  );

  it(
    "prints what it did as JSON",
    inFolder({ "refs.bib": bib, "more.ris": ris }, ({ run }) => {
      for (const args of [["--json"], ["--format", "json"]]) {
        const { stdout } = run("import", "refs.bib", "more.ris", "--to", "lib", "--dry-run", ...args);
        const result = JSON.parse(stdout);
        assert.deepEqual(
          result.new.map((one: { readonly citekey: string }) => one.citekey),
          ["ito2021", "berg2020", "cee2019third"],
        );
        assert.deepEqual(
          result.problems.map(
            (one: { readonly file: string; readonly line: number }) => `${one.file}:${one.line}`,
          ),
          ["refs.bib:3", "more.ris:8"],
        );
        assert.deepEqual([result.dryRun, result.written], [true, []]);
      }
    }),
  );

  it(
    "says what is wrong in a sentence, with exit code 2",
    inFolder({ "refs.bib": bib, "a.txt": "just a text", f: "" }, ({ run }) => {
      const calls: readonly (readonly [args: readonly string[], sentence: RegExp])[] = [
        [["refs.bib"], /import needs --to DIR/],
        [["none.bib", "--to", "lib"], /none\.bib cannot be read/],
        [["refs.bib", "--to", "f"], /f is no folder\./],
        [["refs.bib", "--to", "f/lib"], /it is not a folder\.\n.*0 written to f\/lib\./],
        [["refs.bib", "--to", `lib/${"a".repeat(300)}`], /berg2020 is not written: its name is too long\.$/m],
        [["a.txt", "--to", "lib"], /a\.txt holds no papers that can be read/],
        [["--to", "lib"], /import needs FILE\|FOLDER/],
      ];
      for (const [args, sentence] of calls) {
        const { status, stderr } = run("import", ...args);
        assert.equal(status, 2);
        assert.match(stderr, sentence);
      }
    }),
  );
});
