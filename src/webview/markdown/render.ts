import MarkdownIt from "markdown-it";
import { blocks, type Heading, headingsIn } from "./blocks.ts";
import { type CitationEnvironment, citations } from "./citations.ts";
import { comments } from "./comments.ts";
import { formulas } from "./formulas.ts";
import { renderTaskBoxes } from "./renderTaskBoxes.ts";
import { staysBelow, targetOf } from "./targets.ts";

export interface Rendered {
  /** Not sanitised yet. */
  readonly html: string;
  readonly headings: readonly Heading[];
}

/**
 * Renders Markdown as HTML. HTML in the source stays text, except comments, which are hidden. Links only lead to the
 * web, to files and to papers.
 */
export function renderMarkdown(text: string, environment: CitationEnvironment): Rendered {
  const tokens = markdown.parse(text, environment);
  return {
    html: markdown.renderer.render(tokens, markdown.options, environment),
    headings: headingsIn(tokens),
  };
}

const markdown = createMarkdown();

function createMarkdown(): MarkdownIt {
  const made = new MarkdownIt({ html: false, linkify: true });
  made.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  made.use(comments).use(formulas).use(citations).use(blocks).use(renderTaskBoxes);
  made.validateLink = (address) => targetOf(address) !== undefined;
  const { rules } = made.renderer;
  rules.link_open = (tokens, index) => {
    const target = targetOf(tokens[index]?.attrGet("href") ?? "");
    if (target === undefined) return "<a>";
    const written = made.utils.escapeHtml(target.kind === "web" ? target.href : target.path);
    return target.kind === "web"
      ? `<a class="web" href="${written}" title="${written}">`
      : `<a class="file" data-path="${written}" title="${made.utils.escapeHtml(tokens[index]?.attrGet("title") ?? "")}">`;
  };
  rules.image = (tokens, index, options, environment, self) => {
    const token = tokens[index];
    const target = targetOf(token?.attrGet("src") ?? "");
    const said = made.utils.escapeHtml(self.renderInlineAsText(token?.children ?? [], options, environment));
    if (target?.kind === "file" && staysBelow(target.path))
      return `<img alt="${said}" data-path="${made.utils.escapeHtml(target.path)}">`;
    if (target?.kind !== "web") return said;
    // Nothing is loaded from other sites: a remote picture becomes a link.
    const href = made.utils.escapeHtml(target.href);
    return `<a class="web" href="${href}" title="${href}">${said || href}</a>`;
  };
  return made;
}
