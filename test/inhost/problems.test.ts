import assert from "node:assert/strict";
import * as vscode from "vscode";
import { foreignFiles, open, useForeign } from "./foreign.ts";
import { codes, oursAt, setSeverity } from "./problemSettings.ts";
import { editorWith, eventually, positionOf, read } from "./workspace.ts";

/** The problems of a document once there are as many as expected. */
async function problemsIn(
  document: vscode.TextDocument,
  expected: readonly string[],
): Promise<readonly vscode.Diagnostic[]> {
  const said = () => oursAt(document.uri).map(({ code, range }) => `${code} at ${document.getText(range)}`);
  await eventually(
    async () => {
      const found = said();
      return found.length === expected.length && expected.every((one) => found.includes(one))
        ? true
        : undefined;
    },
    `${expected.join("; ") || "no problem"}`,
  ).catch((error: Error) => {
    throw new Error(`${error.message}; there are: ${said().join("; ")}`);
  });
  return oursAt(document.uri);
}

async function fixesAt(
  document: vscode.TextDocument,
  text: string,
  kind = vscode.CodeActionKind.QuickFix,
): Promise<readonly vscode.CodeAction[]> {
  const position = positionOf(document, text);
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    new vscode.Range(position, position),
    kind.value,
  );
  return found.filter(
    ({ title, command, edit }) =>
      command?.command.startsWith("marginalia.") === true ||
      (edit !== undefined && /^(Change to|Silence|Rewrite)/.test(title)),
  );
}

async function apply(document: vscode.TextDocument, text: string, title: RegExp | string): Promise<void> {
  const fixes = await fixesAt(document, text);
  const fix = fixes.find((one) => (typeof title === "string" ? one.title === title : title.test(one.title)));
  assert.ok(fix, `${title} among: ${fixes.map((one) => one.title).join("; ")}`);
  if (fix.edit) assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
  if (fix.command) {
    await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
  }
}

