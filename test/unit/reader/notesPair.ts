// The two halves of the notes' synchronisation with channels in between, and a document that others write too.
import assert from "node:assert/strict";
import { applySpan, type Span } from "../../../src/core/text/span.ts";
import { HostNotes, type NotesDocument } from "../../../src/editor/reader/hostNotes.ts";
import type { NotesMessage } from "../../../src/protocol/notes.ts";
import { PageNotes } from "../../../src/webview/page/pageNotes.ts";

/** A document that others write too, and that refuses an edit now and then, as VS Code's do. */
export class FakeDocument implements NotesDocument {
  version = 1;
  text: string;
  readonly refuse: () => boolean;
  readonly listeners: (() => void)[] = [];

  constructor(text: string, refuse: () => boolean = () => false) {
    this.text = text;
    this.refuse = refuse;
  }
  read() {
    return { version: this.version, text: this.text };
  }
  async apply(version: number, change: Span): Promise<boolean> {
    await Promise.resolve();
    if (version !== this.version || this.refuse()) return false;
    this.write(applySpan(this.text, change));
    return true;
  }
  write(text: string): void {
    this.text = text;
    this.version++;
    for (const listener of this.listeners) listener();
  }
}

/** A page and a host with two channels in between, which deliver when they are told to. */
export class Pair {
  readonly document: FakeDocument;
  readonly host: HostNotes;
  page: PageNotes | undefined;
  readonly down: NotesMessage[] = [];
  readonly up: (() => Promise<void>)[] = [];
  /** What the page showed to the reader: follows `type`, and the changes that the page returned. */
  shown = "";

  constructor(text: string, refuse?: () => boolean) {
    this.document = new FakeDocument(text, refuse);
    this.host = new HostNotes(
      "s",
      this.document,
      (message) => this.down.push(message),
      () => Promise.resolve(),
    );
    this.document.listeners.push(() => this.host.changed());
  }

  /** The page is made with the text as it is now, and listens a little later. */
  openWithText(): void {
    this.host.begin();
    this.deliverDown();
    this.up.push(() => this.host.resume());
  }

  async open(): Promise<void> {
    await this.host.start(undefined);
    this.deliverDown();
  }

  deliverDown(): void {
    const message = this.down.shift();
    if (message === undefined) return;
    let change: Span | undefined;
    if (message.kind !== "notes") change = this.page?.receive(message);
    else if (this.page === undefined) {
      this.page = new PageNotes(message);
      this.shown = message.text;
    } else change = this.page.restart(message);
    if (change !== undefined) this.shown = applySpan(this.shown, change);
    assert.equal(this.shown, this.page?.text);
  }

  type(at: number, remove: number, text: string): void {
    const start = at % (this.shown.length + 1);
    const end = Math.min(this.shown.length, start + remove);
    this.shown = applySpan(this.shown, { start, end, text });
    this.page?.type(this.shown);
  }

  send(urgent = false): void {
    const edit = this.page?.take(urgent);
    if (edit !== undefined) this.up.push(() => this.host.edit(edit));
  }

  async deliverUp(): Promise<void> {
    await this.up.shift()?.();
  }

  /** The page is thrown away, as a hidden one is, and boots anew with what it had put down. */
  async reboot(): Promise<void> {
    const draft = this.page?.draft();
    while (this.up.length > 0) await this.deliverUp();
    this.down.length = 0;
    this.page = undefined;
    await this.host.start(draft);
    this.deliverDown();
  }

  async settle(): Promise<void> {
    for (let round = 0; round < 1000; round++) {
      this.send();
      while (this.up.length > 0) await this.deliverUp();
      while (this.down.length > 0) this.deliverDown();
      if (this.page?.settled) return;
    }
    assert.fail("did not settle");
  }
}
