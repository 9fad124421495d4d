import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import * as vscode from "vscode";
import { openLinkedFile } from "../../src/editor/reader/links/linkedFile.ts";
import { isPicture } from "../../src/editor/reader/links/picture.ts";
import { eventually, hoverAt, inWorkspace, plain, remove, write } from "./workspace.ts";

const settings = () => vscode.workspace.getConfiguration("marginalia.library");
const paper = '---\ncitekey: sound2024paper\ntitle: Sound\narxiv: "1706.03762"\n---\n';

/** Our problems of a file or folder, once there are some. */
const problemsOf = (path: string) =>
  eventually(async () => {
    const ours = vscode.languages
      .getDiagnostics(inWorkspace(path))
      .filter(({ source }) => source === "Marginalia");
    return ours.length > 0 ? ours.map(({ message }) => message).join("\n") : undefined;
  }, `a problem of ${path}`);

describe("a library folder that was made to harm", () => {
  let train: vscode.TextDocument;
  const card = (title: string) =>
    eventually(async () => {
      const cards = await hoverAt(train, "arXiv:1706.03762");
      return cards.map(({ value }) => plain(value)).find((text) => text.includes(`**${title}**`));
    }, `the card of ${title}`);
  const setFolder = (value: string | undefined) =>
    settings().update("folder", value, vscode.ConfigurationTarget.Workspace);

  before(async () => {
    train = await vscode.workspace.openTextDocument(inWorkspace("train.py"));
    await vscode.window.showTextDocument(train);
  });
  afterEach(async () => {
    await setFolder(undefined);
    rmSync(inWorkspace("papers").fsPath, { recursive: true, force: true });
    await eventually(async () => {
      const cards = await hoverAt(train, "arXiv:1706.03762");
      return cards.some(({ value }) => /Sound/.test(value)) ? undefined : true;
    }, "no card");
  });
  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    rmSync(inWorkspace(".vscode").fsPath, { recursive: true, force: true });
  });

  it("is read without its pipes and devices, each with a sentence, and so is a bibliography", async () => {
    mkdirSync(inWorkspace("papers").fsPath);
    for (const pipe of ["papers/pipe.md", "pipe.bib", "papers/categories.yaml"])
      execFileSync("mkfifo", [inWorkspace(pipe).fsPath]);
    symlinkSync("/dev/zero", inWorkspace("papers/zero.md").fsPath);
    symlinkSync("/dev/zero", inWorkspace("zero.bib").fsPath);
    writeFileSync(inWorkspace("papers/sound2024paper.md").fsPath, paper);
    try {
      await card("Sound");
      // Other windows ask for nothing; a change of the setting has all of it read again.
      await setFolder("./papers/");
      await write("later.bib", "@misc{later, title={Later}, doi={10.1000/later}}");
      await card("Sound");
      const opened = vscode.workspace.textDocuments.map(({ uri }) => uri.path);
      assert.ok(!opened.some((path) => /pipe|zero/.test(path)), opened.join());
      // Opened in the reader as a file of the Explorer is: VS Code refuses it, and nothing of ours waits for it.
      const pipe = inWorkspace("papers/pipe.md");
      await Promise.race([
        vscode.commands.executeCommand("vscode.openWith", pipe, "marginalia.reader"),
        new Promise((resolve) => setTimeout(resolve, 3000)),
      ]);
      await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
      await vscode.window.showTextDocument(train);
      await card("Sound");
    } finally {
      for (const path of ["pipe.bib", "zero.bib", "later.bib"])
        rmSync(inWorkspace(path).fsPath, { force: true });
    }
  });

  it("has pictures for its notes, but none behind a link, of a device or out of the folder", async () => {
    const { path, fsPath } = await write("papers/sound2024paper.md", `${paper}![](zero.png)\n`);
    const folder = join(fsPath, "..");
    mkdirSync(join(folder, "figures"));
    for (const name of ["a.png", "figures/b.png"]) writeFileSync(join(folder, name), "picture");
    symlinkSync("/dev/zero", join(folder, "zero.png"));
    symlinkSync("a.png", join(folder, "linked.png"));
    symlinkSync("figures", join(folder, "folder"));
    execFileSync("mkfifo", [join(folder, "pipe.png")]);
    const file = inWorkspace("papers/sound2024paper.md");
    assert.equal(file.path, path);
    const found: string[] = [];
    const names = [
      "a.png",
      "figures/b.png",
      "zero.png",
      "linked.png",
      "folder/b.png",
      "pipe.png",
      "figures",
      "none.png",
      "../train.py",
    ];
    for (const name of names) if (await isPicture(name, file)) found.push(name);
    assert.deepEqual(found, ["a.png", "figures/b.png"]);
    // Nor are they opened by a click on a link.
    for (const name of ["zero.png", "pipe.png", "figures"])
      await assert.rejects(openLinkedFile(name, file, {}), /has no file/, name);
    await card("Sound");
  });

  it("is cleared of what a killed host has left in it, when it is read first", async () => {
    const hourAgo = new Date(Date.now() - 3_600_000);
    const left = inWorkspace("papers/.marginalia-0123456789ab.tmp").fsPath;
    const others = inWorkspace("papers/.others.tmp").fsPath;
    for (const folder of [left, others]) {
      mkdirSync(folder, { recursive: true });
      for (const name of ["new", ".gitignore"]) writeFileSync(join(folder, name), "half");
      utimesSync(folder, hourAgo, hourAgo);
    }
    await write("papers/sound2024paper.md", paper);
    await card("Sound");
    await setFolder("./papers/");
    await eventually(async () => (existsSync(left) ? undefined : true), "the leftovers are gone");
    assert.ok(existsSync(join(others, "new")));
  });

  it("has a sentence where it may not be read", async () => {
    const isRoot = process.geteuid?.() === 0;
    const { path } = await write("papers/sound2024paper.md", paper);
    await card("Sound");
    const folder = join(path, "..");
    chmodSync(folder, 0o000);
    // Root may read everything.
    if (isRoot) process.seteuid?.(65534);
    try {
      await setFolder("papers/.");
      assert.match(await problemsOf("papers"), /no permission to read it/);
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(folder, 0o755);
    }
  });

  it("has a sentence where a setting names it with a NUL character, and the rest goes on", async () => {
    await write("other.bib", "@misc{other, title={Sound}, eprint={1706.03762}, archiveprefix={arXiv}}");
    try {
      await setFolder("pa\0pers");
      await eventually(async () => {
        const all = vscode.languages.getDiagnostics().flatMap(([, problems]) => problems);
        return all.some(({ message }) => /NUL character/.test(message)) ? true : undefined;
      }, "a problem");
      await card("Sound");
      let isDone = false;
      const ended = vscode.commands
        .executeCommand("marginalia.setStatus", "arXiv:1706.03762", "read")
        .then(() => {
          isDone = true;
        });
      // Asked for another folder, the user chooses none.
      while (!isDone) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      }
      await ended;
    } finally {
      await remove("other.bib");
    }
  });
});
