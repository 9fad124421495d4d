import { applySpan, joinedSpans, type Span, shiftSpan, spanBetween } from "../../core/text/span.ts";
import type { NotesDraft, NotesEdit, NotesMessage } from "../../protocol/notes.ts";

/** Where the notes are stored; in the editor this is the body of a paper file's document. */
export interface NotesDocument {
  /** `undefined` if the file is no longer a paper file. */
  read(): { readonly version: number; readonly text: string } | undefined;
  /** Returns false and changes nothing if the document has moved on from that version. */
  apply(version: number, change: Span): Promise<boolean>;
}

/** How often an edit is retried in a document that keeps changing. */
const attempts = 8;
/** How many document changes are kept. A page that is further behind gets the whole text. */
const mostSteps = 500;

/** A text of this length hardly occurs twice by chance. */
const telling = 20;

interface Step {
  /** The document's version after the change. */
  readonly version: number;
  readonly change: Span;
  /** The text that `change` replaced. */
  readonly removed: string;
}

/**
 * The host's half of the notes' synchronisation, one per open page. It keeps the document's recent changes, to rebase
 * an edit made for an older version onto the current one.
 */
export class HostNotes {
  readonly session: string;
  readonly #document: NotesDocument;
  readonly #post: (message: NotesMessage) => void;
  readonly #wait: (attempt: number) => Promise<void>;
  #posted = { version: 0, text: "" };
  #seen = { version: 0, text: "" };
  /** The changes that led to `#seen`, oldest first. */
  #steps: Step[] = [];
  /** False until the page has asked for the text, because it does not listen before. */
  #started = false;
  #lastSeq = 0;
  /** Set by a refusal; cleared by the first edit that does not build on the refused one. */
  #refusing = false;
  #applying = false;
  #chain: Promise<void> = Promise.resolve();

  /** `wait` pauses before a retry, so that change events of the document can arrive. */
  constructor(
    session: string,
    document: NotesDocument,
    post: (message: NotesMessage) => void,
    wait: (attempt: number) => Promise<void>,
  ) {
    this.session = session;
    this.#document = document;
    this.#post = post;
    this.#wait = wait;
    const now = document.read();
    if (now !== undefined) this.#seen = now;
  }

