import type { ComparisonPage } from "../../protocol/overview.ts";
import { element } from "../page/dom.ts";

/** A date. It gets its own element, because lines would break at its hyphens. */
const day = /(?<![\d-])(\d{4}-\d\d-\d\d)(?![\d-])/;

const withDays = (text: string): readonly (HTMLElement | string)[] =>
  text.split(day).map((part, n) => (n % 2 === 1 ? element("span", { class: "date" }, part) : part));

/** Papers side by side, as a table. */
export function comparisonPage({
  title,
  columns,
  rows,
  corner,
  exporting,
}: ComparisonPage): readonly HTMLElement[] {
  const head = columns.map((column) =>
    element(
      "th",
      { scope: "col", role: "columnheader" },
      element("a", { href: column.href, dir: "auto", "data-focus": column.href }, column.name),
      column.title === column.name
        ? undefined
        : element("span", { class: "quiet", dir: "auto" }, column.title),
    ),
  );
  const body = rows.map(({ label, cells, isSame }) =>
    element(
      "tr",
      { class: isSame ? "same" : undefined, role: "row" },
      element("th", { scope: "row", role: "rowheader" }, label),
      ...cells.map((cell) => element("td", { dir: "auto", role: "cell" }, ...withDays(cell || "–"))),
    ),
  );
  const corners = element("td", { role: "cell" }, element("span", { class: "unseen" }, corner));
  // Repeats the elements' own roles, which they lose on a narrow page, where CSS lays them out differently.
  const table = element(
    "table",
    { role: "table" },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, corners, ...head)),
    element("tbody", { role: "rowgroup" }, ...body),
  );
  table.style.setProperty("--papers", String(columns.length));
  return [
    element(
      "header",
      { class: "with-action" },
      element("h1", {}, title),
      element("a", { class: "action", href: exporting.href, "data-focus": "export" }, exporting.label),
    ),
    // Focusable, so that the keyboard can scroll a table that is wider than the page.
    element("div", { class: "compared", tabindex: "0", role: "region", "aria-label": title }, table),
  ];
}
