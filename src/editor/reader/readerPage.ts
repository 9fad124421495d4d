import * as vscode from "vscode";
import type { Backlink } from "../../core/citations/citationIndex.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { rowText } from "../../core/text/shownText.ts";
import type { Intent, NotesView, Show, ToPage } from "../../protocol/messages.ts";
import { isShort } from "../../protocol/parts.ts";
import { showCitation } from "../documents/citationPlaces.ts";
import { isFulfilled } from "../isFulfilled.ts";
import { showFailure } from "../registerCommand.ts";
import { readSetting } from "../settings.ts";
import { type Channel, openChannel } from "./channel.ts";
import { Flushes } from "./flushes.ts";
import { HostNotes } from "./hostNotes.ts";
import { newNonce, readerHtml, readerResources } from "./html.ts";
import { backlinksAtOnce, citationsOf, citingLines } from "./lines/citingLines.ts";
import { type PageLists, pageLists } from "./lines/pageLists.ts";
import { cardsIn, labelOf, namedBy } from "./links/namedPapers.ts";
import { columnFor, runPageCommand } from "./pageCommands.ts";
import { neededFirst, type PageFiles } from "./pageHtml.ts";
import type { PaperDocument } from "./paperDocument.ts";
import { paperMessage } from "./paperMessage.ts";
import type { ReaderDeps } from "./readerDeps.ts";
import { pageStrings } from "./strings.ts";

/** Longer notes are edited as text; in UTF-16 units. */
const longestNotes = 250_000;

/** The differences between a paper with a file and one without. */
export interface PageTarget {
  readonly document: PaperDocument;
  readonly notesIn: Show["notesIn"];
  /** The paper to show; `undefined` if there is none. */
  paper(): LibraryPaper | undefined;
  /** A sentence that says why there is no paper. */
  absence(): string;
  /** Called when the page has opened and shows the notes. */
  opened(page: ReaderPage): Promise<void> | void;
  save(): void;
}

/** One open reader: shows a paper in a panel and keeps its notes in sync with the document. */
export class ReaderPage {
  readonly panel: vscode.WebviewPanel;
  readonly notes: HostNotes;
  /** The caret's offset when the page last lost the focus. */
  caret = 0;
  readonly #uri: vscode.Uri;
  readonly #deps: ReaderDeps;
  readonly #target: PageTarget;
  readonly #channel: Channel;
  readonly #lists: PageLists;
  readonly #flushes = new Flushes();
  #shown = "";
  #cardsShown = "[]";
  #backlinks: readonly Backlink[] = [];
  #backlinksShown = "";
  #count = backlinksAtOnce;
  /** Whether the page was sent every citing line, not only those known so far. */
  #isScanned = false;
  /** Whether the HTML contains the first messages, and the page has not reported `ready` yet. */
  #hasBegun = false;

