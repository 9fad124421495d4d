import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll } from "./foreign.ts";
import { editorWith } from "./workspace.ts";

const paper = "arXiv:2402.15627";
const link =
  "[MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs](https://arxiv.org/abs/2402.15627)";

async function cited(marked: string, language: string): Promise<string> {
  const { document } = await editorWith(marked, language);
  await vscode.commands.executeCommand("marginalia.citePaper", paper);
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
    ["inline in prose", "markdown", "See |\n", `See ${link}\n`],
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

  it("writes the citekey where the settings say so", async () => {
    await useForm("key");
    assert.equal(await cited("# see |\n", "python"), "# see [@jiang2024megascale]\n");
  });

  it("writes the user's own template", async () => {
    await useForm("template", "{shortTitle} ({year}), arXiv:{arxiv}");
    assert.equal(await cited("# see |\n", "python"), "# see MegaScale (2024), arXiv:2402.15627\n");
  });
});
