type Attributes = Readonly<Record<string, string | boolean | undefined>>;
type Child = Node | string | undefined;

/** Creates an element. Strings become text, never markup; `false` and `undefined` leave an attribute or a child out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children) if (child !== undefined) made.append(child);
  return made;
}

/** Creates a button; `data-focus` identifies it when its parent is redrawn. */
export function button(text: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", "data-focus": text, ...attributes }, text);
  made.addEventListener("click", onClick);
  return made;
}

/** Fills in `{0}` and `{1}` in a text. */
export function filled(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (mark, index) => String(values[Number(index)] ?? mark));
}

/** Creates a section with a heading. */
export function section(id: string, heading: string, ...children: readonly Child[]): HTMLElement {
  return element(
    "section",
    { id, "aria-labelledby": `${id}-heading` },
    element("h2", { id: `${id}-heading` }, heading),
    ...children,
  );
}

/** Replaces an element's children and keeps the focus on the control with the same `data-focus`. */
export function replaceChildren(parent: HTMLElement, children: readonly Node[]): void {
  const active = document.activeElement;
  const focused =
    active instanceof HTMLElement && parent.contains(active) ? active.getAttribute("data-focus") : null;
  parent.replaceChildren(...children);
  if (focused === null) return;
  const heirs = parent.querySelectorAll<HTMLElement>("[data-focus]");
  [...heirs].find((heir) => heir.getAttribute("data-focus") === focused)?.focus({ preventScroll: true });
}
