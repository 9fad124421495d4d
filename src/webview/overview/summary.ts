import type { PaperList, SummaryPage } from "../../protocol/overview.ts";
import { element, section } from "../page/dom.ts";
import { chartOf, remark } from "./chart.ts";

/** A library's summary: what to read, then its figures. */
export function summaryPage({ title, lead, lists, charts }: SummaryPage): readonly HTMLElement[] {
  return [
    element("header", {}, element("h1", {}, title), element("p", { class: "facts" }, lead)),
    element("div", { class: "sections" }, ...lists.map(listOf), ...charts.map(chartOf)),
  ];
}

function listOf({ id, title, rows, more, empty }: PaperList): HTMLElement {
  const items = rows.map((row) =>
    element(
      "li",
      {},
      element(
        "a",
        { href: row.href, title: row.title, dir: "auto", "data-focus": `${id} ${row.href}` },
        row.name,
      ),
      element("span", { class: "quiet" }, row.detail),
    ),
  );
  const content =
    items.length === 0
      ? element("p", { class: "quiet" }, empty)
      : element("ul", { class: "papers" }, ...items);
  return section(id, title, content, remark(more));
}
