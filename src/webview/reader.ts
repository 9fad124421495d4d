// The reader's page: a paper, the reader's notes on it, and the lines that cite it. The host sends all of it
// (src/protocol/); the page's own state is only unsent text and the reader's position.

import type { Backlinks, Intent, PageState, Show, Strings, ToPage } from "../protocol/messages.ts";
import { Parcels, parcelsOf } from "../protocol/parts.ts";
import type { Remark } from "../protocol/remarks.ts";
import { backlinkList } from "./page/citingLines.ts";
import { coverageTable } from "./page/coverage.ts";
import { button, element, replaceChildren, section } from "./page/dom.ts";
import { NotesField } from "./page/notesField.ts";
import { NotesSection } from "./page/notesSection.ts";
import { showFormulas } from "./page/notesView.ts";
import { abstractText, paperHead } from "./page/paper.ts";
import { Quotes } from "./page/quotes.ts";
import { namedBy, RelatedPapers } from "./page/relatedPapers.ts";
import { ScrollBack } from "./page/scrollBack.ts";

interface Host {
  postMessage(message: unknown): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
}

/** Milliseconds without typing before the notes' quotes are looked up again. */
const quotesFollow = 200;

declare function acquireVsCodeApi(): Host;

// Removes the text that is shown if this script does not run.
document.body.replaceChildren();

const host = acquireVsCodeApi();
const kept = host.getState();
const parcels = new Parcels();
// The messages in the HTML are only for its first page: VS Code rebuilds a hidden page from the same HTML, later.
const begin: readonly ToPage[] = kept === undefined ? JSON.parse(document.body.dataset.begin ?? "[]") : [];
delete document.body.dataset.begin;

function post(intent: Intent): void {
  for (const parcel of parcelsOf(intent)) host.postMessage(parcel);
}

/** The page; created when the host has sent its texts. */
class Page {
  readonly #strings: Strings;
  /** While the notes are being filled, all below them is hidden, so that they do not push it down. */
  readonly #main = element("main", { class: "filling" });
  readonly #head = element("header");
  readonly #abstract = element("div", { class: "abstract" });
  readonly #coverage: HTMLElement;
  readonly #parts = element("div");
  readonly #cited = element("div", { class: "cited" });
  readonly #looking: HTMLElement;
  readonly #citedSection: HTMLElement;
  readonly #namedBy = element("p", { class: "named" });
  readonly #notes: NotesField;
  readonly #notesSection: NotesSection;
  readonly #related: RelatedPapers;
  readonly #quotes: Quotes;
  readonly #broken = element("div", { class: "broken", role: "status" });
  #backlinks: Backlinks | undefined;
  #remarks: readonly Remark[] = [];
  #hasParts = false;
  #around = false;
  #scroll: ScrollBack | undefined;
  #abstractShown = "";
  #stateTimer = 0;
  #quotesTimer = 0;

