/**
 * Wraps the characters from `start` to `end` of an element's text, each text node's part in its own element. A formula
 * counts as its TeX between `$`, and is wrapped as a whole.
 */
export function wrapText(root: HTMLElement, start: number, end: number, make: () => HTMLElement): void {
  for (const { node, from, length } of textPlaces(root)) {
    const first = Math.max(0, start - from);
    const last = Math.min(length, end - from);
    if (first >= last) continue;
    const range = document.createRange();
    if (node instanceof Text) {
      range.setStart(node, first);
      range.setEnd(node, last);
    } else range.selectNode(node);
    range.surroundContents(make());
  }
}

/** An element's text as `wrapText` counts it. */
export const textOf = (root: HTMLElement): string =>
  textPlaces(root)
    .map(({ text }) => text)
    .join("");

/**
 * The offset in an element's text of a position in the page; for a position in a formula, the one before or after it,
 * by `side`. `undefined` if it is not in the element.
 */
export function offsetIn(
  root: HTMLElement,
  container: Node,
  offset: number,
  side: "before" | "behind",
): number | undefined {
  if (!root.contains(container)) return undefined;
  const range = document.createRange();
  range.setStart(container, offset);
  let at = 0;
  for (const { node, from, length } of textPlaces(root)) {
    if (node === container) return from + Math.min(offset, length);
    if (node.contains(container)) return side === "before" ? from : from + length;
    if (range.comparePoint(node, 0) > 0) return from;
    at = from + length;
  }
  return at;
}

interface TextPlace {
  readonly node: Text | HTMLElement;
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

function textPlaces(root: HTMLElement): readonly TextPlace[] {
  const found: TextPlace[] = [];
  let from = 0;
  const visit = (node: Node) => {
    const isFormula = node instanceof HTMLElement && node.classList.contains("math");
    if (!isFormula && !(node instanceof Text)) return node.childNodes.forEach(visit);
    const text =
      node instanceof Text ? node.data : `$${(isFormula && node.dataset.tex) || node.textContent}$`;
    if (text !== "") found.push({ node, from, length: text.length, text });
    from += text.length;
  };
  visit(root);
  return found;
}
