// The bundle `readerMarkdown`: renders notes. Loaded for papers that have notes.
import type { Heading } from "./markdown/blocks.ts";
import type { Cards } from "./markdown/citations.ts";
import { renderMarkdown } from "./markdown/render.ts";
import { sanitised } from "./markdown/sanitise.ts";

export type { Cards, Heading };

/** Renders notes as nodes for the page, with their headings. Nothing in them runs or is loaded. */
export function rendered(
  text: string,
  cards: Cards,
): { readonly nodes: DocumentFragment; readonly headings: readonly Heading[] } {
  const { html, headings } = renderMarkdown(text, { cards });
  return { nodes: sanitised(html), headings };
}
