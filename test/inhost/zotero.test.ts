import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import * as vscode from "vscode";
import { type OnlineServer, startOnlineServer } from "../online/server.ts";
import { annotation, item } from "../online/zotero.ts";
import { closeAll, useForeign } from "./foreign.ts";
import { eventually, fileInFront, inWorkspace, read, remove } from "./workspace.ts";

const set = (key: string, value: unknown) =>
  vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global);
const papers = () => readdirSync(inWorkspace("papers").fsPath);
const command = (name: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`marginalia.${name}`, ...args);

describe("Zotero", function () {
  this.timeout(60_000);
  useForeign();
  let server: OnlineServer;
  let there: readonly string[];
  const asked = () => server.asked.filter(({ path }) => path.startsWith("/zotero/"));

  before(async () => {
    server = await startOnlineServer();
    there = papers();
    await set("marginalia.online.servers.zotero", `${server.address}/zotero`);
  });
  after(async () => {
    await set("marginalia.online.servers.zotero", undefined);
    await set("marginalia.zotero.collections", undefined);
    await server.stop();
  });
  afterEach(async () => {
    await closeAll();
    for (const name of papers()) if (!there.includes(name)) await remove(`papers/${name}`);
  });

  /** Accepts what lists propose, `rows` below the first in the first of them, until a command has ended. */
  async function accepting(running: Thenable<unknown>, rows: number): Promise<void> {
    let isDone = false;
    const end = running.then(() => {
      isDone = true;
    });
    for (let list = 0; !isDone; list++) {
      await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 1500))]);
      if (isDone) break;
      if (list === 0)
        for (let row = 0; row < rows; row++)
          await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    }
  }
  // Below “Search Zotero…”: the library, its collection Tides.
  const importTides = () => accepting(command("importFromZotero"), 2);

  it("is asked for nothing before the user asks", async () => {
    await command("rescanWorkspace");
    await command("openPaper", "arXiv:2402.15627");
    assert.deepEqual(asked(), []);
  });

  it("gives papers with what was marked in them, and on the next import what is new alone", async () => {
    await importTides();
    const uri = inWorkspace("papers/moeMega23.md");
    const text = await eventually(
      async () => ((await read(uri)).includes("Why it matters") ? read(uri) : undefined),
      "the notes",
    );
    assert.match(text, /^arxiv: "2302\.01234"$/m);
    assert.ok(
      text.includes(
        "> We present MegaTides.\n>\n> — p. 1\n\n> Tides scale with the number of moons.\n>\n> — p. 7\n\nCompare Table 2.",
      ),
      text,
    );
    assert.ok(
      papers().includes("groupold.md") || papers().some((name) => /2006old\.md$/.test(name)),
      String(papers()),
    );
    const edited = text.replace("Compare Table 2.", "My own words.");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(edited));
    server.zotero.children.set("TIDESPDF", [
      ...(server.zotero.children.get("TIDESPDF") ?? []),
      annotation("MARKEEEE", { annotationText: "Moons are many.", annotationPageLabel: "3" }),
    ]);
    await importTides();
    const after = await eventually(
      async () => ((await read(uri)).includes("Moons are many.") ? read(uri) : undefined),
      "the new quote",
    );
    const notes = (whole: string) => whole.slice(whole.indexOf("\n---\n") + 5);
    assert.equal(notes(after), `${notes(edited)}\n> Moons are many.\n>\n> — p. 3\n`);
    await importTides();
    assert.equal(await read(uri), after);
  });

  it("keeps a collection as a layer that is there without Zotero, and follows what changes", async () => {
    await set("marginalia.zotero.collections", ["users/0/collections/TIDESCOL"]);
    await command("refreshCollections");
    const opens = async (id: string, citekey: string) => {
      await command("openPaper", id);
      return fileInFront() === `${citekey}.md` ? true : undefined;
    };
    await eventually(() => opens("doi:10.1000/old.1", "tidegroup2006old"), "the paper of Zotero");
    const before = asked().length;
    server.zotero.items.set(
      "TIDESDDD",
      item("TIDESDDD", {
        itemType: "book",
        title: "New Tides of Zotero",
        creators: [],
        DOI: "10.1000/new.2",
      }),
    );
    server.zotero.collected.push("TIDESDDD");
    await command("refreshCollections");
    assert.ok(asked().length > before);
    assert.equal(await opens("doi:10.1000/new.2", "new2023"), true);
    // Off: what was read last is there, and goes with the setting.
    server.zotero.state = "off";
    await set("marginalia.zotero.collections", []);
    await set("marginalia.zotero.collections", ["users/0/collections/TIDESCOL"]);
    await eventually(() => opens("doi:10.1000/old.1", "tidegroup2006old"), "the copy");
    server.zotero.state = "on";
  });
});
