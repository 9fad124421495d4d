import { hasFormula } from "../../core/text/formulas.ts";
import type { Card, Intent, Strings } from "../../protocol/messages.ts";
import type { Heading } from "../markdown.ts";
import type { CardAtLink } from "./cardAtLink.ts";
import { element, filled } from "./dom.ts";
import { loaded, loadLater } from "./laterBundles.ts";

/** What the rendered notes report to the rest of the page. */
export interface NotesViewActions {
  post(intent: Intent): void;
  /** The checkbox on a line was checked or unchecked. */
  tick(line: number): void;
  /** The text was clicked: the line of the block, and the text before the click in it. */
  write(line: number, before: string): void;
}

/** The rendered notes: Markdown as sanitised HTML. */
export class NotesView {
  readonly element: HTMLElement;
  readonly #strings: Strings;
  readonly #actions: NotesViewActions;
  readonly #cardAtLink: CardAtLink;
  #cards: ReadonlyMap<string, Card> = new Map();
  #pictures: string | undefined;
  /** Paths of pictures that the host has confirmed. */
  readonly #found = new Set<string>();
  #shown: string | undefined;
  /** Whether the bundle for formulas was loaded, or is missing. */
  #isMathAsked = false;

  constructor(strings: Strings, actions: NotesViewActions, cardAtLink: CardAtLink) {
    this.#strings = strings;
    this.#actions = actions;
    this.#cardAtLink = cardAtLink;
    this.element = element("div", { class: "rendered", role: "group", "aria-labelledby": "notes-heading" });
    this.element.addEventListener("click", (event) => this.#clicked(event));
  }

  /** Sets the other papers' cards and the pictures' folder for the next rendering. */
  set surroundings(known: { readonly cards?: readonly Card[]; readonly pictures?: string | undefined }) {
    if (known.cards) this.#cards = new Map(known.cards.map((card) => [card.key, card]));
    if ("pictures" in known) this.#pictures = known.pictures;
    this.#shown = undefined;
  }

  /** Shows a text and calls back with its headings; synchronously if its bundles are loaded. */
  show(text: string, whenShown: (headings: readonly Heading[]) => void): void {
    if (text === this.#shown) return;
    this.#shown = text;
    const markdown = loaded("readerMarkdown");
    // Waits for KaTeX if there are formulas, so that drawing them later does not shift the text.
    if (markdown === undefined || (!this.#isMathAsked && hasFormula(text))) {
      this.#shown = undefined;
      void Promise.all([
        loadLater("readerMarkdown"),
        hasFormula(text) ? loadLater("readerMath") : undefined,
      ]).then(([bundle]) => {
        this.#isMathAsked ||= hasFormula(text);
        if (bundle) this.show(text, whenShown);
        else {
          // Without the bundle, show the notes' source.
          this.element.replaceChildren(element("pre", {}, text));
          whenShown([]);
        }
      });
      return;
    }
    const { nodes, headings } = markdown.rendered(text, this.#cards);
    this.#finish(nodes);
    this.element.replaceChildren(nodes);
    whenShown(headings);
    this.#formulas();
    this.#code();
  }

  /** The block that starts on a line of the notes. */
  blockAt(line: number): Element | null {
    return this.element.querySelector(`[data-line="${line}"]`);
  }

  /** Scrolls the heading on a line to the top and focuses it. */
  goTo(line: number): void {
    const block = this.blockAt(line);
    block?.scrollIntoView({ block: "start" });
    if (!(block instanceof HTMLElement)) return;
    block.tabIndex = -1;
    block.focus({ preventScroll: true });
  }

  /** Completes the sanitised nodes: links, checkboxes and pictures that work, tooltips, scrollable blocks. */
  #finish(nodes: DocumentFragment): void {
    for (const link of nodes.querySelectorAll<HTMLElement>("a.paper, a.file")) {
      // VS Code would follow any other address.
      link.setAttribute("href", "#");
      const card = this.#cards.get(link.dataset.key ?? "");
      if (card) this.#cardAtLink.attach(link, card);
      else if (link.dataset.key === undefined) this.#codeLink(link);
    }
    for (const name of nodes.querySelectorAll<HTMLElement>(".unknown"))
      name.title = this.#strings.notInLibrary;
    for (const box of nodes.querySelectorAll<HTMLElement>(".box")) box.replaceWith(this.#box(box));
    for (const picture of nodes.querySelectorAll("img")) this.#picture(picture);
    for (const wide of nodes.querySelectorAll<HTMLElement>(".wide, pre")) wide.tabIndex = 0;
  }

  /**
   * Sets the tooltip of a link to code. Its title holds what the line said, to find it again; without one, the tooltip
   * says that the line number is fixed.
   */
  #codeLink(link: HTMLElement): void {
    const { path = "" } = link.dataset;
    const said = link.title;
    if (said !== "") link.dataset.said = said;
    const isFixed = said === "" && /#L\d/.test(path);
    link.title = isFixed ? filled(this.#strings.lineFixed, path) : said === "" ? path : `${path}\n${said}`;
  }

  #box(place: HTMLElement): HTMLInputElement {
    const box = element("input", { type: "checkbox", checked: place.dataset.ticked === "true" });
    const line = Number(place.dataset.line);
    box.setAttribute("aria-label", (place.closest("li")?.textContent ?? "").trim().split("\n")[0] ?? "");
    box.addEventListener("change", () => this.#actions.tick(line));
    return box;
  }

  #picture(picture: HTMLImageElement): void {
    const path = picture.dataset.path ?? "";
    const missing = () =>
      picture.replaceWith(
        element("em", { class: "quiet" }, picture.alt || filled(this.#strings.pictureMissing, path)),
      );
    if (this.#pictures === undefined) {
      missing();
      return;
    }
    picture.addEventListener("error", missing);
    if (this.#found.has(path)) this.#load(picture);
    // Ask the host first: VS Code would read any file at this path to its end.
    else this.#actions.post({ kind: "picture", path });
  }

  /** Handles the host's answer about a picture. */
  pictureAnswered(path: string, isThere: boolean): void {
    if (isThere) this.#found.add(path);
    for (const picture of this.element.querySelectorAll("img")) {
      if (picture.dataset.path !== path || picture.src !== "") continue;
      if (isThere) this.#load(picture);
      else picture.dispatchEvent(new Event("error"));
    }
  }

  #load(picture: HTMLImageElement): void {
    const path = picture.dataset.path ?? "";
    picture.src = this.#pictures + path.split("/").map(encodeURIComponent).join("/");
  }

  #formulas(): void {
    const places = this.element.querySelectorAll<HTMLElement>(".math");
    if (places.length > 0) showFormulas(places);
  }

  #code(): void {
    const places = this.element.querySelectorAll<HTMLElement>("pre[data-language] > code");
    if (places.length === 0) return;
    void loadLater("readerCode").then((bundle) => {
      for (const code of places) {
        const language = code.parentElement?.dataset.language ?? "";
        if (bundle) code.replaceChildren(...bundle.coloured(code.textContent ?? "", language));
      }
    });
  }

  #clicked(event: MouseEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    const link = target?.closest<HTMLElement>("a");
    if (link) {
      const beside = event.ctrlKey || event.metaKey;
      const { key, path, said } = link.dataset;
      if (key === undefined && path === undefined) return;
      // Runs before VS Code's own listener, which scrolls to the top on `#`.
      event.preventDefault();
      event.stopPropagation();
      if (key !== undefined) this.#actions.post({ kind: "open-paper", key, beside });
      else if (path !== undefined)
        this.#actions.post({ kind: "open-file", path, beside, ...(said !== undefined && { said }) });
      return;
    }
    if (target?.closest("input, button") || window.getSelection()?.isCollapsed === false) return;
    const block = target?.closest<HTMLElement>("[data-line]");
    const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    this.#actions.write(Number(block?.dataset.line ?? 0), textBefore(block, place));
  }
}

/** The text of a block up to a click in it. */
function textBefore(block: HTMLElement | null | undefined, place: CaretPosition | null): string {
  if (!block || !place || !block.contains(place.offsetNode)) return "";
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(place.offsetNode, place.offset);
  return range.toString();
}

/** Renders formulas in elements that hold their TeX, once KaTeX is loaded. */
export function showFormulas(places: Iterable<HTMLElement>): void {
  const show = (bundle: typeof window.readerMath) => {
    for (const place of places)
      if (bundle && place.dataset.tex === undefined) {
        place.dataset.tex = place.textContent ?? "";
        bundle.renderFormula(place.dataset.tex, place, place.dataset.display === "true");
      }
  };
  const bundle = loaded("readerMath");
  if (bundle) show(bundle);
  else void loadLater("readerMath").then(show);
}