  /** `isReady`: whether the library has been read, so that the HTML can contain the paper. */
  constructor(
    uri: vscode.Uri,
    panel: vscode.WebviewPanel,
    deps: ReaderDeps,
    target: PageTarget,
    { files, isReady }: { readonly files: PageFiles; readonly isReady: boolean },
  ) {
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
    this.#lists = pageLists(
      () =>
        this.#isScanned
          ? { backlinks: this.#backlinks, notes: target.document.read()?.text ?? "" }
          : undefined,
      uri,
      (message) => this.#channel.post(message),
      (error) => deps.log.error("A part of the page", error),
    );
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [...readerResources(deps.extensionUri), ...(this.#folder ? [this.#folder] : [])],
    };
    const needed = neededFirst(target.paper()?.abstract);
    const begin = isReady ? this.#firstMessages() : [];
    this.#hasBegun = begin.length > 0;
    panel.webview.html = readerHtml(panel.webview, deps.extensionUri, { files, needed, begin });
  }

  /** The messages for the page's HTML: strings, paper, notes. Empty if they are long, or if there is no paper. */
  #firstMessages(): readonly ToPage[] {
    if (this.#target.paper() === undefined || this.#notesShown() === undefined) return [];
    const messages = this.#channel.gathered(() => {
      this.#channel.post({ kind: "strings", strings: pageStrings() });
      this.#showPaper();
      this.notes.begin();
    });
    return isShort(messages) ? messages : [];
  }

  /** The folder of the paper's file, for pictures. */
  get #folder(): vscode.Uri | undefined {
    return this.#target.notesIn === "file" ? vscode.Uri.joinPath(this.#uri, "..") : undefined;
  }

  /** The notes, unless they are too long for the page: it would take seconds to open. */
  #notesShown(): string | undefined {
    const text = this.#target.document.read()?.text ?? "";
    return text.length > longestNotes ? undefined : text;
  }

  #notesView(): NotesView {
    return readSetting("marginalia.reader.notes", this.#uri);
  }

  get live(): boolean {
    return this.#channel.live;
  }

  dispose(): void {
    this.#channel.dispose();
    this.#lists.dispose();
    this.#flushes.dispose();
  }

  /** Call this when the document may have changed. */
  documentChanged(): void {
    this.notes.changed();
    this.#showPaper();
    this.#lists.showSoon();
  }

  /** Call this when the library or the index has changed; `files` are those whose citations changed. */
  refresh(files: ReadonlySet<string>): void {
    if (!this.live) return;
    this.#showPaper();
    if (files.has("")) this.#showNamedBy();
    void this.#showBacklinks(this.#backlinks.some(({ file }) => files.has(file)));
  }

  /** Settles when all typed text is in the document, but after at most a second. */
  async flush(): Promise<void> {
    if (this.live) await this.#flushes.ask((id) => this.#channel.post({ kind: "flush", id }));
    await this.notes.settled();
  }

  focus(caret: number): void {
    this.#channel.post({ kind: "focus", caret });
  }

  /** Shows a sentence below the notes; with `retry`, adds a Save Note button. */
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
    switch (intent.kind) {
      case "ready":
        return await this.#start(intent);
      case "edit":
        return await this.notes.edit(intent);
      case "flushed":
        return this.#flushes.answered(intent.id);
      case "caret":
        this.caret = intent.offset;
        return;
      case "save":
        return this.#target.save();
      case "open-backlink": {
        const { file, line, start } = intent;
        const backlink = this.#backlinks.find(
          (one) => one.file === file && one.citation.line === line && one.citation.start === start,
        );
        if (backlink) {
          const viewColumn = await columnFor(this.panel, intent.beside);
          await showCitation(this.#deps, backlink, { viewColumn });
        }
        return;
      }
      case "open-line":
        return await this.#lists.openRemark(intent.file, intent.line, await columnFor(this.panel, false));
      case "open-file": {
        const column = await columnFor(this.panel, intent.beside);
        return await this.#lists.openLink(intent, column, () => this.#command(intent));
      }
      case "more-backlinks":
        this.#count += backlinksAtOnce;
        return await this.#showBacklinks(true);
      default:
        return await this.#command(intent);
    }
  }

  #command(intent: Intent): Promise<void> {
    const post = (message: ToPage) => this.#channel.post(message);
    const isFiled = this.#target.notesIn === "file";
    const page = { uri: this.#uri, panel: this.panel, paper: this.#target.paper(), isFiled, post };
    return runPageCommand(intent, page, this.#deps);
  }

  async #start({ draft, begun }: Extract<Intent, { kind: "ready" }>): Promise<void> {
    const hasBegun = this.#hasBegun && begun === true;
    this.#hasBegun = false;
    this.#backlinksShown = "";
    if (!hasBegun) {
      this.#shown = "";
      this.#cardsShown = "[]";
      this.#channel.post({ kind: "strings", strings: pageStrings() });
    }
    await this.#deps.libraryFiles.ready();
    this.#showPaper();
    if (hasBegun) await this.notes.resume();
    else if (this.#notesShown() === undefined && draft === undefined)
      this.#channel.post({ kind: "too-long" });
    else void this.#sayLost(await this.notes.start(draft));
    this.#showNamedBy();
    await this.#target.opened(this);
    // Show known lines at once, but “not cited” only after the whole workspace was scanned.
    const scanned = this.#deps.workspaceScan.ready();
    if (!(await isFulfilled(scanned)) && this.#found().length > 0) await this.#showBacklinks(true);
    await scanned;
    this.#isScanned = true;
    await this.#showBacklinks(true);
  }

  /** Offers to copy typed texts that the document did not take. */
  async #sayLost(texts: readonly string[]): Promise<void> {
    if (texts.length === 0) return;
    const copy = vscode.l10n.t("Copy Note");
    const error = new Error(vscode.l10n.t("What was typed last could not be written into the notes."));
    if ((await showFailure(this.#deps.log, "notes", error, copy)) === copy)
      await vscode.env.clipboard.writeText(texts.join("\n\n"));
  }

  #showPaper(): void {
    const paper = this.#target.paper();
    const pictures = this.#folder && this.panel.webview.asWebviewUri(this.#folder);
    const message = paperMessage(this.#target, this.#notesView(), pictures, this.#deps.library);
    // Newer versions of VS Code show this in the tab; older ones, and all of them for "", show the file's name.
    this.panel.title = paper === undefined ? "" : rowText(labelOf(paper));
    this.#showCards();
    const shown = JSON.stringify(message);
    if (!this.live || shown === this.#shown) return;
    this.#shown = shown;
    this.#channel.post(message);
  }

  #showCards(): void {
    const { library } = this.#deps;
    const cards = cardsIn(this.#notesShown() ?? "", (key) => library.byCitekey(key));
    const shown = JSON.stringify(cards);
    if (!this.live || shown === this.#cardsShown) return;
    this.#cardsShown = shown;
    this.#channel.post({ kind: "cards", cards });
  }

  #showNamedBy(): void {
    const paper = this.#target.paper();
    if (paper) this.#channel.post({ kind: "named-by", cards: namedBy(paper, this.#deps.library.papers) });
  }

  #found(): readonly Backlink[] {
    return citationsOf(this.#deps.index, this.#target.paper()?.ids ?? [], this.#uri.toString());
  }

  /** Reads and shows the citing lines, unless neither they nor their files have changed. */
  async #showBacklinks(changed: boolean): Promise<void> {
    this.#backlinks = this.#found();
    this.#lists.show(changed);
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
