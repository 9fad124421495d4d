import type { Bar, Chart } from "../../protocol/overview.ts";
import { element, section } from "../page/dom.ts";

/** The length of the longest bar in drawing units; the drawing is stretched to the available width. */
const longest = 100;
const thickness = 10;

/**
 * A chart as a list. Each bar is a link that reads “Efficient training 4 papers”; its drawing is hidden from screen
 * readers, since it says nothing that the number does not.
 */
export function chartOf({ id, title, shape, bars, more, empty }: Chart): HTMLElement {
  const most = bars.reduce((sum, { count }) => Math.max(sum, count), 1);
  const items = bars.map((bar) => element("li", {}, barLink(id, bar, most, shape)));
  const content =
    items.length === 0
      ? element("p", { class: "quiet" }, empty)
      : element("ul", { class: `chart ${shape}` }, ...items);
  return section(id, title, content, remark(more));
}

/** A sentence below a list; `undefined` if there is none. */
export const remark = (text: string | undefined): HTMLElement | undefined =>
  text === undefined ? undefined : element("p", { class: "quiet" }, text);

function barLink(chart: string, bar: Bar, most: number, shape: Chart["shape"]): HTMLElement {
  const { label, count, unit, href } = bar;
  const attributes = { class: "bar", title: `${label}: ${count} ${unit}`, "data-focus": `${chart} ${label}` };
  const parts = [
    element("span", { class: "label", dir: "auto" }, label),
    " ",
    element("span", { class: "drawing", "aria-hidden": "true" }, drawing((count / most) * longest, shape)),
    element("span", { class: "number" }, String(count)),
    element("span", { class: "unseen" }, ` ${unit}`),
  ];
  return href === undefined || count === 0
    ? element("span", attributes, ...parts)
    : element("a", { ...attributes, href }, ...parts);
}

/** Draws a horizontal bar, or an upright one that stands on the lower edge. */
function drawing(length: number, shape: Chart["shape"]): SVGSVGElement {
  const isRow = shape === "rows";
  const [width, height] = isRow ? [longest, thickness] : [thickness, longest];
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none" });
  const rect = isRow
    ? { x: 0, y: 0, width: length, height: thickness }
    : { x: 0, y: longest - length, width: thickness, height: length };
  svg.append(drawn("rect", rect));
  return svg;
}

function drawn<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[K] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
