import * as vscode from "vscode";
import type { Backlink } from "../../core/citations/citationIndex.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { backlinksAtOnce, type Intent, type Show } from "../../protocol/messages.ts";
import { showCitation } from "../documents/places.ts";
import { showDone } from "../messages.ts";
import { runCommand, showFailure } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { type Channel, openChannel } from "./channel.ts";
import { citingLines } from "./citingLines.ts";
import { type CoverageList, coverageList } from "./coverage.ts";
import { HostNotes } from "./hostNotes.ts";
import { newNonce, readerHtml, readerResources } from "./html.ts";
import type { PaperDocument } from "./paperDocument.ts";
import { shelfOf } from "./shelf.ts";
import { showOf } from "./show.ts";
import { linkWords, pageStrings } from "./strings.ts";

/** Milliseconds that a save waits for typed text from the page; VS Code gives up after about 1.5 s. */
const flushWithin = 1000;

/** Longer notes are edited as text; in UTF-16 units. */
const longestNotes = 250_000;

/** What differs between a paper with a file and one without it. */
export interface PageTarget {
  readonly document: PaperDocument;
  readonly notesIn: Show["notesIn"];
  /** The paper to show; `undefined` where there is none. */
  paper(): LibraryPaper | undefined;
  /** One sentence that says why there is no paper. */
  absence(): string;
  /** Called when the page has opened and shows the notes. */
  opened(page: ReaderPage): Promise<void> | void;
  save(): void;
}

type Deps = Pick<
  Services,
  "extensionUri" | "log" | "library" | "index" | "documents" | "libraryFiles" | "workspaceScan" | "paperFiles"
>;

/** One open reader: shows a paper in a panel and keeps its notes in sync with the document. */
export class ReaderPage {
  readonly panel: vscode.WebviewPanel;
  readonly notes: HostNotes;
  /** The caret's offset when the page last lost the focus. */
  caret = 0;
  readonly #uri: vscode.Uri;
  readonly #deps: Deps;
  readonly #target: PageTarget;
  readonly #channel: Channel;
  readonly #coverage: CoverageList;
  readonly #flushes = new Map<number, () => void>();
  #shown = "";
  #backlinks: readonly Backlink[] = [];
  #backlinksShown = "";
  #count = backlinksAtOnce;
  #nextFlush = 1;
  /** Whether the page has heard of every citing line, not only of those known so far. */
  #isScanned = false;

