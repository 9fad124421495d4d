import * as vscode from "vscode";
import { conflictsIn } from "../../core/library/versions/conflicts.ts";
import { debounce } from "../debounce.ts";
import { isFulfilled } from "../isFulfilled.ts";
import { showWarning } from "../messages.ts";
import { paperOfRecord } from "../papers/paperOfRecord.ts";
import { recordPaper, recordScheme } from "../papers/records.ts";
import { runCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { onSettings } from "../settings.ts";
import { FirstNote, type Give } from "./firstNote.ts";
import { followRenames } from "./followRenames.ts";
import { watchForeignChanges } from "./foreignChange.ts";
import { readPageFiles } from "./html.ts";
import { paperFileDocument, unfiledDocument } from "./paperDocument.ts";
import type { ReaderDeps } from "./readerDeps.ts";
import { type PageTarget, ReaderPage } from "./readerPage.ts";

type Deps = ReaderDeps & Pick<Services, "bundles">;

/** Pages are refreshed this many milliseconds after the last change. */
const debounceMs = 100;

export interface Reader extends vscode.Disposable {
  /** Shows a paper file, or the record of a paper without one, in a tab from VS Code. */
  open(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void>;
}

/** Creates the reader, which keeps track of its open pages. */
export function createReader(deps: Deps): Reader {
  const { library, index } = deps;
  const pages = new Map<ReaderPage, vscode.TextDocument>();
  /** By uri: gives a page the text of the one it replaces. */
  const handovers = new Map<string, Give>();
  /** The first notes of the open papers that have no file. */
  const firstNotes = new Set<FirstNote>();
  const files = readPageFiles(deps.extensionUri);

  const refresh = debounce<string>(debounceMs, (files) => {
    for (const page of pages.keys()) page.refresh(files);
    for (const firstNote of firstNotes) firstNote.libraryChanged();
  });

  async function takeOver(page: ReaderPage, uri: string): Promise<void> {
    const give = handovers.get(uri);
    handovers.delete(uri);
    await give?.(async ({ text, caret, focus }) => {
      const begin = text === "" ? 0 : await page.notes.append(text);
      if (begin === undefined) {
        const name = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
        throw new Error(vscode.l10n.t("The note could not be written into {0} yet.", name));
      }
      if (focus) page.focus(begin + caret);
    });
  }

  /** Opens a paper file. */
  async function openFile(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<ReaderPage> {
    const name = document.uri.toString();
    const paperDocument = paperFileDocument(document, (await deps.bundles.load("library")).parsePaperFile);
    const start = { files: await files, isReady: await isFulfilled(deps.libraryFiles.ready()) };
    if (conflictsIn(document.getText()).length > 0) void offerToResolve(name);
    const target: PageTarget = {
      document: paperDocument,
      notesIn: "file",
      paper() {
        const record = paperDocument.record();
        return record && paperOfRecord(record, name, library);
      },
      absence() {
        const reason = paperDocument.problem()?.args.reason;
        if (reason === "merge conflict markers")
          return vscode.l10n.t(
            "Two sides changed this file differently, and Git left both texts in it. “Marginalia: Resolve Merge Conflict” shows them one by one.",
          );
        return reason === undefined
          ? vscode.l10n.t("This is not a paper file: there is no citekey in its front matter.")
          : vscode.l10n.t("The front matter of this file cannot be read: {0}.", reason.replace(/\.$/, ""));
      },
      opened: (page) => takeOver(page, name),
      save: () => void document.save(),
    };
    return new ReaderPage(document.uri, panel, deps, target, start);
  }

  /** Opens a paper without a file. Its first note creates one, and the tab continues there. */
  async function openRecord(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<ReaderPage> {
    const start = { files: await files, isReady: await isFulfilled(deps.libraryFiles.ready()) };
    const paper = () => recordPaper(library, document.uri);
    const notes = unfiledDocument(paper, () => firstNote.edited());
    const firstNote = new FirstNote(deps, {
      paper,
      text: () => notes.read()?.text ?? "",
      handOver(uri, give) {
        handovers.set(uri.toString(), give);
        for (const [page, shown] of pages) {
          if (page.live && shown.uri.toString() === uri.toString()) void takeOver(page, uri.toString());
        }
      },
    });
    firstNotes.add(firstNote);
    panel.onDidChangeViewState(() => !panel.visible && firstNote.hidden());
    panel.onDidDispose(() => {
      firstNotes.delete(firstNote);
      firstNote.closed();
    });
    const target: PageTarget = {
      document: notes,
      notesIn: "new-file",
      paper,
      absence: () => vscode.l10n.t("The library does not have this paper (any more)."),
      opened: (page) => firstNote.opened(page),
      save: () => firstNote.save(),
    };
    return new ReaderPage(document.uri, panel, deps, target, start);
  }

  const foreign = watchForeignChanges((document) => [...pages.values()].includes(document));
  const listeners = vscode.Disposable.from(
    refresh,
    foreign,
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      for (const [page, shown] of pages) if (shown === document) page.documentChanged();
    }),
    followRenames((file) =>
      Promise.all(
        [...pages].map(([page, shown]) => shown.uri.toString() === file.toString() && page.flush()),
      ),
    ),
    vscode.workspace.onWillSaveTextDocument((event) => {
      const shown = [...pages].flatMap(([page, document]) => (document === event.document ? [page] : []));
      for (const page of shown) event.waitUntil(page.flush());
      if (shown.length > 0) event.waitUntil(foreign.beforeSave(event.document));
    }),
    onSettings(["marginalia.reader.notes"], () => refresh.add("")),
    library.onDidChange(() => refresh.add("")),
    index.onDidChange(({ files }) => {
      for (const file of files) refresh.add(file);
    }),
  );

  return {
    async open(document, panel) {
      const page = await (document.uri.scheme === recordScheme ? openRecord : openFile)(document, panel);
      pages.set(page, document);
      foreign.learn(document);
      panel.onDidDispose(() => {
        pages.delete(page);
        page.dispose();
      });
    },
    dispose: () => listeners.dispose(),
  };
}

/** Offers to choose between both sides of a file that Git could not merge. */
async function offerToResolve(file: string): Promise<void> {
  const { l10n, workspace } = vscode;
  const resolve = l10n.t("Resolve…");
  const sentence = l10n.t("{0} has a merge conflict.", workspace.asRelativePath(vscode.Uri.parse(file)));
  if ((await showWarning(sentence, resolve)) === resolve)
    await runCommand("marginalia.resolveConflict", file);
}
