import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TextEditor } from "./editor.ts";
import { type Start, useWorkbench } from "./session.ts";
import type { Workbench } from "./workbench.ts";

const kivi = "KIVI (https://arxiv.org/abs/2402.02750)";
const address = "https://arxiv.org/abs/2402.02750";

const start: Start = {
  async prepare(copy) {
    writeFileSync(join(copy, "paste.py"), '# a\n# b\n# c\nx = \ns = "in a string"\n# arXiv:1706.03762\n');
    return undefined;
  },
};

/** Waits until Marginalia is awake: it has counted what paste.py cites. */
async function awake(vscode: Workbench): Promise<void> {
  await vscode.openFile("paste.py");
  await vscode.page.locator('.statusbar [aria-label^="This file cites one paper"]').first().waitFor();
}

/** Pastes a text, as the system's clipboard has it, behind a place of paste.py. */
async function paste(vscode: Workbench, text: string, line: number, column = 100): Promise<TextEditor> {
  await vscode.page.evaluate((value) => navigator.clipboard.writeText(value), text);
  const editor = await vscode.openFile("paste.py");
  await editor.goTo(line, column);
  await vscode.page.keyboard.type(" ");
  await vscode.page.keyboard.press("Control+V");
  return editor;
}

describe("pasting an address", () => {
  const vscode = useWorkbench(start);
  before(() => awake(vscode()));

  for (const [line, text] of [
    [1, address],
    [2, "https://huggingface.co/papers/2402.02750"],
    [3, "https://doi.org/10.48550/arXiv.2402.02750"],
  ] as const) {
    it(`puts ${text} in as it is, and offers the citation beside it`, async () => {
      const editor = await paste(vscode(), text, line);
      await editor.shows(`# ${"abc"[line - 1]} ${text}`);
      await vscode().page.locator(".post-edit-widget").click();
      const choices = vscode().page.locator(".action-widget .monaco-list-row");
      await choices.getByText("Paste as Citation", { exact: true }).waitFor();
      await vscode().screenshot("paste");
      await choices.getByText("Paste as Citation", { exact: true }).click();
      await editor.shows(`# ${"abc"[line - 1]} ${kivi}`);
    });
  }
});

describe("pasting an address where one prefers citations", () => {
  const vscode = useWorkbench({ ...start, settings: { "editor.pasteAs.preferences": ["text.cite"] } });
  before(() => awake(vscode()));

  it("is a citation at once in a comment", async () => {
    const editor = await paste(vscode(), address, 1);
    await editor.shows(`# a ${kivi}`);
  });

  for (const [what, text, line, column, expected] of [
    ["in code", address, 4, 5, `x =  ${address}`],
    ["in a string", address, 5, 17, `s = "in a string ${address}"`],
    [
      "of a paper that the library lacks",
      "https://arxiv.org/abs/2001.09999",
      2,
      4,
      "# b https://arxiv.org/abs/2001.09999",
    ],
    ["among other words", `see ${address}`, 3, 4, `# c see ${address}`],
  ] as const) {
    it(`stays as it is ${what}`, async () => {
      const editor = await paste(vscode(), text, line, column);
      await editor.shows(expected);
    });
  }

  it("stays as it is where one of several cursors stands in code", async () => {
    const editor = await vscode().openFile("paste.py");
    await vscode().page.evaluate((value) => navigator.clipboard.writeText(value), address);
    await editor.goTo(3, 4);
    await vscode().run("Add Cursor Below");
    await vscode().page.keyboard.press("Control+V");
    await editor.shows(`x =${address}`);
    await editor.shows(`# c${address}`);
  });
});
