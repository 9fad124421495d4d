import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { parseCategories } from "../../../src/core/library/categories.ts";
import { parseSeedFile } from "../../../src/core/library/seedFile.ts";
import type { Layer } from "../../../src/core/library/source.ts";
import { seedAliases, seedCategories } from "../../seeds/categories.ts";
import { seedDocuments, seedFiles, titlesAndAbstracts } from "../../seeds/seedFiles.ts";

const layer: Layer = { kind: "seeds", order: 0 };
const read = (path: string) => readFileSync(path, "utf8");
const [text, metadata] = [read(seedDocuments.text), read(seedDocuments.metadata)];

/** What the two documents say, read here without the script. */
const list: readonly Readonly<Record<string, unknown>>[] = parse(metadata);
const records = list.map((record) => new Map(Object.entries(record)));

const sources = readdirSync("seeds")
  .filter((name) => name !== "categories.yaml")
  .map((name) => parseSeedFile(read(`seeds/${name}`), `seeds/${name}`, layer));
const papers = sources.flatMap((source) => source.records.map(({ paper }) => paper));

/** Never changed: a key that was shipped may stand in anybody's code. */
const citekeys = `
  jiang2024megascale wen2025multikernelbench li2024scbench ruan2025expertlongbench zhang2024pybench liao2024adding
  liu2024longgenbench lu2025bizfinbench cao2024javabench hou2025private wan2024bytecheckpoint liu2024understanding
  xue2022large zheng2024batchllm xiao2025designbench suzgun2022challenging han2024parameter ye2025longproc
  zheng2024llms fu2024challenges hooper2024squeezed patel2023polca zuo2025windowkv rajbhandari2021zero
  abbasi2024superpipeline mo2025livemcpbench srivastava2022beyond xu2025scaling you2019large sun2024shadowkv
  lin2024wildbench pham2021combined shi2024discovering ghosh2024onebench zhao2024efficiently trukhanov2024accurate
  sun2024triforce liu2024kivi zhang2025graph agrawal2023sarathi ye2024proteinbench
`
  .trim()
  .split(/\s+/);

describe("the seeds", () => {
  it("are what the script writes", () => {
    const files = seedFiles(text, metadata);
    assert.deepEqual(readdirSync("seeds").sort(), [...files.keys()].sort());
    for (const [name, content] of files) assert.equal(read(`seeds/${name}`), content, name);
  });

  it("are 41 and keep their citekeys", () => {
    assert.equal(citekeys.length, 41);
    const byTitle = new Map(papers.map(({ title, citekey }) => [title, citekey]));
    assert.deepEqual(
      records.map((record) => byTitle.get(String(record.get("title")))),
      citekeys,
    );
  });

  it("have the document's titles and abstracts to the letter, and nothing of it is left over", () => {
    const head = text.slice(0, text.indexOf("MegaScale:"));
    const pieces = citekeys.flatMap((key) => {
      const paper = papers.find(({ citekey }) => citekey === key);
      return [paper?.title, paper?.abstract];
    });
    assert.equal(head + pieces.join("\n\n"), text);
    assert.equal(titlesAndAbstracts(text).length, 41);
  });

  it("have the metadata's verified fields and no others", () => {
    const names: readonly (readonly [string, string])[] = [
      ...["authors", "year", "submitted", "arxiv", "doi", "venue", "code", "category"].map(
        (name) => [name, name] as const,
      ),
      ["project_page", "project"],
      ["primary_category", "subject"],
    ];
    for (const record of records) {
      const { citekey, title, abstract, aliases, ...fields } =
        papers.find((paper) => paper.title === record.get("title")) ??
        assert.fail(String(record.get("title")));
      const verified = names.flatMap(([name, field]) =>
        record.get(name) === undefined ? [] : [[field, record.get(name)]],
      );
      assert.deepEqual(fields, Object.fromEntries(verified), citekey);
      assert.deepEqual(
        aliases,
        seedAliases[String(record.get("arxiv"))],
        `${citekey}: ${title} ${abstract?.length}`,
      );
    }
  });

  it("have aliases that a note of the metadata or their own abstract names", () => {
    for (const [arxiv, aliases] of Object.entries(seedAliases)) {
      const record = records.find((other) => other.get("arxiv") === arxiv);
      const abstract = papers.find((paper) => paper.arxiv === arxiv)?.abstract ?? "";
      for (const alias of aliases) {
        // One note says what the title "adds" to ours.
        const [, added = alias] = alias.split(String(record?.get("title")));
        assert.ok(`${record?.get("note")}\n${abstract}`.includes(added), alias);
      }
    }
  });

  it("stand in the categories of the metadata, in their order, each with a file", () => {
    const { categories, files, problems } = parseCategories(read("seeds/categories.yaml"), "categories.yaml");
    assert.deepEqual(problems, []);
    assert.deepEqual(categories, seedCategories);
    assert.deepEqual(
      files,
      seedCategories.map(({ id }) => `${id}.yaml`),
    );
    const listed = [...metadata.matchAll(/^# {3}([a-z-]+) {2,}(.+)$/gm)].map(([, id, title]) => ({
      id,
      title,
    }));
    assert.deepEqual(
      categories.map(({ id, title }) => ({ id, title })),
      listed,
    );
    for (const { file, problems: bad, records: found } of sources) {
      assert.deepEqual(bad, [], file);
      for (const { paper } of found) assert.equal(`seeds/${paper.category}.yaml`, file);
    }
  });
});

describe("a seed file", () => {
  it("says what is wrong with it and gives the rest", () => {
    const source = parseSeedFile("- citekey: a\n  year: x\n- title: b\n- citekey: c\n", "s.yaml", layer);
    assert.deepEqual(
      source.records.map(({ paper, line }) => [paper, line]),
      [
        [{ citekey: "a", title: "" }, 0],
        [{ citekey: "c", title: "" }, 3],
      ],
    );
    assert.deepEqual(
      source.problems.map(({ code, line }) => [code, line]),
      [
        ["bad-field", 1],
        ["unreadable-file", 2],
      ],
    );
  });

  it("that does not parse gives a Problem and nothing else", () => {
    for (const bad of ["- citekey: [a\n", "citekey: a\n", "\u0000", ""]) {
      const { records: none, problems } = parseSeedFile(bad, "s.yaml", layer);
      assert.deepEqual(none, []);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ["unreadable-file"],
        JSON.stringify(bad),
      );
    }
  });
});

describe("categories.yaml", () => {
  it("of a newer version is read and not to be written", () => {
    const { categories, writable, problems } = parseCategories(
      "marginalia: 2\ncategories:\n  - id: x\n    colour: red\n  - y\n",
      "categories.yaml",
    );
    assert.deepEqual(categories, [
      { id: "x", title: "x" },
      { id: "y", title: "y" },
    ]);
    assert.equal(writable, false);
    assert.deepEqual(
      problems.map(({ code, line, args }) => [code, line, args]),
      [["newer-format", 0, { version: "2", ours: "1" }]],
    );
  });

  it("may be empty, and says what is wrong otherwise", () => {
    assert.deepEqual(parseCategories("", "c").problems, []);
    assert.deepEqual(parseCategories("marginalia: 1\ncategories:\n", "c").writable, true);
    for (const bad of ["categories: [", "categories: x", "categories:\n  - title: no id\n"]) {
      const { problems, writable } = parseCategories(bad, "c");
      assert.deepEqual([problems[0]?.code, writable], ["unreadable-file", false], bad);
    }
  });
});
