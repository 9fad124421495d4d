import assert from "node:assert/strict";
import { foreignNote } from "../../../src/core/library/paperFile/foreignNote.ts";
import { problemText } from "../../../src/core/problems/problemText.ts";

const note = (name: string, ...lines: readonly string[]) => foreignNote(lines.join("\n"), `notes/${name}`);
const paperOf = (name: string, ...lines: readonly string[]) => {
  const paper = note(name, ...lines)?.content.records[0]?.paper ?? assert.fail("no record");
  const { citekey, title, authors, year, doi } = paper;
  return { citekey, title, authors, year, doi };
};

describe("a note of another program", () => {
  it("of Obsidian's Citations is read, and stays to the byte but for its key", () => {
    const lines = [
      "---",
      "title: On the caching of keys # a comment",
      "authors: Mai Ito, Jan Berg",
      "year: 2021",
      "aliases: ['@ito2021', 'Caching']",
      "cssclass: paper",
      "---",
      "",
      "## Notes \t",
      "They *cache*.",
    ];
    const read = note("@ito2021.md", ...lines);
    const text = lines.join("\n").replace("---\n", '---\ncitekey: "ito2021"\n');
    assert.equal(read?.text, text.replace("Mai Ito, Jan Berg", "[Mai Ito, Jan Berg]"));
    assert.deepEqual(paperOf("@ito2021.md", ...lines), {
      citekey: "ito2021",
      title: "On the caching of keys",
      authors: ["Mai Ito", "Jan Berg"],
      year: 2021,
      doi: undefined,
    });
    assert.equal(read?.content.records[0]?.notes, "\n## Notes \t\nThey *cache*.");
  });

  it("of a plug-in of Zotero is read by its names of fields", () => {
    assert.deepEqual(
      paperOf(
        "Ito 2021.md",
        "---",
        "zotero-key: ABCD1234",
        "citation-key: itoCaching2021",
        "Title: On caching",
        "author:",
        "  - {family: Ito, given: Mai}",
        "  - '[[Jan Berg]]'",
        "date: 2021-03-09",
        "DOI: https://doi.org/10.5555/cache.1",
        "publicationTitle: Journal of Caches",
        "---",
        "Text",
      ),
      {
        citekey: "itoCaching2021",
        title: "On caching",
        authors: ["Mai Ito", "Jan Berg"],
        year: 2021,
        doi: "10.5555/cache.1",
      },
    );
  });

  it("without front matter has the key of its name and its heading", () => {
    const text = "# On caching\n\nA thought.\n";
    const read = foreignNote(text, "@ito2021.md");
    assert.ok(read?.text.endsWith(`---\n${text}`));
    assert.deepEqual(
      [read?.content.records[0]?.paper.citekey, read?.content.records[0]?.paper.title],
      ["ito2021", "On caching"],
    );
  });

  it("keeps its line ends and its mark", () => {
    const lines = [
      "\ufeff---",
      "title: On caching",
      "citekey: ito2021",
      "rating: 5",
      "---",
      "",
      "Text  ",
      "",
    ];
    assert.equal(foreignNote(lines.join("\r\n"), "a.md")?.text, lines.join("\r\n"));
  });

  it("has a key made where it has none, or one that can name no file", () => {
    const fields = ["title: On caching", "authors: [Mai Ito]", "year: 2021"];
    assert.equal(paperOf("a.md", "---", ...fields, "---").citekey, "ito2021caching");
    const read = note("a.md", "---", ...fields, "citekey: DBLP:conf/ito", "---");
    assert.equal(read?.content.records[0]?.paper.citekey, "ito2021caching");
    assert.deepEqual(read?.content.records[0]?.paper.aliases, ["DBLP:conf/ito"]);
  });

  it("is any other Markdown where nothing tells of a paper", () => {
    for (const lines of [
      ["# A day"],
      ["---", "title: A day", "date: 2021-01-01", "---"],
      ["---", "tags: [a]", "---"],
      [],
    ])
      assert.equal(note("a.md", ...lines), undefined);
  });

  it("that cannot be read is named by its line, and one with a bad field is read without it", () => {
    const told = (...lines: readonly string[]) =>
      note("@a1.md", ...lines)?.content.problems.map((one) => `${one.line + 1}: ${problemText(one)}`);
    assert.match(told("---", "title: T", "x: [1", "---")?.[0] ?? "", /^[34]: This file cannot be read/);
    assert.deepEqual(told("---", "title: T", "status: someday", "---"), [
      "3: The field status is left out: not one of unread, reading, read: someday",
    ]);
    assert.match(told("---", "{title: T, doi: 10.1000/x}", "---")?.[0] ?? "", /not a plain list of fields/);
  });
});
