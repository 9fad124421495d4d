import type { Span } from "../../core/text/span.ts";
import type { Intent, Show, Strings } from "../../protocol/messages.ts";
import type { NotesDraft, NotesMessage } from "../../protocol/notes.ts";
import { button, element } from "./dom.ts";
import { PageNotes } from "./pageNotes.ts";

/** Milliseconds without typing that end an undo step, and the longest duration of a step. */
const pause = 300;
const longestStep = 1000;
/** A change within this many milliseconds of an undo is taken for its result. */
const undoAnswers = 500;
/** Milliseconds without an answer to an edit before the user is told: the host may be gone. */
const answersWithin = 5000;
/** Milliseconds before a refused edit is sent again. */
const retryAfter = 1000;

/** The text area of the notes and the status line below it, synchronised with the host by `PageNotes`. */
export class NotesField {
  readonly area: HTMLTextAreaElement;
  readonly status: HTMLElement;
  /** The notes are too long for a page and are not shown. */
  isTooLong = false;
  readonly #strings: Strings;
  readonly #post: (intent: Intent) => void;
  readonly #onChange: () => void;
  #notes: PageNotes | undefined;
  #notesIn: Show["notesIn"] = "file";
  #timer = 0;
  #answerTimer = 0;
  #stepBegan = 0;
  /** Set when typed text must be sent as soon as no edit is in flight. */
  #due = false;
  #composing = false;
  /** Messages that arrived during IME composition, when the text area must not change. */
  #held: NotesMessage[] = [];
  #whenSettled: (() => void)[] = [];
  /** When undo or redo was last pressed here. */
  #undoneAt = Number.NEGATIVE_INFINITY;

  /** `onChange` is called when the state that the page keeps while hidden changes. */
  constructor(strings: Strings, labelledBy: string, post: (intent: Intent) => void, onChange: () => void) {
    this.#strings = strings;
    this.#post = post;
    this.#onChange = onChange;
    this.area = element("textarea", {
      "aria-labelledby": labelledBy,
      placeholder: strings.notesHint,
      rows: "6",
      spellcheck: "true",
      // Each paragraph takes its direction from its first letter.
      dir: "auto",
      disabled: true,
    });
    this.status = element("p", { class: "say", role: "status" });
    this.#listen();
  }

  /** What would be lost if the page were discarded now. */
  get draft(): NotesDraft | undefined {
    return this.#notes?.draft(this.#notesIn === "new-file");
  }

  /** False until the host has sent the text. */
  get started(): boolean {
    return this.#notes !== undefined;
  }

  set notesIn(notesIn: Show["notesIn"]) {
    this.#notesIn = notesIn;
    this.area.placeholder = notesIn === "file" ? this.#strings.notesHint : this.#strings.notesNewFile;
  }

