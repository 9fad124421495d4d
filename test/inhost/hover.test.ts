import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, hoverAt, inWorkspace, plain, positionOf, remove, write } from "./workspace.ts";

describe("a citation in an editor", () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await vscode.workspace.openTextDocument(inWorkspace("train.py"));
    await vscode.window.showTextDocument(document);
  });

  it("shows the card of its paper on hover", async () => {
    const [card] = await hoverAt(document, "https://arxiv.org/abs/2402.15627");
    assert.ok(card);
    const text = plain(card.value);
    assert.match(text, /MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs/);
    assert.match(text, /Ziheng Jiang, .* et al\./);
    assert.match(text, /2024/);
    for (const command of ["openPaper", "copyCitation", "findCitations"])
      assert.match(text, new RegExp(`\\(command:marginalia\\.${command}\\?`));
  });

  it("shows the first lines of the notes, without the comments that Markdown does not show", async () => {
    const notes = "<!-- merged: 1\nfrom: two -->\nThe first line.\n\nAnd `<!-- code -->`.\n";
    await write(
      "papers/noted2001.md",
      `---\ncitekey: noted2001\ntitle: T\narxiv: "2001.07777"\n---\n${notes}`,
    );
    try {
      const content = "# arXiv:2001.07777\n";
      const cites = await vscode.workspace.openTextDocument({ language: "python", content });
      const text = await eventually(async () => {
        const [card] = await hoverAt(cites, "arXiv:2001.07777");
        return card?.value.includes("Notes") ? plain(card.value) : undefined;
      }, "the card with notes");
      assert.match(text, /Notes\*\*\s+The first line\.\s+And `<!-- code -->`\./);
      assert.doesNotMatch(text, /merged/);
    } finally {
      await remove("papers/noted2001.md");
    }
  });

  it("trusts only our own commands in the card", async () => {
    const [card] = await hoverAt(document, "https://arxiv.org/abs/2402.15627");
    const trusted = card?.isTrusted;
    assert.ok(typeof trusted === "object");
    assert.ok(trusted.enabledCommands.length > 0);
    assert.ok(trusted.enabledCommands.every((command) => command.startsWith("marginalia.")));
    assert.notEqual(card?.supportHtml, true);
  });

  it("shows no card where no paper is cited", async () => {
    assert.deepEqual(await ours(document, "range(steps)"), []);
  });

  it("says where the library lacks a paper, and offers to add it; a mistyped id is the problem's to tell", async () => {
    const content = "# arXiv:2001.09999\n# arXiv:2001.999999\n# [@arxiv:2001.08888]\n";
    const unknown = await vscode.workspace.openTextDocument({ language: "python", content });
    const [card, ...others] = await ours(unknown, "arXiv:2001.09999");
    assert.deepEqual(others, []);
    assert.match(plain(card ?? ""), /arXiv:2001\.09999 is not in the library/);
    assert.match(card ?? "", /\(command:marginalia\.addCited\?/);
    assert.match(card ?? "", /\(https:\/\/arxiv\.org\/abs\/2001\.09999\)/);
    assert.deepEqual(await ours(unknown, "arXiv:2001.999999"), []);
    const [key] = await ours(unknown, "arxiv:2001.08888");
    assert.match(plain(key ?? ""), /arXiv:2001\.08888 is not in the library/);
  });

  it("says itself that an id or a key is wrong where the problems are switched off", async () => {
    const content = "# arXiv:2001.999999 @cite nobody2020x @cite DBLP:conf/nobody arXiv:2001.99998\n";
    const unknown = await vscode.workspace.openTextDocument({ language: "python", content });
    const problems = vscode.workspace.getConfiguration("marginalia.problems");
    const set = async (value: string | undefined) => {
      for (const name of ["malformedArxivId", "unknownCitekey"])
        await problems.update(name, value, vscode.ConfigurationTarget.Global);
    };
    const said = async (text: string) =>
      (await hoverAt(unknown, text)).map(({ value }) => plain(value)).join("\n");
    await set("off");
    try {
      assert.match(await said("arXiv:2001.999999"), /^arXiv cannot have an id 2001\.999999\./);
      // As many papers arXiv did not get in that month.
      assert.match(await said("arXiv:2001.99998"), /^arXiv cannot have an id 2001\.99998\./);
      assert.match(await said("nobody2020x"), /^No paper has the citekey nobody2020x\.\s+\[Add to library\]/);
      assert.match(await said("DBLP:conf"), /^No paper has the citekey DBLP:conf\/nobody\.\s*$/);
    } finally {
      await set(undefined);
    }
    // The problem says it, and once is enough. Without a bibliography of the user's own no key is a problem.
    assert.equal(await said("arXiv:2001.999999"), "");
    assert.match(await said("nobody2020x"), /^No paper has the citekey/);
  });

  it("leads to the web page of a DOI with brackets, escaped once and whole", async () => {
    const doi = "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2";
    const unknown = await vscode.workspace.openTextDocument({
      language: "python",
      content: `# doi:${doi}\n`,
    });
    const [card] = await ours(unknown, "10.1002");
    const address = /\((https:\/\/doi\.org\/[^)\s]*)\)/.exec(card ?? "")?.[1] ?? "";
    assert.equal(decodeURIComponent(address), `https://doi.org/${doi}`);
  });

  it("counts where the workspace cites the paper", async () => {
    await eventually(async () => {
      const [card] = await hoverAt(document, "https://arxiv.org/abs/2402.15627");
      const [, citations, files] = /Cited (\d+) times in (\d+) files/.exec(plain(card?.value ?? "")) ?? [];
      return Number(citations) >= 2 && Number(files) >= 2 ? true : undefined;
    }, "train.py and README.md");
  });

  it("is a link that opens the reader", async () => {
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      "vscode.executeLinkProvider",
      document.uri,
    );
    const position = positionOf(document, "https://arxiv.org/abs/2402.15627");
    const targets = links
      .filter(({ range }) => range.contains(position))
      .map(({ target }) => target?.toString(true));
    assert.ok(
      targets.some((target) => target?.startsWith("command:marginalia.followCitation")),
      targets.join(" "),
    );
  });

  it("leads to the record of its paper as its definition", async () => {
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      positionOf(document, "https://arxiv.org/abs/2402.15627"),
    );
    const uris = found.map((one) => ("uri" in one ? one.uri : one.targetUri));
    const [uri] = uris.filter(({ path }) => path.endsWith("jiang2024megascale.md"));
    assert.ok(uri, uris.join(" "));
    const target = await vscode.workspace.openTextDocument(uri);
    assert.match(target.getText(), /^citekey: jiang2024megascale$/m);
  });

  it("has an empty record where a link to one is spelt wrongly", async () => {
    const uri = vscode.Uri.from({ scheme: "marginalia", path: "/100%.md" });
    assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), "");
  });
});

async function ours(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
  const cards = await hoverAt(document, text);
  return cards.map(({ value }) => value).filter((value) => value.includes("command:marginalia"));
}
