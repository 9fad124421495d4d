// The overview page: a library's summary, or papers side by side. Its only state is the scroll position.

import type { Overview, OverviewState } from "../protocol/overview.ts";
import { Parcels } from "../protocol/parts.ts";
import { comparisonPage } from "./overview/comparison.ts";
import { summaryPage } from "./overview/summary.ts";
import { element, replaceChildren } from "./page/dom.ts";

interface Host {
  postMessage(message: unknown): void;
  getState(): OverviewState | undefined;
  setState(state: OverviewState): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const main = element("main", { class: "overview" });
const parcels = new Parcels();
// Removes the text that is shown if this script does not run.
document.body.replaceChildren(main);
let scroll = host.getState()?.scroll;
let shown: Overview | undefined;

/** Saves what VS Code hands to the host when it restores the tab. */
function keep(): void {
  if (shown === undefined) return;
  const { kind } = shown;
  const ids = shown.kind === "comparison" ? { ids: shown.ids } : {};
  host.setState({ kind, ...ids, scroll: document.documentElement.scrollTop });
}

window.addEventListener("message", (event: MessageEvent<unknown>) => {
  // Only the host can post here: VS Code's frames around the page ensure that.
  const overview = parcels.receive(event.data) as Overview | undefined;
  if (overview === undefined) return;
  document.title = overview.title;
  replaceChildren(main, overview.kind === "summary" ? summaryPage(overview) : comparisonPage(overview));
  // A chart of many years is wider than the page; the newest are at its right end and matter most.
  for (const columns of document.querySelectorAll(".columns")) columns.scrollLeft = columns.scrollWidth;
  // The scroll position from before VS Code discarded the page.
  if (scroll !== undefined) document.documentElement.scrollTop = scroll;
  scroll = undefined;
  shown = overview;
  keep();
});
document.addEventListener("scroll", keep, { passive: true });
host.postMessage({ kind: "ready" });