  /** Handles a message of the host. Returns true for the first text. */
  receive(message: NotesMessage): boolean {
    if (this.#composing) {
      this.#held.push(message);
      return false;
    }
    if (message.kind === "notes" && this.#notes === undefined) {
      this.#notes = new PageNotes(message);
      this.area.value = message.text;
      this.area.disabled = false;
      this.#onChange();
      return true;
    }
    const notes = this.#notes;
    if (notes === undefined) return false;
    this.#answered();
    this.#show(message.kind === "notes" ? notes.restart(message) : notes.receive(message));
    if (message.kind === "refused") {
      this.say(this.#strings.refused, false);
      this.#sendIn(retryAfter);
    } else if (message.kind === "applied" && this.status.textContent === this.#strings.refused)
      this.say("", false);
    if (this.#due) this.#send();
    this.#onChange();
    this.#checkSettled();
    return false;
  }

  /** Sends what was typed right now, and calls back when the host has all of it. */
  flush(whenSettled?: () => void): void {
    if (whenSettled) this.#whenSettled.push(whenSettled);
    this.#send();
    this.#checkSettled();
  }

  say(text: string, retry: boolean): void {
    const again = button(this.#strings.saveNote, () => this.#save());
    this.status.replaceChildren(text, ...(retry ? [" ", again] : []));
  }

  /** Changes the text as if it were typed, as one undo step. The caret stays, or moves to the end of the new text. */
  change(span: Span, caret: "preserve" | "end" = "preserve"): void {
    this.flush();
    this.area.setRangeText(span.text, span.start, span.end, caret);
    this.#typed(null);
    this.flush();
  }

  /** Shows a button to the text editor instead of notes that are too long for a page. */
  showTooLong(): void {
    const open = button(this.#strings.openAsText, () => this.#post({ kind: "open-text" }));
    this.area.hidden = true;
    this.isTooLong = true;
    this.status.replaceChildren(this.#strings.tooLong, " ", open);
  }

  #listen(): void {
    const { area } = this;
    area.addEventListener("input", (event) => this.#typed(event instanceof InputEvent ? event.data : null));
    area.addEventListener("compositionstart", () => {
      this.#composing = true;
    });
    area.addEventListener("compositionend", () => {
      this.#composing = false;
      this.#typed(null);
      for (const message of this.#held.splice(0)) this.receive(message);
    });
    area.addEventListener("keydown", (event) => this.#pressed(event));
    area.addEventListener("blur", () => {
      this.flush();
      this.#post({ kind: "caret", offset: area.selectionStart });
    });
    // The page may be discarded now, so do not wait for the edit in flight.
    const leave = () => this.#send(true);
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
    window.addEventListener("pagehide", leave);
  }

  #typed(data: string | null): void {
    this.#notes?.type(this.area.value);
    this.#onChange();
    if (this.#composing) return;
    const now = performance.now();
    if (this.#timer === 0) this.#stepBegan = now;
    // A paper without a file has no undo steps, and no dirty mark that would keep its tab from closing: send at once.
    if (this.#notesIn === "new-file") this.#send();
    // A space ends a word, and so an undo step.
    else if (data !== null && /\s$/.test(data)) this.#send();
    else this.#sendIn(Math.min(pause, Math.max(0, this.#stepBegan + longestStep - now)));
  }

  #pressed(event: KeyboardEvent): void {
    // Any shortcut may save, close or undo, so send everything first.
    const chord = event.ctrlKey || event.metaKey || event.key === "Control" || event.key === "Meta";
    if (!chord || event.isComposing) return;
    this.flush();
    const key = event.key.toLowerCase();
    if (key === "s" && this.#notesIn === "new-file") this.#save();
    if (event.altKey || (key !== "z" && key !== "y")) return;
    this.#undoneAt = performance.now();
    if (this.#notes?.settled !== false) return;
    // Hold undo back: VS Code would undo the previous step, because the last one is still in flight.
    event.preventDefault();
    event.stopPropagation();
    const kind = key === "y" || event.shiftKey ? "redo" : "undo";
    this.flush(() => this.#post({ kind }));
  }

  #save(): void {
    this.flush();
    this.#post({ kind: "save" });
  }

  /** The host has answered: clear the warning that it may be gone. */
  #answered(): void {
    window.clearTimeout(this.#answerTimer);
    if (this.status.textContent === this.#strings.unanswered) this.say("", false);
  }

  #sendIn(milliseconds: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#send(), milliseconds);
  }

  #send(urgent = false): void {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
    const edit = this.#notes?.take(urgent);
    if (edit !== undefined) {
      this.#post({ kind: "edit", ...edit });
      window.clearTimeout(this.#answerTimer);
      this.#answerTimer = window.setTimeout(() => this.say(this.#strings.unanswered, false), answersWithin);
    }
    this.#due = edit === undefined && this.#notes?.settled === false;
    if (edit !== undefined) this.#onChange();
  }

  #show(change: Span | undefined): void {
    if (change === undefined) return;
    // The user's own undo moves the caret; other changes do not.
    const own = performance.now() - this.#undoneAt < undoAnswers;
    this.area.setRangeText(change.text, change.start, change.end, own ? "end" : "preserve");
  }

  #checkSettled(): void {
    if (this.#notes?.settled !== true) {
      // A flush waits for everything that was typed.
      if (this.#whenSettled.length > 0) this.#due = true;
      return;
    }
    for (const settled of this.#whenSettled.splice(0)) settled();
  }
}
