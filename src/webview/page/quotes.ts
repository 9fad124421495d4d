import { countOf, findQuote } from "../../core/quotes/findQuote.ts";
import { type Quote, quoteMarkdown, quotesIn } from "../../core/quotes/quotesIn.ts";
import type { Strings } from "../../protocol/messages.ts";
import { button, element } from "./dom.ts";
import { offsetIn, textOf, wrapText } from "./textRanges.ts";

/** Milliseconds that a selection must rest before the quote button shows. */
const rest = 200;
/** How much text around a quote is kept to tell apart passages that read the same; in UTF-16 units. */
const context = 60;

/** What quoting needs from the notes. */
export interface QuoteActions {
  /** Appends a block to the notes and puts the caret after it. */
  append(markdown: string): void;
  /** Scrolls to a line of the notes. */
  reveal(line: number): void;
}

/** Highlights the notes' quotes in the abstract, and offers a button to quote a selection. */
export class Quotes {
  /** Below the abstract: the quote button, and the quotes that are no longer in the abstract. */
  readonly element: HTMLElement;
  readonly #abstract: HTMLElement;
  readonly #strings: Strings;
  readonly #actions: QuoteActions;
  readonly #offer: HTMLButtonElement;
  readonly #lost = element("div", { class: "lost" });
  #selected: { readonly start: number; readonly end: number } | undefined;
  #timer = 0;
  #shown = "";

  constructor(abstract: HTMLElement, strings: Strings, actions: QuoteActions) {
    this.#abstract = abstract;
    this.#strings = strings;
    this.#actions = actions;
    this.#offer = button(strings.quote, () => this.#quote(), { class: "offer", hidden: true });
    this.element = element("div", { class: "quotes" }, this.#offer, this.#lost);
    // Pressing the button must not clear the selection.
    this.#offer.addEventListener("pointerdown", (event) => event.preventDefault());
    document.addEventListener("selectionchange", () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#offerSelection(), rest);
    });
  }

  /** Called when the abstract was redrawn without highlights. */
  redrawn(notes: string): void {
    this.#shown = "";
    this.show(notes);
  }

  /** Highlights the quotes of the notes. */
  show(notes: string): void {
    const quotes = notes.includes(">") ? quotesIn(notes) : [];
    const shown = JSON.stringify(quotes);
    if (shown === this.#shown || (quotes.length === 0 && this.#shown === "")) return;
    this.#shown = shown;
    for (const mark of this.#abstract.querySelectorAll("a.quoted")) mark.replaceWith(...mark.childNodes);
    this.#abstract.normalize();
    const text = textOf(this.#abstract);
    const lost: Quote[] = [];
    for (const quote of quotes) {
      const place = findQuote(text, quote.text, quote.after);
      if (place === undefined) lost.push(quote);
      else this.#highlight(quote, place.start, place.end);
    }
    this.#showLost(lost);
  }

  #highlight({ line, remark }: Quote, start: number, end: number): void {
    let isFirst = true;
    wrapText(this.#abstract, start, end, () => {
      const mark = element("a", { href: "#", class: "quoted", title: remark || this.#strings.quoted });
      // Only one tab stop for each quote.
      if (!isFirst) mark.tabIndex = -1;
      isFirst = false;
      mark.addEventListener("click", (event) => {
        event.preventDefault();
        event.stopPropagation();
        this.#actions.reveal(line);
      });
      return mark;
    });
  }

  #showLost(lost: readonly Quote[]): void {
    const items = lost.map(({ text, line }) => {
      const go = button(text, () => this.#actions.reveal(line), {
        class: "inline",
        dir: "auto",
        "data-focus": `lost ${line}`,
      });
      return element("li", {}, go);
    });
    const list = [element("p", { class: "quiet" }, this.#strings.quotesLost), element("ul", {}, ...items)];
    this.#lost.replaceChildren(...(items.length > 0 ? list : []));
  }

  #offerSelection(): void {
    const selection = window.getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
    const start = range && offsetIn(this.#abstract, range.startContainer, range.startOffset, "before");
    const end = range && offsetIn(this.#abstract, range.endContainer, range.endOffset, "behind");
    const isSome = start !== undefined && end !== undefined && start < end;
    // Focusing the button with the keyboard does not clear the selection.
    this.#selected = isSome ? { start, end } : undefined;
    this.#offer.hidden = !isSome;
    if (!isSome || range === undefined) return;
    const { left, bottom } = range.getBoundingClientRect();
    const page = document.documentElement;
    this.#offer.style.left = `${Math.min(left + page.scrollLeft, page.clientWidth - this.#offer.offsetWidth - 8)}px`;
    this.#offer.style.top = `${bottom + page.scrollTop + 4}px`;
  }

  #quote(): void {
    if (this.#selected === undefined) return;
    const { start, end } = this.#selected;
    const text = textOf(this.#abstract);
    const quoted = text.slice(start, end).trim();
    if (quoted === "") return;
    const isTwice = countOf(text, quoted) > 1;
    const before = text.slice(Math.max(0, start - context), start).replace(/^\S*\s|[“”]/g, "");
    window.getSelection()?.removeAllRanges();
    this.#offer.hidden = true;
    this.#actions.append(quoteMarkdown(quoted, isTwice && before.trim() !== "" ? before : undefined));
  }
}
