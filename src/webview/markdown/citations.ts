import type MarkdownIt from "markdown-it";
import type StateInline from "markdown-it/lib/rules_inline/state_inline.mjs";
import { pandocForm, wikilinkForm } from "../../core/citations/forms/bracketForms.ts";
import type { Card } from "../../protocol/messages.ts";

/** The cards of the papers that the notes name, by the key as written. */
export type Cards = ReadonlyMap<string, Card>;

/** What `render` is called with beside the text. */
export interface CitationEnvironment {
  readonly cards: Cards;
}

/**
 * `[@key]`, `@key` and `[[key]]` as links to papers, found as the scanner finds them. Without brackets a key counts only if
 * it is a paper's: else it may be somebody's name.
 */
export function citations(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("link", "wikilink", (state, silent) => {
    if (!state.src.startsWith("[[", state.pos) || isInLink(state)) return false;
    const [found] = wikilinkForm(state.src, state.pos);
    const end = state.src.indexOf("]]", state.pos) + 2;
    if (found === undefined || end > state.posMax || end < 2) return false;
    if (!silent) {
      const alias = /\|([^\]]+)$/.exec(state.src.slice(state.pos + 2, end - 2))?.[1]?.trim();
      cite(state, found.raw, alias);
    }
    state.pos = end;
    return true;
  });
  markdown.inline.ruler.before("link", "pandoc", (state, silent) => {
    if (state.src.charAt(state.pos) !== "@" || isInLink(state)) return false;
    const [found] = pandocForm(state.src, state.pos, true);
    if (found === undefined || found.end > state.posMax) return false;
    if (found.bare && !environmentOf(state.env).cards.has(found.raw)) return false;
    if (!silent) cite(state, found.raw);
    state.pos = found.end;
    return true;
  });
  markdown.renderer.rules.citation = (tokens, index, _options, environment) => {
    const token = tokens[index];
    const key = token?.content ?? "";
    const card = environmentOf(environment).cards.get(key);
    const shown = markdown.utils.escapeHtml((token?.info || card?.label) ?? key);
    const name = markdown.utils.escapeHtml(key);
    return card === undefined
      ? `<span class="unknown" data-key="${name}">${shown}</span>`
      : `<a class="paper" data-key="${name}">${shown}</a>`;
  };
}

function cite(state: StateInline, key: string, shown = ""): void {
  const token = state.push("citation", "a", 0);
  token.content = key;
  token.info = shown;
}

/** A link in a link would tear both apart. The types of markdown-it leave out that it counts them. */
const isInLink = (state: StateInline & { readonly linkLevel?: number }) => (state.linkLevel ?? 0) > 0;

const none: CitationEnvironment = { cards: new Map() };

/** markdown-it hands the environment through as it is given, and gives an empty one where there is none. */
function environmentOf(environment: Partial<CitationEnvironment>): CitationEnvironment {
  return environment.cards === undefined ? none : { cards: environment.cards };
}
