import type { Intent, NotesView as Mode, PageState, Show, Strings } from "../../protocol/messages.ts";
import type { Heading } from "../markdown.ts";
import { CardAtLink } from "./cardAtLink.ts";
import { button, element, replaceChildren } from "./dom.ts";
import { KeyCompletion } from "./keyCompletion.ts";
import type { NotesField } from "./notesField.ts";
import { NotesView } from "./notesView.ts";
import { Pasting } from "./pasting.ts";
import { caretAfter, lineStart } from "./sourcePlaces.ts";
import { tickTask } from "./tickTask.ts";

/** Milliseconds without typing before the rendered notes beside the source are updated. */
const follows = 120;
/** Notes with fewer headings get no outline. */
const outlined = 3;

interface NotesParts {
  readonly strings: Strings;
  readonly field: NotesField;
  readonly post: (intent: Intent) => void;
  /** Called when the page state to keep has changed. */
  readonly onChange: () => void;
  /** Called each time the notes have been drawn. */
  readonly onShown: () => void;
  readonly kept: Pick<PageState, "writing" | "view"> | undefined;
}

/** The notes with their switch: rendered, source, or both side by side. */
export class NotesSection {
  readonly element: HTMLElement;
  readonly completion: KeyCompletion;
  readonly pasting: Pasting;
  readonly #strings: Strings;
  readonly #field: NotesField;
  readonly #view: NotesView;
  readonly #onChange: () => void;
  readonly #onShown: () => void;
  readonly #toolbar: HTMLElement;
  readonly #outline: HTMLElement;
  readonly #panes: HTMLElement;
  /** From the setting, or chosen on this page. */
  #mode: Mode = "source";
  #chosen = false;
  /** In the mode `rendered`: whether the source is shown for now. */
  #writing = true;
  #timer = 0;

