import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { offerFolders } from "../library/chooseFolder.ts";
import type { LibraryFolder } from "../library/folders.ts";
import { readerViewType } from "../manifest.ts";
import { fileOf } from "../papers/ownFile.ts";
import { showFailure } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { appendNotes } from "./appendNotes.ts";
import type { ReaderPage } from "./readerPage.ts";

/** A pause in typing after which a first note gets its file; in milliseconds. */
const pause = 700;

/** What a page without a file leaves to the one that takes its place. */
export interface Handover {
  readonly text: string;
  readonly caret: number;
  readonly focus: boolean;
}

/** The tab of a paper without a file. */
export interface UnfiledTab {
  /** `undefined` where the library does not have it (any more). */
  paper(): LibraryPaper | undefined;
  /** What was typed. */
  text(): string;
  /** Announces what the page at that uri takes over; it calls `take` when it is there. */
  handOver(uri: vscode.Uri, take: () => Promise<Handover | undefined>): void;
}

type Deps = Pick<Services, "log" | "host" | "paperFiles">;

/** How the tab of a paper without a file goes on in its file, once there is something to keep. */
export class FirstNote {
  readonly #deps: Deps;
  readonly #tab: UnfiledTab;
  #page: ReaderPage | undefined;
  #timer: unknown;
  #lastEdit = 0;
  /** Set from the first step of a move to its end, so that there is only one. */
  #moving = false;
  /** The user was asked for a folder and chose none: not asked again until asked to save. */
  #declined = false;
  /** Nothing is left to keep here: it is in the file, or with the page of the file. */
  #done = false;
  #closed = false;

  constructor(deps: Deps, tab: UnfiledTab) {
    this.#deps = deps;
    this.#tab = tab;
  }

  /** The page is there. It may hold text from before a restart of the window: that waits for a word of the user. */
  opened(page: ReaderPage): void {
    this.#page = page;
    if (this.#done) void this.#guard(() => this.#follow(page));
    else if (this.#tab.text() !== "" && (this.#declined || this.#lastEdit === 0)) this.#sayUnkept();
    else this.libraryChanged();
  }

  edited(): void {
    // What a page brings along when it comes to life is not typed now.
    if (this.#page === undefined) return;
    this.#lastEdit = performance.now();
    clearTimeout(this.#timer);
    if (!this.#declined) this.#timer = setTimeout(() => void this.#typed(), pause);
  }

  /** Keeps the note, asking where if need be; in the given folder if one was chosen. */
  save(folder?: LibraryFolder): void {
    this.#declined = false;
    this.#run(folder);
  }

  /** A question that takes the focus would take the next keys from the page: here it stands aside. */
  async #typed(): Promise<void> {
    const paper = this.#tab.paper();
    if ((paper && fileOf(paper)) || (await this.#deps.paperFiles.hasFolder())) return this.#run();
    if (this.#declined || this.#moving || this.#closed) return;
    this.#declined = true;
    this.#sayUnkept();
    await this.#guard(async () => {
      const folder = await offerFolders();
      if (folder && !this.#closed) this.save(folder);
    });
  }

  hidden(): void {
    if (this.#tab.text() !== "" && !this.#declined && !this.#moving) this.#run();
  }

  /** Somebody else may have made the file (a status or a category does). */
  libraryChanged(): void {
    const paper = this.#tab.paper();
    if (paper && fileOf(paper) && this.#page?.live) this.#run();
  }

  /** The tab is closed. What was typed and has no place yet gets one. */
  closed(): void {
    clearTimeout(this.#timer);
    this.#closed = true;
    // A move that is under way finds out, and writes.
    if (this.#done || this.#moving) return;
    void this.#guard(async () => {
      await this.#page?.notes.settled();
      if (this.#tab.text().trim() === "") return;
      if (this.#declined && !(await askToKeep(this.#tab.paper()?.title ?? ""))) return;
      await this.#write();
    });
  }

  #run(folder?: LibraryFolder): void {
    clearTimeout(this.#timer);
    if (this.#moving || this.#done) return;
    this.#moving = true;
    void this.#guard(() => this.#move(folder)).finally(() => {
      this.#moving = false;
    });
  }

  async #move(folder?: LibraryFolder): Promise<void> {
    const page = this.#page;
    const paper = this.#tab.paper();
    if (page === undefined || paper === undefined) return;
    const uri =
      fileOf(paper) ?? (await this.#deps.paperFiles.create(paper, { notes: "", ...(folder && { folder }) }));
    if (uri === undefined) {
      this.#declined = true;
      this.#sayUnkept();
      return;
    }
    // Whoever types on is not interrupted: keys pressed while tabs change places would go nowhere.
    while (this.#inView(page) && performance.now() - this.#lastEdit < pause) await sleep(100);
    if (this.#done) return;
    if (!this.#inView(page)) {
      // Not in view: the text goes into the file, and the tab follows when it is looked at again.
      await this.#write();
      return;
    }
    const focus = page.panel.active;
    await page.flush();
    const taken = new Promise<void>((resolve) => {
      this.#tab.handOver(uri, async () => {
        if (this.#done) return undefined;
        this.#done = true;
        // What the page sent when it was hidden is still to come in.
        await page.notes.settled();
        resolve();
        return { text: this.#tab.text(), caret: page.caret, focus };
      });
    });
    await vscode.commands.executeCommand("vscode.openWith", uri, readerViewType, {
      viewColumn: page.panel.viewColumn,
      preserveFocus: !focus,
      preview: this.#tab.text() === "",
    });
    await Promise.race([taken, sleep(20_000)]);
    if (this.#done) page.panel.dispose();
  }

  #inView(page: ReaderPage): boolean {
    return !this.#closed && page.panel.visible;
  }

  /** The file was written while the tab was hidden; now that it is looked at, it goes on there. */
  async #follow(page: ReaderPage): Promise<void> {
    const paper = this.#tab.paper();
    const uri = paper && fileOf(paper);
    if (uri === undefined) return;
    const options = { viewColumn: page.panel.viewColumn, preserveFocus: !page.panel.active, preview: false };
    await vscode.commands.executeCommand("vscode.openWith", uri, readerViewType, options);
    page.panel.dispose();
  }

  /** Puts the text into the paper's file, without a page. */
  async #write(): Promise<void> {
    const paper = this.#tab.paper();
    const text = this.#tab.text();
    if (paper === undefined || text.trim() === "") return;
    const uri = fileOf(paper) ?? (await this.#deps.paperFiles.create(paper, { notes: text }));
    if (uri === undefined) {
      this.#declined = true;
      return;
    }
    await appendNotes(uri, text, this.#deps.host);
    this.#done = true;
  }

  #sayUnkept(): void {
    this.#page?.say(vscode.l10n.t("This note is kept in this tab only, until it has a file."), true);
  }

  async #guard(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.#declined = true;
      this.#sayUnkept();
      // With the tab gone, the clipboard is the last place.
      const copy = vscode.l10n.t("Copy Note");
      const choices = this.#closed && this.#tab.text().trim() !== "" ? [copy] : [];
      const chosen = await showFailure(this.#deps.log, "keeping a first note", error, ...choices);
      if (chosen === copy) await vscode.env.clipboard.writeText(this.#tab.text());
    }
  }
}

async function askToKeep(title: string): Promise<boolean> {
  const keep = vscode.l10n.t("Keep");
  const sentence = vscode.l10n.t("Your note on “{0}” has no file yet.", title);
  return (await vscode.window.showWarningMessage(sentence, keep)) === keep;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
