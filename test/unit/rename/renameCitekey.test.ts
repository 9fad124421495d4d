import assert from "node:assert/strict";
import type { Citation } from "../../../src/core/citations/citation.ts";
import type { Language } from "../../../src/core/citations/languages/language.ts";
import { scan } from "../../../src/core/citations/scan.ts";
import type { SourceKind } from "../../../src/core/library/source.ts";
import { planRename, type RenamePlan, renameRefusal } from "../../../src/core/rename/planRename.ts";
import { lookup, paper } from "../problems/papers.ts";

const files: Readonly<Record<string, string>> = {
  "papers/liu2024kivi.md":
    "---\ncitekey: liu2024kivi # ours\ntitle: KIVI\n---\nMore than [[liu2024kivi]] says.\n",
  "papers/other.md": "---\ncitekey: other\ntitle: Other\n---\nSee [@liu2024kivi, §3] and [[liu2024kivi]].\n",
  "papers/tuning.md": "---\ncitekey: liu2024kivi\ntitle: KIVI\n---\n",
  "papers/mykivi.md": "---\ncitekey: mykivi\ntitle: KIVI\n---\n",
  "two.bib": "@misc{liu2024kivi,\n title = {KIVI},\n}\n@misc{mykivi,\n title = {KIVI},\n}\n",
  "refs.bib":
    "@misc{liu2024kivi,\n  title = {KIVI},\n}\n@misc{liu2024kivi2,\n  crossref = {liu2024kivi},\n}\n",
  "odd.bib":
    "@misc{\n  liu2024kivi,\n title = {KIVI}} @misc{x, crossref={liu2024kivi}} @misc ( liu2024kivi , title={T})\n" +
    "@misc{y,\n ids = {a,\n  liu2024kivi},\n title={liu2024kivi, see @liu2024kivi, x},\n}\n",
  "strange.bib": "@misc{liu2024{kivi}, title={KIVI}}\n",
  "refs.json": '[{"id": "liu2024kivi", "title": "KIVI"}]',
  "kernel.cu": "/// @cite liu2024kivi and @cite liu2024kivi2\n",
  "train.py": "# no key [@liu2024kivi] here for sure\n",
};

const languages: Readonly<Record<string, Language>> = { "kernel.cu": "cpp", "train.py": "python" };

function sources(kinds: Readonly<Record<string, SourceKind>>) {
  const one = {
    ...paper("liu2024kivi", "2402.02750", "KIVI"),
    ...("papers/mykivi.md" in kinds && {
      citekey: "mykivi",
      citekeys: ["mykivi", "liu2024kivi"],
      ids: ["arXiv:2402.02750", "key:mykivi", "key:liu2024kivi"] as const,
    }),
    origins: Object.entries(kinds).map(([file, kind]) => ({ file, kind, line: 0 })),
  };
  const library = lookup(one, paper("other", "2402.00001", "Other"));
  const cited: { file: string; citation: Citation }[] = Object.entries(languages).flatMap(
    ([file, language]) => scan(files[file] ?? "", language).map((citation) => ({ file, citation })),
  );
  return {
    byCitekey: (key: string) => library.find(`key:${key}`),
    citing: (ids: Iterable<string>) => {
      const wanted = new Set(ids);
      return cited.filter(({ citation }) => wanted.has(citation.target));
    },
    text: async (file: string) => files[file],
    scan: (text: string) => scan(text, "markdown"),
    paperFiles: ["papers/liu2024kivi.md", "papers/other.md"],
  };
}

async function plan(kinds: Readonly<Record<string, SourceKind>>, to = "liu2024tuning"): Promise<RenamePlan> {
  const result = await planRename("liu2024kivi", to, sources(kinds));
  assert.ok("edits" in result, JSON.stringify(result));
  return result;
}

/** A file as it reads when the plan is carried out. */
function textAfter(file: string, { edits }: RenamePlan): string {
  const lines = (files[file] ?? "").split("\n");
  for (const edit of [...edits].reverse()) {
    const line = lines[edit.line];
    if (edit.file !== file || line === undefined) continue;
    lines[edit.line] = line.slice(0, edit.start) + edit.newText + line.slice(edit.end);
  }
  return lines.join("\n");
}

