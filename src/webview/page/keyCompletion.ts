import type { Card, Intent, Strings } from "../../protocol/messages.ts";
import { caretPlace } from "./caretPlace.ts";
import { element } from "./dom.ts";
import type { NotesField } from "./notesField.ts";

/** Milliseconds without typing before the library is asked. */
const rest = 80;

/** The start of a citation at the end of a text: `[@`, `@` or `[[`, then what is typed so far of a key or title. */
const opening = /(?:(?:^|[\s(;[-])(@)|(\[\[))([^@[\]\n;]{0,60})$/u;

/** Completes citations while the user types notes: a listbox that follows the combobox pattern. */
export class KeyCompletion {
  readonly #field: NotesField;
  readonly #post: (intent: Intent) => void;
  readonly #list: HTMLElement;
  #papers: readonly Card[] = [];
  #chosen = 0;
  #timer = 0;
  #asked: string | undefined;

  constructor(field: NotesField, strings: Strings, post: (intent: Intent) => void) {
    this.#field = field;
    this.#post = post;
    this.#list = element("ul", { class: "completions", role: "listbox", id: "completions", hidden: true });
    this.#list.setAttribute("aria-label", strings.completions);
    const { area } = field;
    area.setAttribute("aria-autocomplete", "list");
    area.addEventListener("input", (event) => {
      const isComposing = event instanceof InputEvent && event.isComposing;
      if (!isComposing) this.#askSoon();
    });
    area.addEventListener("keydown", (event) => this.#pressed(event), true);
    for (const leave of ["blur", "click"]) area.addEventListener(leave, () => this.#close());
  }

  /** Shows the library's answer, unless it answers an older query. */
  offer(query: string, papers: readonly Card[]): void {
    if (query !== this.#asked || query !== this.#query()) return;
    this.#papers = papers;
    this.#chosen = 0;
    if (papers.length === 0) this.#close();
    else this.#draw();
  }

  #query(): string | undefined {
    const { area } = this.#field;
    if (area.selectionStart !== area.selectionEnd) return undefined;
    const before = area.value.slice(Math.max(0, area.selectionStart - 80), area.selectionStart);
    const match = opening.exec(before);
    // Outside of brackets, a name followed by a space is part of a sentence.
    if (match?.[3] === undefined || (match[1] && !/\[[^\]\n]*$/.test(before) && /\s/.test(match[3])))
      return undefined;
    return match[3];
  }

  #askSoon(): void {
    window.clearTimeout(this.#timer);
    const query = this.#query();
    this.#asked = query;
    if (query === undefined) {
      this.#close();
      return;
    }
    this.#timer = window.setTimeout(() => this.#post({ kind: "complete", query }), rest);
  }

  #pressed(event: KeyboardEvent): void {
    if (this.#list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.#papers.length - 1;
    switch (event.key) {
      case "ArrowDown":
        this.#chosen = this.#chosen === last ? 0 : this.#chosen + 1;
        this.#draw();
        break;
      case "ArrowUp":
        this.#chosen = this.#chosen === 0 ? last : this.#chosen - 1;
        this.#draw();
        break;
      case "Enter":
      case "Tab":
        this.#take(this.#papers[this.#chosen]);
        break;
      case "Escape":
        this.#close();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #take(paper: Card | undefined): void {
    const query = this.#query();
    this.#close();
    if (paper === undefined || query === undefined) return;
    const { area } = this.#field;
    const caret = area.selectionStart;
    const start = caret - query.length;
    const isWiki = area.value.slice(0, start).endsWith("[[");
    const isOpen = isWiki || /\[[^\]\n]*@$/.test(area.value.slice(Math.max(0, start - 200), start));
    const closing = isWiki ? "]]" : isOpen ? "]" : "";
    const isClosed = area.value.startsWith(closing, caret);
    const text = paper.key + (isClosed ? "" : closing);
    this.#field.change({ start, end: caret, text }, "end");
    if (isClosed && closing !== "") area.setSelectionRange(start + text.length, start + text.length);
  }

  #draw(): void {
    const { area } = this.#field;
    const items = this.#papers.map((paper, index) => {
      const item = element(
        "li",
        { role: "option", id: `completion-${index}`, "aria-selected": String(index === this.#chosen) },
        element("span", {}, paper.label),
        element("span", { class: "quiet", dir: "auto" }, paper.title),
      );
      item.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        this.#take(paper);
      });
      return item;
    });
    this.#list.replaceChildren(...items);
    if (!this.#list.isConnected) document.body.append(this.#list);
    this.#list.hidden = false;
    area.setAttribute("aria-controls", this.#list.id);
    area.setAttribute("aria-activedescendant", `completion-${this.#chosen}`);
    const { left, bottom } = caretPlace(area, area.selectionStart);
    const page = document.documentElement;
    this.#list.style.left = `${Math.max(8, Math.min(left, page.clientWidth - this.#list.offsetWidth - 8)) + page.scrollLeft}px`;
    this.#list.style.top = `${bottom + page.scrollTop + 2}px`;
    items[this.#chosen]?.scrollIntoView({ block: "nearest" });
  }

  #close(): void {
    window.clearTimeout(this.#timer);
    if (this.#list.hidden) return;
    this.#list.hidden = true;
    this.#field.area.removeAttribute("aria-controls");
    this.#field.area.removeAttribute("aria-activedescendant");
  }
}