  constructor({ strings, field, post, onChange, onShown, kept }: NotesParts) {
    this.#strings = strings;
    this.#field = field;
    this.#onChange = onChange;
    this.#onShown = onShown;
    this.#kept = kept;
    if (kept?.view) {
      this.#mode = kept.view;
      this.#chosen = true;
    }
    this.completion = new KeyCompletion(field, strings, post);
    this.pasting = new Pasting(strings, field, post);
    const actions = {
      post,
      tick: (line: number) => this.#tick(line),
      write: (line: number, before: string) => this.#write(line, before),
    };
    this.#view = new NotesView(strings, actions, new CardAtLink());
    this.#toolbar = element("div", { class: "switch", role: "group", "aria-label": strings.notesView });
    this.#outline = element("nav", { class: "outline", "aria-label": strings.outline, hidden: true });
    this.#panes = element(
      "div",
      { class: "panes" },
      element("div", { class: "written" }, field.area, field.status),
      this.#view.element,
    );
    this.element = element(
      "section",
      { id: "notes", "aria-labelledby": "notes-heading" },
      element(
        "div",
        { class: "heading" },
        element("h2", { id: "notes-heading" }, strings.notes),
        this.#toolbar,
      ),
      this.#outline,
      this.#panes,
    );
    field.area.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
      if (this.#mode !== "rendered" || field.area.value.trim() === "") return;
      this.#set("rendered");
      this.#toolbar.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
    });
  }

  readonly #kept: Pick<PageState, "writing" | "view"> | undefined;

  /** The mode that was chosen here, if any. */
  get chosen(): Mode | undefined {
    return this.#chosen ? this.#mode : undefined;
  }

  /** Whether the source is shown. */
  get writing(): boolean {
    return this.#writing;
  }

  set show({ notesView, pictures }: Show) {
    this.#view.surroundings = { pictures };
    if (!this.#chosen) this.#mode = notesView;
    this.#draw();
  }

  pictureAnswered(path: string, isThere: boolean): void {
    this.#view.pictureAnswered(path, isThere);
  }

  set cards(cards: NonNullable<NotesView["surroundings"]["cards"]>) {
    this.#view.surroundings = { cards };
    this.#draw();
  }

  /** Called with the first text: shows existing notes rendered, empty ones as a field to write in. */
  started(): void {
    this.#writing = this.#field.area.value.trim() === "" || this.#kept?.writing === true;
    this.#draw();
  }

  /** Called when the text has changed, here or elsewhere. */
  changed(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#draw(), follows);
  }

  /** Appends a block and puts the caret after it. */
  append(markdown: string): void {
    const { area } = this.#field;
    if (!this.#field.started || this.#field.isTooLong) return;
    const end = area.value.length;
    const gap = /(?:^|\n\n)$/.test(area.value) ? "" : area.value.endsWith("\n") ? "\n" : "\n\n";
    this.writeNow();
    this.#field.change({ start: end, end, text: gap + markdown });
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    area.scrollIntoView({ block: "end" });
  }

  /** Scrolls to a line of the notes: to its block if rendered, else moves the caret there. */
  reveal(line: number): void {
    const block = this.#panes.dataset.shown === "source" ? null : this.#view.blockAt(line);
    if (block) {
      block.scrollIntoView({ block: "center" });
      return;
    }
    const { area } = this.#field;
    const at = lineStart(area.value, line);
    area.focus();
    area.setSelectionRange(at, at);
    area.scrollIntoView({ block: "nearest" });
  }

  /** Shows the source, so that the caret can be put into it. */
  writeNow(): void {
    this.#writing = true;
    this.#draw();
  }

  #set(mode: Mode): void {
    this.#mode = mode;
    this.#chosen = true;
    this.#writing = mode === "source";
    this.#field.flush();
    this.#draw();
    this.#onChange();
  }

  #draw(): void {
    window.clearTimeout(this.#timer);
    if (!this.#field.started) return;
    const text = this.#field.area.value;
    const isEmpty = text.trim() === "";
    const shown = this.#mode === "rendered" && (this.#writing || isEmpty) ? "source" : this.#mode;
    if (shown === "source") this.#writing = true;
    this.#panes.dataset.shown = isEmpty && shown === "beside" ? "source" : shown;
    if (shown === "source" || isEmpty) this.#onShown();
    else
      this.#view.show(text, (headings) => {
        this.#drawOutline(headings);
        this.#onShown();
      });
    this.#outline.hidden = shown === "source" || this.#outline.childElementCount === 0;
    const labels = {
      rendered: this.#strings.notesRendered,
      source: this.#strings.notesSource,
      beside: this.#strings.notesBeside,
    };
    const buttons = (["rendered", "source", "beside"] as const).map((mode) =>
      button(labels[mode], () => this.#set(mode), {
        "aria-pressed": String(mode === shown),
        "data-focus": `notes ${mode}`,
      }),
    );
    replaceChildren(this.#toolbar, buttons);
    this.#toolbar.hidden = isEmpty || this.#field.isTooLong;
  }

  #drawOutline(headings: readonly Heading[]): void {
    const items = headings.map(({ level, text, line }) => {
      const made = button(text, () => this.#view.goTo(line), {
        class: "inline",
        dir: "auto",
        "data-focus": `outline ${line}`,
      });
      return element("li", { class: `level${level}` }, made);
    });
    this.#outline.replaceChildren(...(items.length < outlined ? [] : [element("ul", {}, ...items)]));
    this.#outline.hidden = items.length < outlined;
  }

  #tick(line: number): void {
    const change = tickTask(this.#field.area.value, line);
    if (change) this.#field.change(change);
    this.#draw();
  }

  #write(line: number, before: string): void {
    const { area } = this.#field;
    const caret = caretAfter(area.value, lineStart(area.value, line), before);
    if (this.#mode === "rendered") this.writeNow();
    area.focus();
    area.setSelectionRange(caret, caret);
    this.#onChange();
  }
}
