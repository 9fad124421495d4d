// The page of overviews: the summary of a library, papers beside one another. It keeps nothing but where the reader is.

import type { Overview } from "../protocol/overview.ts";
import { Parcels } from "../protocol/parts.ts";
import { comparisonPage } from "./overview/comparison.ts";
import { summaryPage } from "./overview/summary.ts";
import { element, replaceChildren } from "./page/dom.ts";

interface Host {
  postMessage(message: unknown): void;
  getState(): { readonly scroll: number } | undefined;
  setState(state: { readonly scroll: number }): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const main = element("main", { class: "overview" });
const parcels = new Parcels();
// What the page says where this script does not run.
document.body.replaceChildren(main);
let scroll = host.getState()?.scroll;

window.addEventListener("message", (event: MessageEvent<unknown>) => {
  // Only the host can post here: VS Code's frames around the page ensure that.
  const overview = parcels.receive(event.data) as Overview | undefined;
  if (overview === undefined) return;
  document.title = overview.title;
  replaceChildren(main, overview.kind === "summary" ? summaryPage(overview) : comparisonPage(overview));
  // Where it was before VS Code discarded the page.
  if (scroll !== undefined) document.documentElement.scrollTop = scroll;
  scroll = undefined;
});
document.addEventListener("scroll", () => host.setState({ scroll: document.documentElement.scrollTop }), {
  passive: true,
});
host.postMessage({ kind: "ready" });