  constructor(strings: Strings) {
    this.#strings = strings;
    const keep = () => this.#keep();
    this.#notes = new NotesField(strings, "notes-heading", post, () => {
      this.#notesSection.changed();
      this.#quotesSoon();
      keep();
    });
    this.#notesSection = new NotesSection({
      strings,
      field: this.#notes,
      post,
      onChange: keep,
      onShown: () => this.#main.classList.remove("filling"),
      kept,
    });
    this.#coverage = section("coverage", strings.coverage, this.#parts);
    this.#looking = element("p", { class: "quiet looking" }, strings.looking);
    this.#citedSection = section("cited", strings.citedHere, this.#cited, this.#namedBy);
    // Hidden until the lines are known, so that content above cannot shift it.
    this.#coverage.hidden = true;
    this.#citedSection.hidden = true;
    this.#quotes = new Quotes(this.#abstract, strings, {
      append: (markdown) => this.#notesSection.append(markdown),
      reveal: (line) => this.#notesSection.reveal(line),
    });
    this.#related = new RelatedPapers(strings, post);
    this.#main.append(
      this.#head,
      section("abstract", strings.abstract, this.#abstract, this.#quotes.element),
      this.#notesSection.element,
      this.#looking,
      this.#coverage,
      this.#citedSection,
      this.#related.element,
    );
    this.#main.hidden = true;
    document.body.replaceChildren(this.#broken, this.#main);
    const keepSoon = () => {
      window.clearTimeout(this.#stateTimer);
      this.#stateTimer = window.setTimeout(keep, 200);
    };
    document.addEventListener("scroll", keepSoon, { passive: true });
    document.addEventListener("selectionchange", keepSoon);
  }

  receive(message: Exclude<ToPage, { kind: "strings" }>): void {
    switch (message.kind) {
      case "show":
        this.#show(message.show);
        break;
      case "related":
        this.#related.show(message.papers);
        break;
      case "named-by":
        this.#namedBy.replaceChildren(...namedBy(message.cards, this.#strings, post));
        break;
      case "completions":
        this.#notesSection.completion.offer(message.query, message.papers);
        break;
      case "cite-address":
        this.#notesSection.pasting.cite(message.text, message.key);
        break;
      case "insert":
        this.#notesSection.pasting.insert(message.text);
        break;
      case "cards":
        this.#notesSection.cards = message.cards;
        break;
      case "picture":
        this.#notesSection.pictureAnswered(message.path, message.isThere);
        break;
      case "backlinks":
        this.#backlinks = message.backlinks;
        this.#showBacklinks();
        this.#related.watch();
        break;
      case "remarks":
        this.#remarks = message.remarks;
        this.#showBacklinks();
        break;
      case "coverage":
        this.#hasParts = message.coverage.rows.length > 0;
        replaceChildren(this.#parts, coverageTable(message.coverage, this.#strings, post));
        this.#showFound();
        break;
      case "flush":
        post({ kind: "caret", offset: this.#notes.area.selectionStart });
        this.#notes.flush(() => post({ kind: "flushed", id: message.id }));
        break;
      case "focus":
        this.#notesSection.writeNow();
        this.#notes.area.focus();
        this.#notes.area.setSelectionRange(message.caret, message.caret);
        break;
      case "say":
        this.#notes.say(message.text, message.retry);
        break;
      case "too-long":
        this.#notes.showTooLong();
        this.#main.classList.remove("filling");
        break;
      case "broken":
        this.#showBroken(message.text, message.canOpen);
        break;
      default:
        if (this.#notes.receive(message)) {
          this.#notesSection.started();
          this.#quotes.show(this.#notes.area.value);
          this.#restore();
        }
    }
  }

  #show(show: Show): void {
    this.#broken.replaceChildren();
    this.#main.hidden = false;
    document.title = show.title;
    this.#notes.notesIn = show.notesIn;
    this.#notesSection.show = show;
    replaceChildren(this.#head, paperHead(show, this.#strings, post));
    this.#showAbstract(show);
  }

  /** Redraws only on a change, to keep a selection in the abstract. */
  #showAbstract(show: Show): void {
    const abstract = JSON.stringify(show.abstract);
    if (abstract === this.#abstractShown) return;
    this.#abstractShown = abstract;
    this.#abstract.replaceChildren(...abstractText(show, this.#strings));
    const formulas = this.#abstract.querySelectorAll<HTMLElement>(".math");
    if (formulas.length > 0) showFormulas(formulas);
    this.#quotes.redrawn(this.#notes.area.value);
  }

  #quotesSoon(): void {
    window.clearTimeout(this.#quotesTimer);
    this.#quotesTimer = window.setTimeout(() => this.#quotes.show(this.#notes.area.value), quotesFollow);
  }

  #showBacklinks(): void {
    if (this.#backlinks === undefined) return;
    const toggle = () => {
      this.#around = !this.#around;
      this.#showBacklinks();
    };
    replaceChildren(
      this.#cited,
      backlinkList(this.#backlinks, this.#strings, this.#around, post, toggle, this.#remarks),
    );
    this.#showFound();
  }

  /** Shows coverage and citing lines together, because one is above the other. */
  #showFound(): void {
    const isKnown = this.#backlinks !== undefined;
    this.#looking.hidden = isKnown;
    this.#coverage.hidden = !isKnown || !this.#hasParts;
    this.#citedSection.hidden = !isKnown;
  }

  #showBroken(text: string, canOpen: boolean): void {
    this.#main.hidden = true;
    const open = button(this.#strings.openAsText, () => post({ kind: "open-text" }));
    this.#broken.replaceChildren(element("p", {}, text), ...(canOpen ? [open] : []));
  }

  /** Restores scroll position and caret from before the page was discarded. */
  #restore(): void {
    if (kept === undefined) return;
    this.#notes.area.setSelectionRange(kept.caret, kept.caret);
    this.#scroll = new ScrollBack(this.#main, kept.scroll);
  }

  #keep(): void {
    if (!this.#notes.started) return;
    const { draft } = this.#notes;
    host.setState({
      scroll: this.#scroll?.top ?? document.documentElement.scrollTop,
      caret: this.#notes.area.selectionStart,
      writing: this.#notesSection.writing,
      ...(this.#notesSection.chosen ? { view: this.#notesSection.chosen } : {}),
      ...(draft ? { draft } : {}),
    });
  }
}

let page: Page | undefined;
function receive(message: ToPage): void {
  if (message.kind === "strings") page ??= new Page(message.strings);
  else page?.receive(message);
}

window.addEventListener("message", (event: MessageEvent<unknown>) => {
  // Only the host can post here: VS Code's frames around the page ensure that.
  const message = parcels.receive(event.data) as ToPage | undefined;
  if (message !== undefined) receive(message);
});
// Sent first, so that the host works while the page is drawn.
post({
  kind: "ready",
  ...(kept?.draft ? { draft: kept.draft } : {}),
  ...(begin.length > 0 ? { begun: true } : {}),
});
for (const message of begin) receive(message);