describe("problems of citations", () => {
  useForeign();
  afterEach(async () => {
    for (const code of [...codes, "preferredForm"] as const) await setSeverity(code, undefined);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("are quiet by default: three certain mistakes in a whole repository, and nothing of unknown papers", async () => {
    const rotary = await open("sparsekit/models/rotary.py");
    const assembly = await open("include/sparsekit/assembly.h");
    await problemsIn(rotary, [
      "malformed-arxiv-id at https://arxiv.org/abs/2402.1562",
      "title-mismatch at https://arxiv.org/abs/2402.15627",
    ]);
    await problemsIn(assembly, ["unknown-citekey at vaswani2017atention"]);
    for (const path of foreignFiles.filter((one) => !one.endsWith(".ipynb"))) await open(path);
    await new Promise((resolve) => setTimeout(resolve, 700));
    const files = vscode.languages
      .getDiagnostics()
      .filter(([, found]) => found.some(({ source }) => source === "Marginalia"))
      .map(([uri]) => vscode.workspace.asRelativePath(uri))
      // Documents of earlier suites stay open for minutes.
      .filter((path) => foreignFiles.includes(path));
    assert.deepEqual(files.sort(), ["include/sparsekit/assembly.h", "sparsekit/models/rotary.py"]);
  });

  it("offers the id that was meant, and the problem is gone", async () => {
    const document = await open("sparsekit/models/rotary.py");
    await problemsIn(document, [
      "malformed-arxiv-id at https://arxiv.org/abs/2402.1562",
      "title-mismatch at https://arxiv.org/abs/2402.15627",
    ]);
    await apply(document, "https://arxiv.org/abs/2402.1562\n", "Change to https://arxiv.org/abs/2402.15627");
    await problemsIn(document, ["title-mismatch at https://arxiv.org/abs/2402.15627"]);
  });

  it("offers the id of the title, or the title of the id", async () => {
    const document = await open("sparsekit/models/rotary.py");
    await problemsIn(document, [
      "malformed-arxiv-id at https://arxiv.org/abs/2402.1562",
      "title-mismatch at https://arxiv.org/abs/2402.15627",
    ]);
    const line = "https://arxiv.org/abs/2402.15627>`_ has";
    const titles = (await fixesAt(document, line)).map(({ title }) => title);
    assert.deepEqual(titles, [
      "Change to https://arxiv.org/abs/1706.03762",
      "Change to MegaScale: Scaling Large Language Model Training to More Th…",
      "Silence this line",
    ]);
    await apply(document, line, "Change to https://arxiv.org/abs/1706.03762");
    await problemsIn(document, ["malformed-arxiv-id at https://arxiv.org/abs/2402.1562"]);
  });

  it("offers the key that was meant", async () => {
    const document = await open("include/sparsekit/assembly.h");
    const [problem] = await problemsIn(document, ["unknown-citekey at vaswani2017atention"]);
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(problem?.message ?? "", /No paper has the citekey vaswani2017atention/);
    await apply(document, "vaswani2017atention", "Change to vaswani2017attention");
    await problemsIn(document, []);
  });

  it("silences a line", async () => {
    const document = await open("include/sparsekit/assembly.h");
    await problemsIn(document, ["unknown-citekey at vaswani2017atention"]);
    await apply(document, "vaswani2017atention", "Silence this line");
    assert.match(document.getText(), /\(there is no such key\)\. marginalia-ignore\n/);
    await problemsIn(document, []);
  });

  it("follows what is typed", async () => {
    const { document } = await editorWith("# see [@vaswani2017attention], arXiv:2402.02750\n", "python");
    await problemsIn(document, []);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), "# and arXiv:2413.02750\n");
    await vscode.workspace.applyEdit(edit);
    await problemsIn(document, ["malformed-arxiv-id at arXiv:2413.02750"]);
    await vscode.commands.executeCommand("undo");
    await problemsIn(document, []);
  });

  it("reports in a notebook's cell", async () => {
    await setSeverity("titleMismatch", undefined);
    const cell = await open("notebooks/heads.ipynb", 1);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(cell.uri, new vscode.Position(0, 0), "# arXiv:2413.02750\n");
    await vscode.workspace.applyEdit(edit);
    await problemsIn(cell, ["malformed-arxiv-id at arXiv:2413.02750"]);
  });

  it("adds an unknown paper with its id and the title that stands beside it", async () => {
    await setSeverity("paperNotInLibrary", "hint");
    const document = await open("sparsekit/models/rotary.py");
    await problemsIn(document, [
      "paper-not-in-library at https://arxiv.org/abs/2104.09864",
      "paper-not-in-library at 10.1038/s41592-019-0686-2",
      "malformed-arxiv-id at https://arxiv.org/abs/2402.1562",
      "title-mismatch at https://arxiv.org/abs/2402.15627",
    ]);
    // Title and key are shown once, to be confirmed.
    const accept = () => vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    const accepting = setInterval(accept, 300);
    await apply(document, "https://arxiv.org/abs/2104.09864", /^Add arXiv:2104\.09864 to the library$/);
    clearInterval(accepting);
    const uri = await eventually(async () => {
      const [found] = await vscode.workspace.findFiles("papers/*roformer*.md");
      return found;
    }, "the paper file");
    const text = await read(uri);
    assert.match(text, /^title: "?RoFormer: Enhanced Transformer with Rotary Position Embedding"?$/m);
    assert.match(text, /^arxiv: "2104\.09864"$/m);
    await vscode.window.showTextDocument(document);
    await problemsIn(document, [
      "paper-not-in-library at 10.1038/s41592-019-0686-2",
      "malformed-arxiv-id at https://arxiv.org/abs/2402.1562",
      "title-mismatch at https://arxiv.org/abs/2402.15627",
    ]);
    await vscode.workspace.fs.delete(uri);
  });

  it("rewrites one link to the preferred form, and all of a file", async () => {
    await setSeverity("nonCanonicalLink", "information");
    const document = await open("sparsekit/models/kivi.py");
    await problemsIn(document, [
      "non-canonical-link at https://huggingface.co/papers/2402.02750",
      "non-canonical-link at https://huggingface.co/papers/2402.02750",
      "non-canonical-link at https://huggingface.co/papers/2402.02750",
    ]);
    await apply(document, "https://huggingface.co/papers", "Change to https://arxiv.org/abs/2402.02750");
    assert.equal(document.getText().match(/huggingface\.co/g)?.length, 2);
    const kind = vscode.CodeActionKind.SourceFixAll;
    const [all, ...others] = await fixesAt(document, "https://huggingface.co/papers", kind);
    assert.deepEqual(others, []);
    assert.ok(all?.edit);
    await vscode.workspace.applyEdit(all.edit);
    await problemsIn(document, []);
    assert.doesNotMatch(document.getText(), /huggingface/);
    assert.match(document.getText(), /v2#S4 explains/, "an address of one section says more");
  });

  it("offers all links of the file beside the fix of one", async () => {
    await setSeverity("nonCanonicalLink", "information");
    const document = await open("sparsekit/models/kivi.py");
    await apply(document, "https://huggingface.co/papers", "Rewrite all links to papers in this file");
    assert.doesNotMatch(document.getText(), /huggingface/);
  });

  it("knows links that are mostly written in another form", async () => {
    await setSeverity("mixedForms", "hint");
    const document = await open("README.md");
    await eventually(async () => {
      const found = oursAt(document.uri).map(({ code, range }) => `${code} at ${document.getText(range)}`);
      return found.includes("mixed-forms at https://arxiv.org/pdf/2402.15627.pdf") ? true : undefined;
    }, "the mixed form");
    await apply(
      document,
      "https://arxiv.org/pdf/2402.15627.pdf",
      "Change to https://arxiv.org/abs/2402.15627",
    );
  });

  it("says nothing of what a setting switches off, and takes its severity", async () => {
    const document = await open("include/sparsekit/assembly.h");
    await setSeverity("unknownCitekey", "off");
    await problemsIn(document, []);
    await setSeverity("unknownCitekey", "error");
    const [problem] = await problemsIn(document, ["unknown-citekey at vaswani2017atention"]);
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Error);
  });
});
