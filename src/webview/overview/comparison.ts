import type { ComparisonPage } from "../../protocol/overview.ts";
import { element } from "../page/dom.ts";

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
      { scope: "col" },
      element("a", { href: column.href, "data-focus": column.href }, column.name),
      column.title === column.name
        ? undefined
        : element("span", { class: "quiet", dir: "auto" }, column.title),
    ),
  );
  const body = rows.map(({ label, cells, isSame }) =>
    element(
      "tr",
      { class: isSame ? "same" : undefined },
      element("th", { scope: "row" }, label),
      ...cells.map((cell) => element("td", { dir: "auto" }, cell === "" ? "–" : cell)),
    ),
  );
  return [
    element(
      "header",
      { class: "with-action" },
      element("h1", {}, title),
      element("a", { class: "action", href: exporting.href, "data-focus": "export" }, exporting.label),
    ),
    // Focusable, so that the keyboard can scroll a table that is wider than the page.
    element(
      "div",
      { class: "compared", tabindex: "0", role: "region", "aria-label": title },
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element("tr", {}, element("td", {}, element("span", { class: "unseen" }, corner)), ...head),
        ),
        element("tbody", {}, ...body),
      ),
    ),
  ];
}
