import type { Card } from "../../protocol/messages.ts";
import { element } from "./dom.ts";

/** Milliseconds that the pointer must rest on a link before its card shows. */
const rest = 250;

/** Shows a paper's card while its link is hovered or focused; Escape hides it. */
export class CardAtLink {
  readonly #card = element("div", { class: "card", role: "tooltip", id: "paper-card", hidden: true });
  #link: HTMLElement | undefined;
  #timer = 0;

  constructor() {
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.#hide());
    document.addEventListener("scroll", () => this.#hide(), { passive: true });
  }

  /** Gives a card to a link. */
  attach(link: HTMLElement, card: Card): void {
    const show = () => this.#show(link, card);
    link.addEventListener("pointerenter", () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(show, rest);
    });
    link.addEventListener("focus", show);
    for (const leave of ["pointerleave", "blur", "click"]) link.addEventListener(leave, () => this.#hide());
  }

  #show(link: HTMLElement, { title, facts }: Card): void {
    this.#hide();
    if (!link.isConnected) return;
    this.#link = link;
    document.body.append(this.#card);
    link.setAttribute("aria-describedby", this.#card.id);
    this.#card.replaceChildren(
      element("strong", { dir: "auto" }, title),
      ...facts.map((fact) => element("span", {}, fact)),
    );
    this.#card.hidden = false;
    const { left, top, bottom } = link.getBoundingClientRect();
    const { width, height } = this.#card.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const isBelow = bottom + height + 8 < clientHeight || top < height + 8;
    this.#card.style.left = `${Math.max(8, Math.min(left, clientWidth - width - 8))}px`;
    this.#card.style.top = `${isBelow ? bottom + 4 : top - height - 4}px`;
  }

  #hide(): void {
    window.clearTimeout(this.#timer);
    this.#link?.removeAttribute("aria-describedby");
    this.#link = undefined;
    this.#card.hidden = true;
  }
}
