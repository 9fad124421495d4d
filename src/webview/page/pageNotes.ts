import { applySpan, rebase, type Span, spanBetween } from "../../core/text/span.ts";
import type { NotesDraft, NotesEdit, NotesMessage, NotesStart } from "../../protocol/notes.ts";

/** An edit under way, and the text as it will be after it. */
interface UnderWay {
  readonly edit: NotesEdit;
  readonly text: string;
}

/**
 * The page's half of the synchronisation: what the host is known to have, what is under way to it, what the reader
 * has typed since. Messages of the host come in the order in which they were posted.
 */
export class PageNotes {
  readonly #session: string;
  #version: number;
  #base: string;
  #shown: string;
  /** Oldest first; the later ones build on the earlier. */
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

  /** True where the host has everything and has said so. */
  get settled(): boolean {
    return this.#underWay.length === 0 && this.#shown === this.#base;
  }

  /** The page shows this text now, because the reader has typed. */
  type(text: string): void {
    this.#shown = text;
  }

  /**
   * The next edit to send; `undefined` where there is nothing to say or an edit is under way. A page that is about to
   * be hidden does not wait for the one under way: `urgent`.
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
   * What would be lost if the page ended now; `undefined` where nothing would. Where the host holds the text in
   * memory alone (`unkept`), that is all of it, should the host's session end too.
   */
  draft(unkept = false): NotesDraft | undefined {
    const pending = this.#pending();
    const edits = this.#underWay.map(({ edit }) => edit);
    // Number 0 is old for the session that it was made in, so only another one looks at it.
    if (unkept && this.#shown !== "") {
      edits.unshift({ seq: 0, version: 0, change: { start: 0, end: 0, text: this.#shown } });
    }
    if (pending !== undefined) edits.push(pending);
    return edits.length > 0 ? { session: this.#session, edits } : undefined;
  }

  /** Takes in a message of the host; returns the change to make in what the page shows. */
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
          // Not ours any more, if it was refused before: then all of it is somebody else's change.
          applied === undefined ? this.#base : applied.text,
          this.#underWay.slice(index + 1),
        );
        break;
      }
      case "refused":
        // The host refuses the later ones too. What they said is pending again, for it is still shown.
        this.#underWay = this.#underWay.filter(({ edit }) => edit.seq < message.seq);
        break;
    }
    return spanBetween(shown, this.#shown);
  }

  /** The host has sent its whole text anew: ours is carried over to it, and nothing is under way any more. */
  restart(start: NotesStart): Span | undefined {
    const shown = this.#shown;
    this.#underWay = [];
    this.#moveBase(start.text, start.version, this.#base, []);
    return spanBetween(shown, this.#shown);
  }

  #next(change: Span | undefined): string {
    return change === undefined ? this.#base : applySpan(this.#base, change);
  }

  /** Carries what stands on `from` over to the host's text: each text from the one before it, so that they stay a chain. */
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
