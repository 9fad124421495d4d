import type MarkdownIt from "markdown-it";
import type StateInline from "markdown-it/lib/rules_inline/state_inline.mjs";
import { pandocForm, wikilinkForm } from "../../core/citations/forms/bracketForms.ts";
import type { Card } from "../../protocol/messages.ts";

/** Cards of the papers that the notes cite, by the key as written. */
export type Cards = ReadonlyMap<string, Card>;

/** The environment that `render` gets besides the text. */
export interface CitationEnvironment {
  readonly cards: Cards;
}

/**
 * Turns `[@key]`, `@key` and `[[key]]` into links to papers, with the scanner's rules. Without brackets, a key counts
 * only if a paper has it: otherwise it may be a person's handle.
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

/** Whether the position is inside a link: links cannot nest. markdown-it's types lack `linkLevel`. */
const isInLink = (state: StateInline & { readonly linkLevel?: number }) => (state.linkLevel ?? 0) > 0;

const none: CitationEnvironment = { cards: new Map() };

/** markdown-it passes the environment through as given, or an empty one if none was given. */
function environmentOf(environment: Partial<CitationEnvironment>): CitationEnvironment {
  return environment.cards === undefined ? none : { cards: environment.cards };
}
