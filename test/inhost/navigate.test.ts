import assert from "node:assert/strict";
import * as vscode from "vscode";
import { definition, definitions, onePlaceALanguage, open, placeIn, places, useForeign } from "./foreign.ts";
import { hoverAt, plain, positionOf } from "./workspace.ts";

const citing = [
  "R/fit.R:3",
  "README.md:10",
  "include/sparsekit/assembly.h:11",
  "julia/src/Solver.jl:6",
  "kernels/attention.cu:4",
  "notebooks/heads.ipynb[0]:3",
  "notebooks/heads.ipynb[1]:1",
  "rust/src/lib.rs:3",
  "rust/src/lib.rs:5",
  "sparsekit/models/kivi.py:12",
  "sparsekit/models/kivi.py:28",
  "sparsekit/models/rotary.py:10",
  "train.py:7",
  "viewer/src/attention.ts:2",
  "viewer/src/attention.ts:4",
];
const records = ["papers/vaswani2017attention.md:2", "references.bib:1"];

async function references(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    "vscode.executeReferenceProvider",
    document.uri,
    position,
  );
  // VS Code's own Markdown finds the bracket once more, as a link to a definition.
  return [...new Set(places(found))];
}

describe("from a citation in any language", () => {
  useForeign();

  it("what the workspace says of a paper defines it, where the library lacks it", async () => {
    const found = await definition("kernels/attention.cu", "https://arxiv.org/abs/2205.14135");
    assert.ok("targetUri" in found);
    assert.equal(vscode.workspace.asRelativePath(found.targetUri), "README.md");
    const readme = (await open("README.md")).getText().split("\n");
    assert.match(readme[found.targetRange.start.line] ?? "", /2205\.14135/);
  });

  for (const [language, path, text, cell] of onePlaceALanguage) {
    it(`the card, the paper file, the link and every other citation are there: ${language}`, async () => {
      const [document, position] = await placeIn(path, text, cell);
      const cards = (await hoverAt(document, text)).map(({ value }) => plain(value));
      const card = cards.find((value) => value.includes("command:marginalia"));
      assert.match(card ?? cards.join("\n"), /Attention Is All You Need/);
      assert.match(card ?? "", /Ashish Vaswani, Noam Shazeer, Niki Parmar/);

      const uris = (await definitions(document, text)).map((uri) => vscode.workspace.asRelativePath(uri));
      // Its entry of the bibliography defines it, also beside a paper file.
      assert.deepEqual(uris, ["references.bib"]);

      // VS Code looks for links only in a cell that is being edited.
      if (cell !== undefined) await vscode.commands.executeCommand("notebook.cell.edit");
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        "vscode.executeLinkProvider",
        document.uri,
      );
      const here = links.filter(({ range }) => range.contains(position));
      assert.ok(
        here.some(({ target }) => target?.toString(true).startsWith("command:marginalia.followCitation")),
        here.map(({ target }) => target?.toString(true)).join(" "),
      );
      assert.deepEqual(await references(document, position), [...citing, ...records].sort());
    });
  }

  it("highlights all spellings of the paper in the file", async () => {
    const [document, position] = await placeIn("rust/src/lib.rs", "vaswani2017attention");
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      "vscode.executeDocumentHighlights",
      document.uri,
      position,
    );
    assert.deepEqual(
      found.map(({ range }) => document.getText(range)),
      [
        "https://arxiv.org/abs/1706.03762v7",
        "vaswani2017attention",
        "https://doi.org/10.48550/arXiv.1706.03762",
      ],
    );
  });

  it("highlights a paper that the library does not have as well", async () => {
    const [document, position] = await placeIn("kernels/attention.cu", "https://arxiv.org/abs/2205.14135");
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      "vscode.executeDocumentHighlights",
      document.uri,
      position,
    );
    assert.deepEqual(
      found.map(({ range }) => range.start.line),
      [3, 6],
    );
  });

  it("finds all citations from the front matter of a paper file and from an entry of the bibliography", async () => {
    const all = [...citing, ...records].sort();
    for (const [path, text] of [
      ["papers/vaswani2017attention.md", "vaswani2017attention"],
      ["papers/vaswani2017attention.md", "Attention Is All You Need"],
      ["references.bib", "vaswani2017attention"],
      ["references.bib", "eprint"],
    ] as const) {
      const document = await open(path);
      assert.deepEqual(await references(document, positionOf(document, text)), all, `${path}: ${text}`);
    }
  });

  it("has nothing to say of plain code, of outputs and of the other side of a diff", async () => {
    const document = await open("kernels/attention.cu");
    assert.deepEqual(await references(document, positionOf(document, "blockIdx")), []);
    assert.deepEqual(await definitions(document, "blockIdx"), []);
    const old = document.uri.with({ scheme: "git" });
    const hovers = await Promise.resolve(
      vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        old,
        new vscode.Position(3, 40),
      ),
    ).catch(() => []);
    assert.deepEqual(hovers ?? [], []);
  });
});

describe("papers among the workspace's symbols", () => {
  const cases: readonly [query: string, key: string][] = [
    ["megascale", "jiang2024megascale"],
    ["jiang2024megascale", "jiang2024megascale"],
    ["Ziheng Jiang", "jiang2024megascale"],
    ["2bit quantization", "liu2024kivi"],
  ];
  for (const [query, key] of cases) {
    it(`are found by “${query}”`, async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        "vscode.executeWorkspaceSymbolProvider",
        query,
      );
      const [paper] = found.filter(({ name }) => name.includes(key));
      assert.ok(paper, found.map(({ name }) => name).join("\n"));
      const document = await vscode.workspace.openTextDocument(paper.location.uri);
      assert.match(document.getText(), new RegExp(`^citekey: ${key}$`, "m"));
    });
  }

  it("do not crowd out others where nothing was typed", async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      "vscode.executeWorkspaceSymbolProvider",
      "",
    );
    assert.equal(found.filter(({ location }) => location.uri.scheme === "marginalia").length, 0);
  });
});
