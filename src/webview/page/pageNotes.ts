import { applySpan, rebase, type Span, spanBetween } from "../../core/text/span.ts";
import type { NotesDraft, NotesEdit, NotesMessage, NotesStart } from "../../protocol/notes.ts";

/** Length of the text kept on each side of an edit, to find its place again; in UTF-16 units. */
const around = 80;

/** An unconfirmed edit, and the text after it. */
interface UnderWay {
  readonly edit: NotesEdit;
  readonly text: string;
}

/**
 * The page's half of the notes' synchronisation: the host's text, the unconfirmed edits, and what was typed since.
 * Messages from the host must arrive in order.
 */
export class PageNotes {
  readonly #session: string;
  #version: number;
  #base: string;
  #shown: string;
  /** Oldest first; each builds on the one before. */
  #underWay: readonly UnderWay[] = [];
  #seq: number;

  constructor(start: NotesStart) {
    this.#session = start.session;
    this.#seq = start.seq;
    this.#version = start.version;
    this.#base = start.text;
    this.#shown = start.text;
  }

  /** What the page shows. */
  get text(): string {
    return this.#shown;
  }

  /** Whether the host has confirmed everything. */
  get settled(): boolean {
    return this.#underWay.length === 0 && this.#shown === this.#base;
  }

  /** Called when the user has typed; `text` is what the page shows now. */
  type(text: string): void {
    this.#shown = text;
  }

  /**
   * The next edit to send; `undefined` if nothing was typed or an edit is in flight. With `urgent` it does not wait for
   * that edit, because the page is about to be hidden.
   */
  take(urgent = false): NotesEdit | undefined {
    if (this.#underWay.length > 0 && !urgent) return undefined;
    const edit = this.#pending();
    if (edit === undefined) return undefined;
    this.#seq = edit.seq;
    this.#underWay = [...this.#underWay, { edit, text: this.#shown }];
    return edit;
  }

  /**
   * What would be lost if the page were discarded now; `undefined` if nothing. With `unkept` (the host holds the text
   * in memory only) it is the whole text, in case the host ends too.
   */
  draft(unkept = false): NotesDraft | undefined {
    const pending = this.#pending();
    const edits = this.#underWay.map(({ edit }) => edit);
    // A running session ignores edit 0, so only a new session takes it.
    if (unkept && this.#shown !== "") {
      edits.unshift({ seq: 0, version: 0, change: { start: 0, end: 0, text: this.#shown } });
    }
    if (pending !== undefined) edits.push(pending);
    const first = edits.find(({ seq }) => seq !== 0)?.change;
    if (first === undefined) return edits.length > 0 ? { session: this.#session, edits } : undefined;
    const before = this.#base.slice(Math.max(0, first.start - around), first.start);
    const after = this.#base.slice(first.end, first.end + around);
    return { session: this.#session, edits, before, after };
  }

  /** Handles a message of the host; returns the change to make in what the page shows. */
  receive(message: Exclude<NotesMessage, NotesStart>): Span | undefined {
    const shown = this.#shown;
    switch (message.kind) {
      case "changed":
        this.#moveBase(this.#next(message.change), message.version, this.#base, this.#underWay);
        break;
      case "applied": {
        const index = this.#underWay.findIndex(({ edit }) => edit.seq === message.seq);
        const applied = this.#underWay[index];
        this.#moveBase(
          this.#next(message.change),
          message.version,
          // An edit that was refused before counts as somebody else's change.
          applied === undefined ? this.#base : applied.text,
          this.#underWay.slice(index + 1),
        );
        break;
      }
      case "refused":
        // The host refuses the later ones too. Their text is still shown, so it is pending again.
        this.#underWay = this.#underWay.filter(({ edit }) => edit.seq < message.seq);
        break;
    }
    return spanBetween(shown, this.#shown);
  }

  /** The host has sent its whole text again: rebases our edits onto it; none is in flight any more. */
  restart(start: NotesStart): Span | undefined {
    const shown = this.#shown;
    this.#underWay = [];
    // The host ignores edits whose numbers it has seen.
    this.#seq = Math.max(this.#seq, start.seq);
    this.#moveBase(start.text, start.version, this.#base, []);
    return spanBetween(shown, this.#shown);
  }

  #next(change: Span | undefined): string {
    return change === undefined ? this.#base : applySpan(this.#base, change);
  }

  /** Rebases the unconfirmed texts and the shown text from `from` onto `to`, each relative to the one before. */
  #moveBase(to: string, version: number, from: string, underWay: readonly UnderWay[]): void {
    let before = from;
    let after = to;
    this.#underWay = underWay.map(({ edit, text }) => {
      const moved = rebase(before, after, text);
      before = text;
      after = moved;
      return { edit, text: moved };
    });
    this.#shown = rebase(before, after, this.#shown);
    this.#base = to;
    this.#version = version;
  }

  #pending(): NotesEdit | undefined {
    const last = this.#underWay.at(-1)?.text ?? this.#base;
    const change = spanBetween(last, this.#shown);
    if (change === undefined) return undefined;
    const sent = spanBetween(this.#base, last);
    return {
      seq: this.#seq + 1,
      version: this.#version,
      ...(this.#underWay.length > 0 ? { sent: sent ?? { start: 0, end: 0, text: "" } } : {}),
      change,
    };
  }
}
