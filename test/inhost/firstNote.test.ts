import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { LibraryPaper } from "../../src/core/library/libraryPaper.ts";
import { FirstNote, type Give, type Handover } from "../../src/editor/reader/firstNote.ts";
import type { ReaderDeps } from "../../src/editor/reader/readerDeps.ts";
import type { ReaderPage } from "../../src/editor/reader/readerPage.ts";
import { closeAll } from "./foreign.ts";
import { eventually, remove, write } from "./workspace.ts";

/** The tab of a paper that has got a file, and what became of it. */
function tabWith(text: string, file: vscode.Uri) {
  const state = { isDisposed: false, said: [] as string[], give: undefined as Give | undefined };
  const paper = {
    id: "key:roe2024note",
    title: "A Note",
    citekey: "roe2024note",
    origins: [{ kind: "papers", file: file.toString(), line: 0 }],
  };
  const panel = {
    visible: true,
    active: true,
    viewColumn: vscode.ViewColumn.One,
    dispose() {
      state.isDisposed = true;
    },
  };
  const page = {
    panel,
    caret: 0,
    live: true,
    notes: { settled: () => Promise.resolve() },
    flush: () => Promise.resolve(),
    say: (sentence: string) => state.said.push(sentence),
  };
  const deps = { log: { error: () => undefined } };
  const firstNote = new FirstNote(deps as unknown as ReaderDeps, {
    paper: () => paper as unknown as LibraryPaper,
    text: () => text,
    handOver(_uri, give) {
      state.give = give;
    },
  });
  return { state, firstNote, page: page as unknown as ReaderPage };
}

describe("a first note whose file does not take it", () => {
  afterEach(async () => {
    await vscode.commands.executeCommand("notifications.clearAll");
    await closeAll();
    await remove("papers");
  });

  it("stays in its tab, and goes into the file when it is saved again", async () => {
    const file = await write("papers/roe2024note.md", "---\ncitekey: roe2024note\ntitle: A Note\n---\n");
    const { state, firstNote, page } = tabWith("all that I have read", file);
    firstNote.opened(page);
    state.said.length = 0;
    firstNote.save();
    const refused = await eventually(async () => state.give, "the text is given");
    state.give = undefined;
    await refused(() => Promise.reject(new Error("no")));
    await eventually(async () => (state.said.length > 0 ? true : undefined), "the page says so");
    assert.equal(state.isDisposed, false);
    const give = await eventually(async () => {
      firstNote.save();
      return state.give as Give | undefined;
    }, "it is given again");
    const taken: Handover[] = [];
    await give(async (handover) => {
      taken.push(handover);
    });
    assert.deepEqual(
      taken.map(({ text }) => text),
      ["all that I have read"],
    );
    await eventually(async () => (state.isDisposed ? true : undefined), "the tab is closed");
  });
});
