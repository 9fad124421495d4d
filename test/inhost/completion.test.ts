import assert from "node:assert/strict";
import * as vscode from "vscode";
import { useForeign } from "./foreign.ts";
import { editorWith, eventually, remove, write } from "./workspace.ts";

interface Offer {
  readonly document: vscode.TextDocument;
  readonly items: readonly vscode.CompletionItem[];
}

/** Our items at the cursor: those that VS Code's own languages give have no paper's title beside them. */
async function offered(marked: string, language: string, trigger?: string): Promise<Offer> {
  const { document, selection } = await editorWith(marked, language);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    selection.active,
    trigger,
  );
  const ours = items.filter(
    ({ kind, detail }) => kind === vscode.CompletionItemKind.Reference && detail !== undefined,
  );
  return { document, items: ours };
}

/** The text of a document after an item was taken, as VS Code does it. */
function taken({ document }: Offer, item: vscode.CompletionItem): string {
  const { range, insertText } = item;
  assert.ok(range);
  const whole = range instanceof vscode.Range ? range : range.replacing;
  const text = document.getText();
  const inserted = typeof insertText === "string" ? insertText : (insertText?.value ?? "");
  return text.slice(0, document.offsetAt(whole.start)) + inserted + text.slice(document.offsetAt(whole.end));
}

const nameOf = ({ label }: vscode.CompletionItem) => (typeof label === "string" ? label : label.label);

