import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll } from "./foreign.ts";
import { editorWith, eventually, hoverAt, positionOf } from "./workspace.ts";

const key = "liu2024kivi";
const others = ["quarto.quarto", "foam.foam-vscode", "james-yu.latex-workshop"] as const;

type Answer = "ours" | (typeof others)[number];

const texts = {
  pandoc: ["markdown", `See [@${key}]`],
  wikilink: ["markdown", `See [[${key}]]`],
  id: ["markdown", "See arXiv:2402.02750"],
  latex: ["latex", `See \\cite{${key}}`],
  "an id in TeX": ["latex", "See arXiv:2402.02750"],
  "in Python": ["python", `# See [@${key}] and \\cite{${key}}`],
} as const;

/** Who completes and who hovers the first citation of a text. */
async function answers(what: keyof typeof texts): Promise<readonly [completion: Answer[], hover: Answer[]]> {
  const [language, text] = texts[what];
  const { document } = await editorWith(text, language);
  const name = text.includes(key) ? key : "2402.02750";
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    positionOf(document, name),
  );
  const labels = items.map(({ label }) => (typeof label === "string" ? label : label.label));
  const cards = (await hoverAt(document, name)).map(({ value }) => value);
  return [who(labels, (label) => label === name), who(cards, (card) => card.includes("command:marginalia"))];
}

function who(said: readonly string[], isOurs: (one: string) => boolean): Answer[] {
  const ours: Answer[] = said.some(isOurs) ? ["ours"] : [];
  return [...ours, ...others.filter((name) => said.includes(name))];
}

const setting = (value: boolean | undefined, language?: string) =>
  vscode.workspace
    .getConfiguration("marginalia", language ? { languageId: language } : undefined)
    .update("yieldToOtherExtensions", value, vscode.ConfigurationTarget.Global, language !== undefined);

describe("beside an extension that completes and hovers citekeys too", () => {
  // No extension can be put to sleep again: what comes after shall not depend on it.
  after(async () => {
    await setting(false);
    await closeAll();
  });

  it("ours answer while it sleeps", async () => {
    for (const what of ["pandoc", "wikilink", "latex"] as const) {
      assert.deepEqual(await answers(what), [["ours"], ["ours"]], what);
    }
  });

  const yielding: readonly (readonly [name: Answer, form: keyof typeof texts])[] = [
    ["quarto.quarto", "pandoc"],
    ["foam.foam-vscode", "wikilink"],
    ["james-yu.latex-workshop", "latex"],
  ];
  for (const [index, [name, form]] of yielding.entries()) {
    it(`${name} alone answers for its own form, and we for all others`, async () => {
      await vscode.extensions.getExtension(name)?.activate();
      const awake = yielding.slice(0, index + 1).map(([one]) => one);
      for (const what of Object.keys(texts) as (keyof typeof texts)[]) {
        const left = yielding.some(([one, theirs]) => awake.includes(one) && theirs === what);
        const expected = left ? awake : ["ours", ...awake];
        assert.deepEqual(await answers(what), [expected, expected], `${what}, with ${form} left`);
      }
    });
  }

  it("a setting takes the keys back, for one language or for all", async () => {
    const all = [...others];
    await setting(false, "latex");
    try {
      await eventually(async () => ((await answers("latex"))[0].includes("ours") ? true : undefined), "ours");
      assert.deepEqual(await answers("latex"), [
        ["ours", ...all],
        ["ours", ...all],
      ]);
      assert.deepEqual(await answers("pandoc"), [all, all]);
    } finally {
      await setting(undefined, "latex");
    }
    await setting(false);
    assert.deepEqual(await answers("pandoc"), [
      ["ours", ...all],
      ["ours", ...all],
    ]);
    assert.deepEqual(await answers("wikilink"), [
      ["ours", ...all],
      ["ours", ...all],
    ]);
  });
});