  constructor(uri: vscode.Uri, panel: vscode.WebviewPanel, deps: Deps, target: PageTarget) {
    this.#uri = uri;
    this.panel = panel;
    this.#deps = deps;
    this.#target = target;
    this.#channel = openChannel(panel, deps.log, (intent) => void this.#receive(intent));
    this.notes = new HostNotes(
      newNonce(),
      target.document,
      (message) => this.#channel.post(message),
      (attempt) => new Promise((resolve) => setTimeout(resolve, 10 * attempt)),
    );
    this.#coverage = coverageList(
      () =>
        this.#isScanned
          ? { backlinks: this.#backlinks, notes: target.document.read()?.text ?? "" }
          : undefined,
      (coverage) => this.#channel.post({ kind: "coverage", coverage }),
    );
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [...readerResources(deps.extensionUri)],
    };
    panel.webview.html = readerHtml(panel.webview, deps.extensionUri);
  }

  get live(): boolean {
    return this.#channel.live;
  }

  dispose(): void {
    this.#channel.dispose();
    this.#coverage.dispose();
    for (const done of this.#flushes.values()) done();
  }

  /** The document may have changed. */
  documentChanged(): void {
    this.notes.changed();
    this.#showPaper();
    this.#coverage.showSoon();
  }

  /** The library or the index has changed; `files` are those whose citations have. */
  refresh(files: ReadonlySet<string>): void {
    if (!this.live) return;
    this.#showPaper();
    void this.#showBacklinks(this.#backlinks.some(({ file }) => files.has(file)));
  }

  /** Settles when all typed text is in the document, or after a second. */
  async flush(): Promise<void> {
    if (this.live) {
      const id = this.#nextFlush++;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, flushWithin);
        this.#flushes.set(id, () => {
          clearTimeout(timer);
          resolve();
        });
        this.#channel.post({ kind: "flush", id });
      });
      this.#flushes.delete(id);
    }
    await this.notes.settled();
  }

  focus(caret: number): void {
    this.#channel.post({ kind: "focus", caret });
  }

  /** Shows a sentence below the notes; with `retry`, a Save Note button beside it. */
  say(text: string, retry: boolean): void {
    this.#channel.post({ kind: "say", text, retry });
  }

  async #receive(intent: Intent): Promise<void> {
    try {
      await this.#carryOut(intent);
    } catch (error) {
      void showFailure(this.#deps.log, intent.kind, error);
    }
  }

  async #carryOut(intent: Intent): Promise<void> {
    const paper = this.#target.paper();
    switch (intent.kind) {
      case "ready":
        return await this.#start(intent.draft);
      case "edit":
        return await this.notes.edit(intent);
      case "flushed":
        return this.#flushes.get(intent.id)?.();
      case "caret":
        this.caret = intent.offset;
        return;
      case "undo":
      case "redo":
        return void (await vscode.commands.executeCommand(intent.kind));
      case "save":
        return this.#target.save();
      case "open-backlink": {
        const { file, line, start } = intent;
        const backlink = this.#backlinks.find(
          (one) => one.file === file && one.citation.line === line && one.citation.start === start,
        );
        if (backlink) {
          // Keeps this tab, so that the citing file does not replace it.
          if (this.panel.active) await vscode.commands.executeCommand("workbench.action.keepEditor");
          const column = this.panel.viewColumn ?? vscode.ViewColumn.Active;
          const viewColumn = intent.beside ? vscode.ViewColumn.Beside : column;
          await showCitation(this.#deps, backlink, { viewColumn });
        }
        return;
      }
      case "more-backlinks":
        this.#count += backlinksAtOnce;
        return await this.#showBacklinks(true);
      case "open-text":
        await vscode.commands.executeCommand("vscode.openWith", this.#uri, "default", this.panel.viewColumn);
        return;
      case "status":
        if (paper) await this.#deps.paperFiles.setStatus(paper, intent.status);
        return;
      case "copy-citekey":
        if (!paper) return;
        await vscode.env.clipboard.writeText(paper.citekey);
        showDone("copy", vscode.l10n.t("Copied {0}", paper.citekey));
        return;
      case "show-group":
        await runCommand("marginalia.showGroup", intent.by, intent.name);
        return;
      case "cite":
      case "copy-citation":
        if (!paper) return;
        if (!this.#deps.library.find(paper.id))
          throw new Error(vscode.l10n.t("The library does not have this paper, so it cannot be cited."));
        await runCommand(
          intent.kind === "cite" ? "marginalia.citePaper" : "marginalia.copyCitation",
          paper.id,
        );
        return;
    }
  }

  async #start(draft: Parameters<HostNotes["start"]>[0]): Promise<void> {
    this.#shown = "";
    this.#backlinksShown = "";
    this.#channel.post({ kind: "strings", strings: pageStrings() });
    await this.#deps.libraryFiles.ready();
    this.#showPaper();
    // A page with so much text takes seconds to open, and a long part of a second for each key.
    if ((this.#target.document.read()?.text.length ?? 0) > longestNotes && draft === undefined)
      this.#channel.post({ kind: "too-long" });
    else await this.notes.start(draft);
    await this.#target.opened(this);
    // Known lines are shown at once; “not cited” only when the whole workspace was scanned.
    if (this.#found().length > 0) await this.#showBacklinks(true);
    await this.#deps.workspaceScan.ready();
    this.#isScanned = true;
    await this.#showBacklinks(true);
  }

  #showPaper(): void {
    const paper = this.#target.paper();
    const message =
      paper === undefined
        ? ({
            kind: "broken",
            text: this.#target.absence(),
            canOpen: this.#target.notesIn === "file",
          } as const)
        : ({
            kind: "show",
            show: showOf(paper, this.#target.notesIn, shelfOf(this.#deps.library, paper), linkWords()),
          } as const);
    const shown = JSON.stringify(message);
    if (!this.live || shown === this.#shown) return;
    this.#shown = shown;
    this.#channel.post(message);
  }

  #found(): readonly Backlink[] {
    const own = this.#uri.toString();
    return this.#deps.index.citing(this.#target.paper()?.ids ?? []).filter(({ file }) => file !== own);
  }

  /** Reads and shows the citing lines, unless neither they nor their files have changed. */
  async #showBacklinks(changed: boolean): Promise<void> {
    this.#backlinks = this.#found();
    this.#coverage.show(changed);
    const shown = this.#backlinks
      .map(({ file, citation }) => `${file}:${citation.line}:${citation.start}`)
      .join();
    if (shown === this.#backlinksShown && !changed) return;
    this.#backlinksShown = shown;
    const backlinks = await citingLines(this.#backlinks, this.#count);
    // A later call may have shown newer lines meanwhile.
    if (shown === this.#backlinksShown) this.#channel.post({ kind: "backlinks", backlinks });
  }
}
