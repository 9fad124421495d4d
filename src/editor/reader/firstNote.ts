import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { notesOffset } from "../../core/library/paperFile/frontMatter.ts";
import { editFileText } from "../documents/editFileText.ts";
import type { Host } from "../host.ts";
import { offerFolders } from "../library/chooseFolder.ts";
import type { LibraryFolder } from "../library/folders.ts";
import { readerViewType } from "../manifest.ts";
import { showWarning } from "../messages.ts";
import { fileOf } from "../papers/fileOfPaper.ts";
import { showFailure } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import type { ReaderPage } from "./readerPage.ts";

/** A first note gets its file after a pause in typing of this many milliseconds. */
const pause = 700;

/** What the page of a paper without a file passes on to the page that replaces it. */
export interface Handover {
  readonly text: string;
  readonly caret: number;
  readonly focus: boolean;
}

/** The tab of a paper without a file. */
export interface UnfiledTab {
  /** `undefined` if the library does not have it (any more). */
  paper(): LibraryPaper | undefined;
  /** The typed text. */
  text(): string;
  /** Announces that the page at `uri` will take over the text: once it has opened, it calls `give`. */
  handOver(uri: vscode.Uri, give: Give): void;
}

/** Calls `take` with the text, unless it is in the file already. `take` rejects if the text could not be written. */
export type Give = (take: (handover: Handover) => Promise<void>) => Promise<void>;

type Deps = Pick<Services, "log" | "host" | "paperFiles">;

/** Moves the tab of a paper without a file to a new paper file once something was typed. */
export class FirstNote {
  readonly #deps: Deps;
  readonly #tab: UnfiledTab;
  #page: ReaderPage | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastEdit = 0;
  /** Set during a move, so that there is only one. */
  #moving = false;
  /** The user was asked for a folder and chose none. They are not asked again until they save. */
  #declined = false;
  /** The text is in the file or with the file's page, so nothing is left to do. */
  #done = false;
  #closed = false;

  constructor(deps: Deps, tab: UnfiledTab) {
    this.#deps = deps;
    this.#tab = tab;
  }

  /**
   * Called when the page has opened. Text from before a restart of the window is only saved if the user asks for it.
   */
  opened(page: ReaderPage): void {
    this.#page = page;
    if (this.#done) void this.#guard(() => this.#follow(page));
    else if (this.#tab.text() !== "" && (this.#declined || this.#lastEdit === 0)) this.#sayUnkept();
    else this.libraryChanged();
  }

  edited(): void {
    // A page hands in old text while it opens, which is not typing.
    if (this.#page === undefined) return;
    this.#lastEdit = performance.now();
    clearTimeout(this.#timer);
    if (!this.#declined) this.#timer = setTimeout(() => void this.#typed(), pause);
  }

  /** Saves the note, in the given folder if there is one; asks for a folder if necessary. */
  save(folder?: LibraryFolder): void {
    this.#declined = false;
    this.#run(folder);
  }

  /**
   * Saves typed text if there is a folder for it. Otherwise asks for one in a notification: a dialog would take the
   * focus, and the next keys, from the page.
   */
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

  /** The file may exist now, because setting a status or a category creates it. */
  libraryChanged(): void {
    const paper = this.#tab.paper();
    if (paper && fileOf(paper) && this.#page?.live) this.#run();
  }

  /** Called when the tab was closed: saves typed text that is not in a file yet. */
  closed(): void {
    clearTimeout(this.#timer);
    this.#closed = true;
    // A running move will notice, and write the text.
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
    // Ends before a failure is dismissed, so that Save Note works meanwhile.
    const move = () =>
      this.#move(folder).finally(() => {
        this.#moving = false;
      });
    void this.#guard(move);
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
    // Wait while the user types: keys pressed while the tabs change would be lost.
    while (this.#inView(page) && performance.now() - this.#lastEdit < pause) await sleep(100);
    if (this.#done) return;
    if (!this.#inView(page)) {
      // For a hidden tab, write the text now; the tab moves to the file when it is next shown.
      await this.#write();
      return;
    }
    const focus = page.panel.active;
    await page.flush();
    let isGiving = false;
    const given = new Promise<void>((resolve) => {
      this.#tab.handOver(uri, async (take) => {
        if (this.#done || isGiving) return;
        isGiving = true;
        try {
          // What the page sent when it was hidden may still be in flight.
          await page.notes.settled();
          await take({ text: this.#tab.text(), caret: page.caret, focus });
          // Only now: until the file has the text, nothing else has it but this tab.
          this.#done = true;
        } catch (error) {
          // Not awaited, because the page that opens waits for us. For a closed tab, the text is written below.
          if (!this.#closed) void this.#guard(() => Promise.reject(error));
        }
        isGiving = false;
        resolve();
      });
    });
    await vscode.commands.executeCommand("vscode.openWith", uri, readerViewType, {
      viewColumn: page.panel.viewColumn,
      preserveFocus: !focus,
      preview: this.#tab.text() === "",
    });
    await Promise.race([given, sleep(20_000)]);
    if (isGiving) await given;
    if (this.#done) page.panel.dispose();
    // Nobody took the text, and there is no tab any more that could keep it.
    else if (this.#closed) await this.#write();
  }

  #inView(page: ReaderPage): boolean {
    return !this.#closed && page.panel.visible;
  }

  /** Moves a tab that is shown again to the file that was written while it was hidden. */
  async #follow(page: ReaderPage): Promise<void> {
    const paper = this.#tab.paper();
    const uri = paper && fileOf(paper);
    if (uri === undefined) return;
    const options = { viewColumn: page.panel.viewColumn, preserveFocus: !page.panel.active, preview: false };
    await vscode.commands.executeCommand("vscode.openWith", uri, readerViewType, options);
    page.panel.dispose();
  }

  /** Writes the text into the paper's file without opening it. */
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
      // The tab is gone, so offer to copy the note.
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
  return (await showWarning(sentence, keep)) === keep;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Appends a text to the notes in a paper file, unless it is there already, and saves without opening a tab. */
export async function appendNotes(uri: vscode.Uri, text: string, host: Host): Promise<void> {
  await editFileText(uri, (before) => before + additionTo(before, text), host);
}

/** What to append to a paper file so that its notes contain the text; "" if they are already that text. */
function additionTo(file: string, text: string): string {
  const eol = file.includes("\r\n") ? "\r\n" : "\n";
  const written = text.replace(/\n/g, eol);
  const offset = notesOffset(file) ?? 0;
  if (file.slice(offset).trim() === written.trim()) return "";
  if (/[\r\n]$/.test(file)) return (offset < file.length ? eol : "") + written;
  return (offset < file.length ? eol : "") + eol + written;
}
