import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import * as vscode from "vscode";
import { megaTides } from "../online/payloads.ts";
import { type OnlineServer, send, sourceNames, startOnlineServer } from "../online/server.ts";
import { closeAll, useForeign } from "./foreign.ts";
import { eventually, fileInFront, hoverAt, inWorkspace, plain, read, remove, write } from "./workspace.ts";

const configuration = () => vscode.workspace.getConfiguration();
const set = (key: string, value: unknown) =>
  configuration().update(key, value, vscode.ConfigurationTarget.Global);
const papers = () => readdirSync(inWorkspace("papers").fsPath);
const accept = () => vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");

describe("Looking papers up", function () {
  this.timeout(60_000);
  useForeign();
  let server: OnlineServer;
  let there: readonly string[];

  before(async () => {
    server = await startOnlineServer();
    there = papers();
    for (const name of sourceNames)
      await set(`marginalia.online.servers.${name}`, `${server.address}/${name}`);
    await set("marginalia.online.enabled", true);
  });
  after(async () => {
    for (const name of ["enabled", ...sourceNames.map((one) => `servers.${one}`)])
      await set(`marginalia.online.${name}`, undefined);
    await server.stop();
  });
  afterEach(async () => {
    server.asked.length = 0;
    server.instead.clear();
    await closeAll();
    for (const name of papers()) if (!there.includes(name)) await remove(`papers/${name}`);
  });

  /** Accepts what a list or a box proposes as soon as it is there, until a command has ended. */
  async function accepting(command: Thenable<unknown>): Promise<void> {
    let isDone = false;
    const end = command.then(() => {
      isDone = true;
    });
    while (!isDone) {
      await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 400))]);
      if (!isDone) await accept();
    }
  }

  it("adds a paper by its address with what arXiv says of it", async () => {
    await vscode.commands.executeCommand("marginalia.addPaper", "https://arxiv.org/abs/2302.01234");
    const text = await read(inWorkspace("papers/moe2023megatides.md"));
    assert.match(text, /^title: "MegaTides: Scaling Tides & Currents to More Than 10,000 Moons"$/m);
    assert.match(text, /^code: "?https:\/\/github\.com\/tides\/mega"?$/m);
    assert.ok(server.asked.every(({ headers }) => /VS Code/.test(headers["user-agent"] ?? "")));
  });

  it("lets one choose among the papers of a title", async () => {
    server.papers.set("2305.00001", {
      ...megaTides,
      arxiv: "2305.00001",
      title: "Quiet Tides at Noon",
      authors: ["Ann Roe"],
    });
    await accepting(vscode.commands.executeCommand("marginalia.addPaper", "quiet tides noon"));
    assert.match(await read(inWorkspace("papers/roe2023quiet.md")), /^arxiv: "2305\.00001"$/m);
  });

  it("asks for the title, and says why, where the sources cannot be asked", async () => {
    for (const start of ["/arxiv/", "/huggingFace/", "/dataCite/"])
      server.instead.set(start, (_, response) => send(response, 403, "text/plain", "no"));
    const adding = vscode.commands.executeCommand("marginalia.addPaper", "2302.01234");
    await eventually(async () => (server.asked.length >= 3 ? true : undefined), "the questions");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await adding;
    assert.deepEqual(papers(), there);
  });

  it("adds what the workspace cites, and asks of many at once", async () => {
    await write(
      "cites.py",
      "# arXiv:2302.01234 and https://arxiv.org/abs/math/0611800v1\n# arXiv:2306.00007\n",
    );
    try {
      await vscode.commands.executeCommand("marginalia.rescanWorkspace");
      const adding = vscode.commands.executeCommand("marginalia.addAllCited", "all");
      await eventually(
        async () =>
          papers().includes("moe2023megatides.md") && papers().includes("bee2006old.md") ? true : undefined,
        "two papers",
      );
      const batches = server.asked.filter(({ path }) => path.includes("id_list="));
      assert.ok(batches.length >= 1 && batches[0]?.path.includes("2306.00007"));
      await adding;
    } finally {
      await remove("cites.py");
    }
  });

  it("refreshes a paper with the differences that are left checked, and marks one that was withdrawn", async () => {
    const text = '---\ncitekey: gone2023\ntitle: My Title\narxiv: "2303.04321"\n---\nMy notes.\n';
    const uri = await write("papers/gone2023.md", text);
    const known = () => vscode.commands.executeCommand<unknown>("marginalia.openPaper", "arXiv:2303.04321");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await known();
    await accepting(vscode.commands.executeCommand("marginalia.refreshPapers", "arXiv:2303.04321"));
    const after = await read(uri);
    assert.match(after, /^pubstate: withdrawn$/m);
    assert.match(after, /^title: My Title$/m);
    assert.ok(after.endsWith("---\nMy notes.\n"));
    const code = await write("gone.py", "# https://arxiv.org/abs/2303.04321\n");
    try {
      const document = await vscode.workspace.openTextDocument(code);
      await vscode.window.showTextDocument(document);
      const [card] = await hoverAt(document, "2303.04321");
      assert.match(plain(card?.value ?? ""), /Withdrawn/);
    } finally {
      await remove("gone.py");
    }
  });

  it("shows what the registries say of the ids that are cited", async () => {
    const uri = await write(
      "check.py",
      "# https://arxiv.org/abs/2303.04321\n# https://arxiv.org/abs/2308.00009\n" +
        "# Smith et al. (2023), arXiv:2302.01234\n# Moe et al. (2011), arXiv:2302.01234\n" +
        '# "Deep Lakes of Silver in the Winter", arXiv:2302.01234\n',
    );
    try {
      await vscode.commands.executeCommand("marginalia.rescanWorkspace");
      await vscode.commands.executeCommand("marginalia.checkOnline");
      const codes = vscode.languages
        .getDiagnostics(uri)
        .map(({ code, range }) => [range.start.line, code])
        .filter(([, code]) => code !== "paper-not-in-library");
      assert.deepEqual(codes.sort(), [
        [0, "withdrawn-paper"],
        [1, "nonexistent-id"],
        [2, "author-mismatch"],
        [3, "year-mismatch"],
        [4, "title-mismatch"],
      ]);
      // Titles have a setting of their own.
      await set("marginalia.problems.titleMismatch", "off");
      await vscode.commands.executeCommand("marginalia.checkOnline");
      await set("marginalia.problems.titleMismatch", undefined);
      assert.deepEqual(
        vscode.languages.getDiagnostics(uri).filter(({ code }) => code === "title-mismatch"),
        [],
      );
      // They go with the setting.
      await set("marginalia.online.enabled", false);
      assert.deepEqual(
        vscode.languages.getDiagnostics(uri).filter(({ code }) => code === "withdrawn-paper"),
        [],
      );
      await set("marginalia.online.enabled", true);
    } finally {
      await remove("check.py");
    }
  });

  it("refreshes the papers that are selected, and no other", async () => {
    const record = (key: string, arxiv: string) =>
      write(`papers/${key}.md`, `---\ncitekey: ${key}\ntitle: T ${key}\narxiv: "${arxiv}"\n---\n`);
    const [mega, old, other] = [
      await record("mega2023", "2302.01234"),
      await record("old2006", "math/0611800"),
      await record("gone2023b", "2303.04321"),
    ];
    const id = (arxiv: string) => `arXiv:${arxiv}`;
    for (const [arxiv, key] of [
      ["2302.01234", "mega2023"],
      ["math/0611800", "old2006"],
      ["2303.04321", "gone2023b"],
    ] as const)
      await eventually(async () => {
        await vscode.commands.executeCommand("marginalia.openPaper", id(arxiv));
        return fileInFront()?.startsWith(key) ? true : undefined;
      }, `the paper ${key}`);
    const selected = [id("2302.01234"), id("math/0611800")];
    await accepting(vscode.commands.executeCommand("marginalia.refreshPapers", selected[0], selected));
    assert.match(await read(mega), /^submitted: 2023-02-02$/m);
    assert.match(await read(old), /^submitted: 2006-11-26$/m);
    assert.doesNotMatch(await read(other), /submitted|pubstate/);
    assert.ok(!server.asked.some(({ path }) => path.includes("2303.04321")));
  });

  it("changes no file where the answers are none", async () => {
    const text = '---\ncitekey: x2023\ntitle: X\narxiv: "2306.00099"\n---\nMine.\n';
    const uri = await write("papers/x2023.md", text);
    await eventually(async () => {
      await vscode.commands.executeCommand("marginalia.openPaper", "arXiv:2306.00099");
      const { activeTab } = vscode.window.tabGroups.activeTabGroup;
      return activeTab?.label.startsWith("x2023") ? true : undefined;
    }, "the paper");
    for (const [type, body] of [
      ["text/html", "<h1>Are you a robot?</h1>"],
      ["application/json", Buffer.alloc(9_000_000, 32)],
    ] as const) {
      server.asked.length = 0;
      server.instead.set("/", (_, response) => send(response, 200, type, body));
      await accepting(vscode.commands.executeCommand("marginalia.refreshPapers", "arXiv:2306.00099"));
      assert.ok(server.asked.length >= 1);
      assert.equal(await read(uri), text);
    }
  });

  it("offers in a quick fix to look a paper up that the library lacks, and adds it", async () => {
    await set("marginalia.problems.paperNotInLibrary", "information");
    const uri = await write("fix.py", "# see arXiv:2302.01234\n");
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      const at = new vscode.Position(0, 14);
      const fix = await eventually(async () => {
        const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          "vscode.executeCodeActionProvider",
          uri,
          new vscode.Range(at, at),
          vscode.CodeActionKind.QuickFix.value,
        );
        return fixes.find(({ title }) => title === "Look arXiv:2302.01234 up and add it to the library");
      }, "the quick fix");
      assert.deepEqual(server.asked, []);
      assert.ok(fix.command);
      await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
      assert.match(await read(inWorkspace("papers/moe2023megatides.md")), /^arxiv: "2302\.01234"$/m);
    } finally {
      await set("marginalia.problems.paperNotInLibrary", undefined);
      await remove("fix.py");
    }
  });

  it("asks nobody for a hover, a check, a search or an open file", async () => {
    const uri = await write("quiet.py", "# https://arxiv.org/abs/2307.00008\n");
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      const [card] = await hoverAt(document, "2307.00008");
      assert.match(plain(card?.value ?? ""), /Look up and add/);
      await vscode.commands.executeCommand("marginalia.rescanWorkspace");
      await vscode.commands.executeCommand("marginalia.checkWorkspace");
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.deepEqual(server.asked, []);
    } finally {
      await remove("quiet.py");
    }
  });
});