  /**
   * Starts a page: takes in the draft that the previous page could not send, then posts the whole text. Returns the
   * texts of the draft that the document did not take: no page has them any more.
   */
  start(draft: NotesDraft | undefined): Promise<readonly string[]> {
    return this.#queue(async () => {
      this.#started = false;
      this.#observe();
      const lost: string[] = [];
      if (draft !== undefined && draft.session !== this.session) await this.#recover(draft, lost);
      else
        for (const edit of draft?.edits ?? []) {
          if (edit.seq <= this.#lastSeq) continue;
          this.#lastSeq = edit.seq;
          if ((await this.#fold(edit)) !== "applied") await this.#keep(edit.change, "", "", lost);
        }
      this.#started = true;
      this.#refusing = false;
      this.#restart();
      return lost;
    });
  }

  /** Posts the whole text for a page that will be made with it. Nothing else is posted until `resume` or `start`. */
  begin(): void {
    this.#observe();
    this.#restart();
  }

  /** Call this when the page that was made with the text of `begin` listens: posts what has changed since. */
  resume(): Promise<void> {
    return this.#queue(() => {
      this.#observe();
      this.#started = true;
      this.#publish();
      return Promise.resolve();
    });
  }

  /**
   * Appends a text to the notes as a separate paragraph. Returns the offset where it begins; `undefined` if the
   * document did not take it, and the caller must keep it.
   */
  append(text: string): Promise<number | undefined> {
    return this.#queue(async () => {
      this.#observe();
      const at = await this.#append(text);
      this.#publish();
      if (at === undefined) return undefined;
      const found = this.#seen.text.lastIndexOf(text);
      // The document may have other line ends than the text.
      return found < 0 ? at : found;
    });
  }

  /** Settles when all edits received so far are applied or refused. */
  settled(): Promise<void> {
    return this.#queue(() => Promise.resolve());
  }

  /** Takes in an edit of the page. Settles when it is applied or refused. */
  edit(edit: NotesEdit): Promise<void> {
    return this.#queue(async () => {
      if (edit.seq <= this.#lastSeq) return;
      this.#lastSeq = edit.seq;
      if (this.#refusing && edit.sent !== undefined) {
        this.#post({ kind: "refused", seq: edit.seq });
        return;
      }
      this.#refusing = false;
      this.changed();
      const outcome = await this.#fold(edit);
      if (outcome === "applied") {
        this.#post({ kind: "applied", seq: edit.seq, ...this.#news() });
        return;
      }
      this.#refusing = true;
      this.#post({ kind: "refused", seq: edit.seq });
      if (outcome === "lost") this.#restart();
    });
  }

  /** Call this when the document may have changed. */
  changed(): void {
    this.#observe();
    // While we apply an edit, its answer will tell the page what changed.
    if (!this.#applying) this.#publish();
  }

  #queue<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#chain.then(task);
    this.#chain = run.then(
      () => undefined,
      () => undefined,
    );
    return run;
  }

  /** Records how the document changed since the last call. */
  #observe(): boolean {
    const now = this.#document.read();
    if (now === undefined) return false;
    const change = spanBetween(this.#seen.text, now.text);
    if (change !== undefined) {
      const removed = this.#seen.text.slice(change.start, change.end);
      this.#steps.push({ version: now.version, change, removed });
      if (this.#steps.length > mostSteps) this.#steps.shift();
    }
    this.#seen = now;
    return true;
  }

  async #fold(edit: NotesEdit): Promise<"applied" | "failed" | "lost"> {
    if (!this.#observe()) return "failed";
    const base = this.#textAt(edit.version);
    if (base === undefined) return "lost";
    const { sent } = edit;
    if (sent !== undefined && sent.end > base.length) return "lost";
    // This edit builds on earlier unconfirmed ones. Those are in the document, so one span leads to its text.
    const own = sent === undefined ? undefined : applySpan(base, sent);
    if (edit.change.end > (own ?? base).length) return "lost";
    for (let attempt = 1; attempt <= attempts; attempt++) {
      let change = edit.change;
      if (own !== undefined) {
        const foreign = spanBetween(own, this.#seen.text);
        if (foreign !== undefined) change = shiftSpan(change, foreign);
      } else {
        for (const step of this.#stepsAfter(edit.version)) change = shiftSpan(change, step.change);
      }
      if (await this.#apply(change)) return "applied";
      await this.#wait(attempt);
      if (!this.#observe()) return "failed";
      this.#publish();
    }
    return "failed";
  }

  async #apply(change: Span): Promise<boolean> {
    this.#applying = true;
    try {
      return await this.#document.apply(this.#seen.version, change);
    } finally {
      this.#applying = false;
      this.#observe();
    }
  }

  /**
   * Takes in what was typed in another session, whose host crashed. All text typed in one place goes back there as one
   * text, if the text around it still exists.
   */
  async #recover({ edits, before = "", after = "" }: NotesDraft, lost: string[]): Promise<void> {
    const whole = edits.find(({ seq }) => seq === 0);
    const texts = whole ? [whole.change] : joinedSpans(edits.map(({ change }) => change));
    for (const [index, text] of texts.entries())
      await this.#keep(text, index === 0 ? before : "", after, lost);
  }

  /**
   * Inserts a text between `before` and `after`, else at the end; does nothing if it is there already. Adds it to
   * `lost` if it could not be written.
   */
  async #keep({ start, text }: Span, before: string, after: string, lost: string[]): Promise<void> {
    const notes = this.#seen.text;
    const isThere = notes.startsWith(text, start) || (text.length >= telling && notes.includes(text));
    if (text.trim() === "" || isThere) return;
    const around = before + after;
    const isHere = around !== "" && notes.startsWith(around, start - before.length);
    const found = around.length >= telling ? notes.indexOf(around) : -1;
    const isOnce = found >= 0 && notes.indexOf(around, found + 1) < 0;
    const at = isHere ? start : isOnce ? found + before.length : undefined;
    if (at !== undefined && (await this.#apply({ start: at, end: at, text }))) return;
    if ((await this.#append(text)) === undefined) lost.push(text);
  }

  /** Returns the offset at which the text was written; `undefined` if the document refused it each time. */
  async #append(text: string): Promise<number | undefined> {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const end = this.#seen.text.length;
      const gap = end === 0 ? "" : this.#seen.text.endsWith("\n") ? "\n" : "\n\n";
      if (await this.#apply({ start: end, end, text: gap + text })) return end + gap.length;
      await this.#wait(attempt);
      this.#observe();
    }
    return undefined;
  }

  #publish(): void {
    if (this.#started && this.#posted.text !== this.#seen.text)
      this.#post({ kind: "changed", ...this.#news() });
  }

  #news(): { readonly version: number; readonly change?: Span } {
    const change = spanBetween(this.#posted.text, this.#seen.text);
    this.#posted = this.#seen;
    return change === undefined ? { version: this.#seen.version } : { version: this.#seen.version, change };
  }

  #restart(): void {
    this.#posted = this.#seen;
    this.#post({ kind: "notes", session: this.session, seq: this.#lastSeq, ...this.#seen });
  }

  #stepsAfter(version: number): readonly Step[] {
    return this.#steps.filter((step) => step.version > version);
  }

  /** The text at a version, by undoing later changes; `undefined` if those are no longer kept. */
  #textAt(version: number): string | undefined {
    if (version > this.#seen.version) return undefined;
    const oldest = this.#steps[0];
    if (this.#steps.length === mostSteps && oldest !== undefined && version < oldest.version)
      return undefined;
    let text = this.#seen.text;
    for (let index = this.#steps.length - 1; index >= 0; index--) {
      const step = this.#steps[index];
      if (step === undefined || step.version <= version) break;
      const { start, text: added } = step.change;
      text = applySpan(text, { start, end: start + added.length, text: step.removed });
    }
    return text;
  }
}
