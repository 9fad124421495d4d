import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll } from "./foreign.ts";
import { editorWith, eventually } from "./workspace.ts";

const paper = "arXiv:2402.15627";
const link = "MegaScale (https://arxiv.org/abs/2402.15627)";
const markdownLink =
  "[MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs](https://arxiv.org/abs/2402.15627)";

const cited = (marked: string, language: string) =>
  textAfter(marked, language, "marginalia.citePaper", paper);

const key = "[@jiang2024megascale]";
const kivi = "KIVI (https://arxiv.org/abs/2402.02750)";

/** The text after a command has cited at the cursor. */
async function textAfter(
  marked: string,
  language: string,
  command: string,
  ...args: unknown[]
): Promise<string> {
  const { document } = await editorWith(marked, language);
  await vscode.commands.executeCommand(command, ...args);
  return document.getText();
}

async function useForm(form: string | undefined, template?: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration("marginalia.cite");
  await settings.update("form", form, vscode.ConfigurationTarget.Global);
  await settings.update("template", template, vscode.ConfigurationTarget.Global);
}

describe("Cite Paper", () => {
  // Closed at the end only: VS Code gives the name of a closed untitled document, and its old text, to the next one.
  after(closeAll);
  afterEach(() => useForm(undefined));

  const cases: readonly [what: string, language: string, marked: string, expected: string][] = [
    ["inline at the end of a comment", "python", "# as in|\nx = 1\n", `# as in ${link}\nx = 1\n`],
    [
      "inline in a docstring",
      "python",
      'def f():\n    """As in |."""\n',
      `def f():\n    """As in ${link}."""\n`,
    ],
    ["inline in prose", "markdown", "See |\n", `See ${markdownLink}\n`],
    [
      "in a comment above code, indented as it",
      "python",
      "if x:\n    y|()\n",
      `if x:\n    # ${link}\n    y()\n`,
    ],
    ["in a comment above C++", "cpp", "\tint x = 1;|\n", `\t// ${link}\n\tint x = 1;\n`],
    ["in a block comment of C++", "cpp", "/* see | */ int x;\n", `/* see ${link} */ int x;\n`],
    ["in a comment above Julia", "julia", "x = a|'\n", `# ${link}\nx = a'\n`],
    ["in a comment above Rust", "rust", "fn f() {\n  g(|);\n}\n", `fn f() {\n  // ${link}\n  g();\n}\n`],
    [
      "above a string that goes over lines",
      "python",
      's = """\na\n""" + t|\n',
      `# ${link}\ns = """\na\n""" + t\n`,
    ],
    [
      "above a statement continued with a backslash",
      "python",
      "x = 1 + \\\n  y|\n",
      `# ${link}\nx = 1 + \\\n  y\n`,
    ],
    ["at every cursor", "python", "# a|\nb|()\n", `# a ${link}\n# ${link}\nb()\n`],
    ["once for cursors on one line of code", "python", "a(|b|)\n", `# ${link}\na(b)\n`],
  ];
  for (const [what, language, marked, expected] of cases) {
    it(`cites ${what}`, async () => assert.equal(await cited(marked, language), expected));
  }

  it("is one step of undo", async () => {
    const { document } = await editorWith("# a|\nb|()\n", "python");
    await vscode.commands.executeCommand("marginalia.citePaper", paper);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), "# a\nb()\n");
  });

  it("has the focus in the editor before the citation stands there", async () => {
    const { document } = await editorWith("# see |\n", "python");
    const beside = vscode.window.createWebviewPanel("test.beside", "Beside", vscode.ViewColumn.Two);
    await eventually(
      async () => vscode.window.activeTextEditor === undefined || undefined,
      "the panel has it",
    );
    let focused: string | undefined;
    const changes = vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === document) focused = vscode.window.activeTextEditor?.document.uri.toString();
    });
    try {
      await vscode.commands.executeCommand("marginalia.citePaper", paper);
      assert.equal(document.getText(), `# see ${link}\n`);
      assert.equal(focused, document.uri.toString());
    } finally {
      changes.dispose();
      beside.dispose();
    }
  });

  it("writes the citekey where the settings say so", async () => {
    await useForm("key");
    assert.equal(await cited("# see |\n", "python"), "# see [@jiang2024megascale]\n");
  });

  it("writes the user's own template", async () => {
    await useForm("template", "{shortTitle} ({year}), arXiv:{arxiv}");
    assert.equal(await cited("# see |\n", "python"), "# see MegaScale (2024), arXiv:2402.15627\n");
  });

  const located: readonly (readonly [
    language: string,
    form: string | undefined,
    locator: string,
    expected: string,
  ])[] = [
    ["python", undefined, "§3.2", `# see ${link}, §3.2\n`],
    ["python", "key", "Alg. 1", "# see [@jiang2024megascale, Alg. 1]\n"],
    ["cpp", undefined, "Eq. 4", `// see ${link}, Eq. 4\n`],
    ["cpp", "key", "p. 7", "// see [@jiang2024megascale, p. 7]\n"],
    ["markdown", "key", " § 3.2 ", "see [@jiang2024megascale, § 3.2]\n"],
    ["latex", undefined, "§3.2", "see \\cite[§3.2]{jiang2024megascale}\n"],
    ["latex", "key", "Eq. 4", "see \\cite[Eq. 4]{jiang2024megascale}\n"],
  ];
  for (const [language, form, locator, expected] of located) {
    it(`cites ${locator.trim()} in ${language}, form ${form ?? "of the settings"}`, async () => {
      await useForm(form);
      const marked = expected.slice(0, expected.indexOf("see ") + 4).concat("|\n");
      assert.equal(await textAfter(marked, language, "marginalia.citeWithLocator", paper, locator), expected);
    });
  }

  const several: readonly (readonly [language: string, form: string | undefined, expected: string])[] = [
    ["python", undefined, `# see ${link}, ${kivi}\n`],
    ["python", "key", "# see [@jiang2024megascale; @liu2024kivi]\n"],
    ["cpp", "key", "// see [@jiang2024megascale; @liu2024kivi]\n"],
    ["markdown", "key", "see [@jiang2024megascale; @liu2024kivi]\n"],
    ["latex", undefined, "see \\cite{jiang2024megascale,liu2024kivi}\n"],
  ];
  for (const [language, form, expected] of several) {
    it(`cites two papers as one in ${language}, form ${form ?? "of the settings"}`, async () => {
      await useForm(form);
      const marked = expected.slice(0, expected.indexOf("see ") + 4).concat("|\n");
      const papers = [paper, "liu2024kivi"];
      assert.equal(await textAfter(marked, language, "marginalia.citePapers", papers), expected);
    });
  }

  it("writes TeX's own command in TeX, where a Markdown link would be printed as it stands", async () => {
    assert.equal(await cited("see |\n", "latex"), "see \\cite{jiang2024megascale}\n");
  });

  for (const [what, cell, form, expected] of [
    ["a code cell", 1, undefined, `# see ${link}\n`],
    ["a Markdown cell", 0, "key", `see ${key}\n`],
  ] as const) {
    it(`cites in ${what} of a notebook, and stays in it`, async () => {
      await useForm(form);
      const { Code, Markup } = vscode.NotebookCellKind;
      const cells = [
        new vscode.NotebookCellData(Markup, "see \n", "markdown"),
        new vscode.NotebookCellData(Code, "# see \n", "python"),
      ];
      const notebook = await vscode.workspace.openNotebookDocument(
        "jupyter-notebook",
        new vscode.NotebookData(cells),
      );
      const selections = [new vscode.NotebookRange(cell, cell + 1)];
      await vscode.window.showNotebookDocument(notebook, { selections });
      await vscode.commands.executeCommand("notebook.cell.edit");
      const { document } = notebook.cellAt(cell);
      const editor = await eventually(async () => {
        const active = vscode.window.activeTextEditor;
        return active?.document === document ? active : undefined;
      }, "the cell's editor");
      const end = document.lineAt(0).range.end;
      editor.selections = [new vscode.Selection(end, end)];
      await vscode.commands.executeCommand("marginalia.citePaper", paper);
      assert.equal(document.getText(), expected);
      assert.equal(vscode.window.activeTextEditor?.document, document);
      const { activeTab } = vscode.window.tabGroups.activeTabGroup;
      assert.ok(activeTab?.input instanceof vscode.TabInputNotebook);
    });
  }
});