describe("Renaming a citekey", () => {
  const everywhere = {
    "papers/liu2024kivi.md": "papers",
    "refs.bib": "bibliography",
    "refs.json": "csl",
  } as const;

  it("changes the record in each file of the library, and nothing else there", async () => {
    const renamed = await plan(everywhere);
    assert.equal(
      textAfter("papers/liu2024kivi.md", renamed),
      "---\ncitekey: liu2024tuning # ours\ntitle: KIVI\n---\nMore than [[liu2024tuning]] says.\n",
    );
    assert.equal(
      textAfter("refs.bib", renamed),
      "@misc{liu2024tuning,\n  title = {KIVI},\n}\n@misc{liu2024kivi2,\n  crossref = {liu2024tuning},\n}\n",
    );
    assert.equal(textAfter("refs.json", renamed), '[{"id": "liu2024tuning", "title": "KIVI"}]');
    assert.deepEqual(renamed.moves, [{ file: "papers/liu2024kivi.md", name: "liu2024tuning.md" }]);
    assert.equal(renamed.create, undefined);
  });

  it("changes each citation of the key, in code and in other notes, and no longer key that begins alike", async () => {
    const renamed = await plan(everywhere);
    assert.equal(textAfter("kernel.cu", renamed), "/// @cite liu2024tuning and @cite liu2024kivi2\n");
    assert.match(
      textAfter("papers/other.md", renamed),
      /See \[@liu2024tuning, §3\] and \[\[liu2024tuning\]\]\./,
    );
  });

  it("asks about a bracket in code whose key may be somebody's user name, not about a key with a year", async () => {
    const doubtful = ({ edits }: RenamePlan) => edits.filter(({ sure }) => !sure).map(({ file }) => file);
    assert.deepEqual(doubtful(await plan(everywhere)), []);
    const [citation] = scan("# thanks to [@other]\n", "python");
    assert.ok(citation);
    const one = { ...sources(everywhere), citing: () => [{ file: "thanks.py", citation }] };
    const renamed = await planRename("other", "other2024", one);
    assert.ok(!("refused" in renamed));
    assert.deepEqual(doubtful(renamed), ["thanks.py"]);
  });

  it("makes a paper file for a paper that none of the reader's files names", async () => {
    const renamed = await plan({ "seeds/kv.yaml": "seeds" });
    assert.equal(renamed.create?.citekey, "liu2024tuning");
    assert.equal(renamed.create?.arxiv, "2402.02750");
    assert.deepEqual(renamed.moves, []);
  });

  it("leaves the name of a paper file that is not called after its key", async () => {
    const renamed = await plan({ "papers/tuning.md": "papers" });
    assert.deepEqual(renamed.moves, []);
  });

  it("calls no paper by a second record where the reader's own has another key", async () => {
    const result = await planRename(
      "liu2024kivi",
      "tuning",
      sources({ "papers/mykivi.md": "papers", a: "seeds" }),
    );
    assert.deepEqual(result, { refused: "named", key: "liu2024kivi", own: "mykivi" });
  });

  it("takes the citations over to another key of the same paper", async () => {
    const renamed = await plan({ "papers/mykivi.md": "papers", a: "seeds" }, "mykivi");
    assert.equal(renamed.create, undefined);
    assert.equal(textAfter("kernel.cu", renamed), "/// @cite mykivi and @cite liu2024kivi2\n");
    assert.equal(textAfter("papers/mykivi.md", renamed), files["papers/mykivi.md"]);
  });

  it("finds the key in however a .bib is laid out, and in no title", async () => {
    const renamed = await plan({ "odd.bib": "bibliography" });
    assert.equal(
      textAfter("odd.bib", renamed),
      "@misc{\n  liu2024tuning,\n title = {KIVI}} @misc{x, crossref={liu2024tuning}} @misc ( liu2024tuning , title={T})\n" +
        "@misc{y,\n ids = {a,\n  liu2024tuning},\n title={liu2024kivi, see @liu2024kivi, x},\n}\n",
    );
  });

  it("says where it does not find the key, and changes nothing", async () => {
    const result = await planRename("liu2024kivi", "tuning", sources({ "strange.bib": "bibliography" }));
    assert.deepEqual(result, { refused: "unplaced", key: "liu2024kivi", file: "strange.bib" });
  });

  it("makes no two entries of one key", async () => {
    const result = await planRename(
      "liu2024kivi",
      "mykivi",
      sources({ "two.bib": "bibliography", "papers/mykivi.md": "papers" }),
    );
    assert.ok("refused" in result);
    assert.equal(result.refused, "taken");
  });

  it("refuses a key that is unknown, the same, invalid or taken, and says which", () => {
    const all = sources(everywhere);
    const refusals = [
      ["nobody", "x", "unknown"],
      ["liu2024kivi", "liu2024kivi", "same"],
      ["liu2024kivi", "two words", "invalid"],
      ["liu2024kivi", "a/b", "invalid"],
      ["liu2024kivi", "", "invalid"],
      ["liu2024kivi", "other", "taken"],
    ] as const;
    for (const [from, to, refused] of refusals)
      assert.equal(renameRefusal(from, to, all)?.refused, refused, to);
    assert.equal(renameRefusal("liu2024kivi", "liu2024tuning", all), undefined);
  });
});