describe("completion of papers", () => {
  useForeign();

  it("offers nothing behind the end of a comment or a docstring", async () => {
    for (const [language, marked] of [
      ["cpp", "/* @cite */|\n"],
      ["python", '"""cite:a"""|\n'],
    ] as const)
      assert.deepEqual((await offered(marked, language)).items, [], marked);
    assert.notDeepEqual((await offered("/* @cite v|*/\n", "cpp")).items, []);
  });

  it("offers no key and no id that would end what it is completed in, or be run there", async () => {
    const hostile = [
      "*/evil()/*",
      "$(evil())",
      'x"+evil()+"',
      "x'+evil()+'",
      "-->evil",
      "#=evil",
      "\u202eevil",
    ];
    const entries = [...hostile, "harmless2024evil"].map((key) => `@misc{${key}, title={Of ${key}}}`);
    await write("hostile.bib", entries.join("\n"));
    await write("papers/hostile.md", '---\ncitekey: hostile\ntitle: H\narxiv: "2402.*/evil()/*"\n---\n');
    try {
      for (const [language, marked, ending] of [
        ["python", "'See [@|'\n", /["'$]/],
        ["python", '"""See [@evil|"""\n', /["'$]/],
        ["julia", '"""\n[a](@cite |\n"""\nf() = 1\n', /["$]|#=/],
        ["cpp", "/* @cite | */\n", /\*\//],
        ["cpp", "/* arXiv:| */\n", /\*\//],
        ["markdown", "[@|\n", /-->/],
      ] as const) {
        const items = await eventually(async () => {
          const offer = await offered(marked, language);
          const wanted = marked.includes("arXiv") ? "2402." : "harmless2024evil";
          return offer.items.some(({ label }) => nameOf({ label }).includes(wanted))
            ? offer.items
            : undefined;
        }, `an offer in ${language}`);
        for (const { insertText } of items) {
          assert.doesNotMatch(String(insertText), ending, `${language}: ${marked}`);
          assert.doesNotMatch(String(insertText), /\u202e/);
        }
      }
    } finally {
      await remove("hostile.bib");
      await remove("papers/hostile.md");
    }
  });

  const keys: readonly (readonly [what: string, language: string, marked: string, expected: string])[] = [
    ["[@ in a Python comment", "python", "# [@|]\n", "# [@vaswani2017attention]\n"],
    ["[@a; @ in a Python docstring", "python", '"""[@a; @vas|]"""\n', '"""[@a; @vaswani2017attention]"""\n'],
    [
      ":cite:p:` in a Python docstring",
      "python",
      '"""\n:cite:p:`|`\n"""\n',
      '"""\n:cite:p:`vaswani2017attention`\n"""\n',
    ],
    ["@cite in C++", "cpp", "/** @cite | */\n", "/** @cite vaswani2017attention */\n"],
    ["@cite in CUDA", "cuda-cpp", "// @cite vasw|\n", "// @cite vaswani2017attention\n"],
    ["@cite{ in TypeScript", "typescript", "/** @cite{|} */\n", "/** @cite{vaswani2017attention} */\n"],
    ["\\cite{ in Rust", "rust", "/// \\cite{|}\n", "/// \\cite{vaswani2017attention}\n"],
    ["(@cite in Julia", "julia", "# [text](@cite |)\n", "# [text](@cite vaswani2017attention)\n"],
    ["\\insertRef{ in R", "r", "#' \\insertRef{|}{pkg}\n", "#' \\insertRef{vaswani2017attention}{pkg}\n"],
    ["[@ in Markdown", "markdown", "See [@|]\n", "See [@vaswani2017attention]\n"],
    ["[[ in Markdown", "markdown", "See [[|]]\n", "See [[vaswani2017attention]]\n"],
    ["\\citep{ in TeX", "latex", "See \\citep{a,|}\n", "See \\citep{a,vaswani2017attention}\n"],
    ["on the second line of a list", "latex", "\\cite{a,\n  vas|}\n", "\\cite{a,\n  vaswani2017attention}\n"],
    ["before a full stop", "cpp", "// see @cite vas|. Next\n", "// see @cite vaswani2017attention. Next\n"],
    ["over the rest of a key", "python", "# [@vas|old2000key]\n", "# [@vaswani2017attention]\n"],
  ];
  for (const [what, language, marked, expected] of keys) {
    it(`offers citekeys behind ${what}`, async () => {
      const offer = await offered(marked, language);
      const item = offer.items.find((one) => nameOf(one) === "vaswani2017attention");
      assert.ok(item, offer.items.map(nameOf).slice(0, 5).join(", "));
      assert.equal(taken(offer, item), expected);
    });
  }

  it("puts the papers that this workspace cites first, then those from its bibliography, then shipped ones", async () => {
    const names = await eventually(async () => {
      const { items } = await offered("# [@|]\n", "python");
      const sorted = items.toSorted((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1)).map(nameOf);
      return sorted[0] === "vaswani2017attention" ? sorted : undefined;
    }, "the most cited paper first");
    assert.equal(names[1], "liu2024kivi");
    assert.ok(names.length >= 41);
    const own = names.indexOf("gelman2013bda");
    // Shipped, and not cited in this workspace.
    const shipped = names.indexOf("wen2025multikernelbench");
    assert.ok(own >= 0 && shipped > own, names.join(", "));
  });

  it("offers behind arXiv: what this workspace cites before shipped papers, with the title that it has here", async () => {
    const items = await eventually(async () => {
      const { items } = await offered("# arXiv:|\n", "python");
      return items.some((one) => nameOf(one) === "2205.14135") ? items : undefined;
    }, "the paper that the library lacks");
    const sorted = items.toSorted((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
    const cited = sorted.find((one) => nameOf(one) === "2205.14135");
    assert.ok(cited);
    assert.match(cited.detail ?? "", /^FlashAttention: .* · as cited here$/);
    assert.ok(sorted.indexOf(cited) < 6, sorted.map(nameOf).slice(0, 8).join(", "));
  });

  it("offers ids behind arXiv: and in an address", async () => {
    for (const [marked, expected] of [
      ["# arXiv:|\n", "# arXiv:2402.02750\n"],
      ["# arXiv:2402.|\n", "# arXiv:2402.02750\n"],
      ["# https://arxiv.org/abs/2402|\n", "# https://arxiv.org/abs/2402.02750\n"],
      ["# https://huggingface.co/papers/|\n", "# https://huggingface.co/papers/2402.02750\n"],
    ] as const) {
      const offer = await offered(marked, "python");
      const item = offer.items.find((one) => nameOf(one) === "2402.02750");
      assert.ok(item, marked);
      assert.equal(taken(offer, item), expected);
    }
  });

  it("has room in a long library for what is typed, and for ids", async () => {
    const entry = (n: number, more = "") =>
      `@book{a${String(n).padStart(3, "0")}filler, title = {Filler number ${n}}${more}}`;
    const entries = Array.from({ length: 200 }, (_, n) => entry(n, `, eprint = {1901.0${1000 + n}}`)).join(
      "\n",
    );
    const last = "@book{zimmer1999zebra, title = {Stripes}, eprint = {2404.12345}, archiveprefix = {arXiv}}";
    await write("long.bib", `${entries}\n${last}\n`);
    try {
      for (const [marked, expected] of [
        ["# [@z|]\n", "zimmer1999zebra"],
        ["# [@zimm|]\n", "zimmer1999zebra"],
        ["# [@1999z|]\n", "zimmer1999zebra"],
        ["# [@stripes|]\n", "zimmer1999zebra"],
        ["# arXiv:2402.|\n", "2402.02750"],
        ["# arXiv:2404.1|\n", "2404.12345"],
      ] as const)
        await eventually(async () => {
          const { items } = await offered(marked, "python");
          return items.some((one) => nameOf(one) === expected) ? true : undefined;
        }, `${expected} for ${marked}`);
    } finally {
      await remove("long.bib");
    }
  });

  it("finds words of a title behind cite: and writes the workspace's form", async () => {
    const offer = await offered("# cite:tuning-free asymm|\n", "python");
    const item = offer.items[0];
    assert.ok(item);
    assert.match(nameOf(item), /^KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV/);
    assert.equal(taken(offer, item), "# KIVI (https://arxiv.org/abs/2402.02750)\n");
  });

  it("shows the paper's card beside an item", async () => {
    const { document, selection } = await editorWith("# [@liu2024|]\n", "python");
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      selection.active,
      undefined,
      50,
    );
    const item = items.find((one) => nameOf(one) === "liu2024kivi");
    const { documentation } = item ?? {};
    assert.ok(documentation instanceof vscode.MarkdownString);
    assert.match(documentation.value, /KIVI/);
  });

  const nowhere: readonly (readonly [what: string, language: string, marked: string])[] = [
    ["in Python code", "python", "x = [@|]\n"],
    ["at a decorator", "python", "@|\ndef f(): ...\n"],
    ["in a string", "python", 'x = "[@|]"\n'],
    ["in C++ code", "cpp", "int x = a[@|];\n"],
    ["at a slice", "python", "x = a[|]\n"],
    ["behind a word in a comment", "python", "# a word |\n"],
    ["at a decorator of TypeScript", "typescript", "class A { @| }\n"],
    ["at a Julia macro", "julia", "@|\n"],
  ];
  for (const [what, language, marked] of nowhere) {
    it(`offers nothing ${what}`, async () => {
      const { items } = await offered(marked, language);
      assert.deepEqual(items.map(nameOf), []);
    });
  }

  it("offers nothing where the settings switch it off", async () => {
    const settings = vscode.workspace.getConfiguration("marginalia.completion");
    await settings.update("enabled", false, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual((await offered("# [@|]\n", "python")).items, []);
    } finally {
      await settings.update("enabled", undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
