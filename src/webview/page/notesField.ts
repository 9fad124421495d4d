import type { Span } from "../../core/text/span.ts";
import type { Intent, Show, Strings } from "../../protocol/messages.ts";
import type { NotesDraft, NotesMessage } from "../../protocol/notes.ts";
import { button, element } from "./dom.ts";
import { PageNotes } from "./pageNotes.ts";

/** Milliseconds without typing that end an undo step, and the longest that a step may last. */
const pause = 300;
const longestStep = 1000;
/** Milliseconds after an undo in which a change is taken for its result. */
const undoAnswers = 500;
/** Milliseconds after which an edit without an answer is told of: the host may be gone. */
const answersWithin = 5000;
/** Milliseconds before a refused edit is sent again. */
const retryAfter = 1000;

/** The text area of the notes and the status line below it, synchronised with the host by `PageNotes`. */
export class NotesField {
  readonly area: HTMLTextAreaElement;
  readonly status: HTMLElement;
  /** The notes are not shown: they are too long for a page. */
  isTooLong = false;
  readonly #strings: Strings;
  readonly #post: (intent: Intent) => void;
  readonly #onChange: () => void;
  #notes: PageNotes | undefined;
  #notesIn: Show["notesIn"] = "file";
  #timer = 0;
  #answerTimer = 0;
  #stepBegan = 0;
  /** Set when typed text is to be sent as soon as nothing is under way. */
  #due = false;
  #composing = false;
  /** Messages that came during IME composition, when the text area must not change. */
  #held: NotesMessage[] = [];
  #whenSettled: (() => void)[] = [];
  /** When undo or redo was last pressed here. */
  #undoneAt = Number.NEGATIVE_INFINITY;

  /** `onChange` is called when the state that the page keeps while hidden has changed. */
  constructor(strings: Strings, labelledBy: string, post: (intent: Intent) => void, onChange: () => void) {
    this.#strings = strings;
    this.#post = post;
    this.#onChange = onChange;
    this.area = element("textarea", {
      "aria-labelledby": labelledBy,
      placeholder: strings.notesHint,
      rows: "6",
      spellcheck: "true",
      // Each paragraph runs as its first letter does.
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

  /** Takes in a message of the host. True for the first text. */
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

  /** Sends what was typed now, and calls back when the host has all of it. */
  flush(whenSettled?: () => void): void {
    if (whenSettled) this.#whenSettled.push(whenSettled);
    this.#send();
    this.#checkSettled();
  }

  say(text: string, retry: boolean): void {
    const again = button(this.#strings.saveNote, () => this.#save());
    this.status.replaceChildren(text, ...(retry ? [" ", again] : []));
  }

  /** Changes the text as if it were typed, as an undo step of its own. The caret stays, or goes behind the new text. */
  change(span: Span, caret: "preserve" | "end" = "preserve"): void {
    this.flush();
    this.area.setRangeText(span.text, span.start, span.end, caret);
    this.#typed(null);
    this.flush();
  }

  /** Shows a way to the text in place of notes that are too long for a page. */
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
    // The page may be discarded now, so this does not wait for the edit under way.
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
    // Without a file there are no undo steps, and no dirty mark that keeps a tab from closing.
    if (this.#notesIn === "new-file") this.#send();
    // A space ends a word and so an undo step.
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
    // VS Code would undo the previous step, since the last one is still on its way.
    event.preventDefault();
    event.stopPropagation();
    const kind = key === "y" || event.shiftKey ? "redo" : "undo";
    this.flush(() => this.#post({ kind }));
  }

  #save(): void {
    this.flush();
    this.#post({ kind: "save" });
  }

  /** The host is there: what was said of its absence holds no longer. */
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
      // A flush waits for everything typed.
      if (this.#whenSettled.length > 0) this.#due = true;
      return;
    }
    for (const settled of this.#whenSettled.splice(0)) settled();
  }
}
