import type { Card, Intent, Related, Strings } from "../../protocol/messages.ts";
import { element, section } from "./dom.ts";

/**
 * The papers related to the one shown. They are requested when the section is nearly in view: most readers do not
 * scroll that far.
 */
export class RelatedPapers {
  readonly element: HTMLElement;
  readonly #list = element("ul", { class: "related" });
  readonly #post: (intent: Intent) => void;
  #isWatched = false;

  constructor(strings: Strings, post: (intent: Intent) => void) {
    this.#post = post;
    this.element = section("related", strings.related, this.#list);
    this.element.classList.add("empty");
  }

  /**
   * Starts to observe the section. Call it late: until notes and citing lines are shown, the end of the page is in
   * view.
   */
  watch(): void {
    if (this.#isWatched) return;
    this.#isWatched = true;
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        watch.disconnect();
        this.#post({ kind: "related" });
      },
      { rootMargin: "200px" },
    );
    watch.observe(this.element);
  }

  show(papers: readonly Related[]): void {
    this.element.classList.toggle("empty", papers.length === 0);
    this.#list.replaceChildren(
      ...papers.map(({ key, title, facts, reasons }) => {
        const link = element(
          "button",
          { type: "button", class: "inline", dir: "auto", "data-focus": `related ${key}` },
          title,
        );
        link.addEventListener("click", (event) =>
          this.#post({ kind: "open-paper", key, beside: event.ctrlKey || event.metaKey }),
        );
        return element(
          "li",
          {},
          link,
          element("span", { class: "quiet" }, facts.join(" · ")),
          element("span", { class: "quiet reasons" }, reasons.join(" · ")),
        );
      }),
    );
  }
}

/** The papers whose notes cite this one, as a sentence; empty if there are none. */
export function namedBy(
  cards: readonly Card[],
  strings: Strings,
  post: (intent: Intent) => void,
): readonly (Node | string)[] {
  const links = cards.map(({ key, label, title }) => {
    const link = element(
      "button",
      { type: "button", class: "inline", title, "data-focus": `named ${key}` },
      label,
    );
    link.addEventListener("click", (event) =>
      post({ kind: "open-paper", key, beside: event.ctrlKey || event.metaKey }),
    );
    return link;
  });
  return links.flatMap((link, index) => [index === 0 ? `${strings.namedBy} ` : ", ", link]);
}
