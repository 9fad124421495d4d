import type MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";

/** A heading of the notes, for the outline. */
export interface Heading {
  /** From 1. The first heading keeps the level it was written with. */
  readonly level: number;
  readonly text: string;
  /** The line of the notes, from 0. */
  readonly line: number;
}

/** The page's own headings use `h1` and `h2`, so those of the notes start below. */
const above = 2;

/** Marks blocks with their source line and shifts headings below the page's own. */
export function blocks(markdown: MarkdownIt): void {
  markdown.core.ruler.push("places", ({ tokens }) => {
    let shown = above;
    for (const token of tokens) {
      if (token.map && token.nesting >= 0 && token.type !== "inline")
        token.attrSet("data-line", String(token.map[0]));
      // Each top-level block takes its direction from its first letter, and its children inherit it.
      if (token.level === 0 && token.nesting > 0) token.attrSet("dir", "auto");
      // A column's alignment as a class, since the sanitiser drops styles.
      const aligned = /^text-align:(\w+)$/.exec(token.attrGet("style") ?? "")?.[1];
      if (aligned !== undefined) token.attrSet("class", aligned);
      if (token.type === "heading_open") {
        // Heading levels are never skipped, whatever the notes do.
        shown = Math.min(6, shown + 1, Number(token.tag.slice(1)) + above);
        token.tag = `h${shown}`;
      }
      if (token.type === "heading_close") token.tag = `h${shown}`;
    }
  });
  const { rules } = markdown.renderer;
  rules.table_open = (tokens, index, options, _environment, self) =>
    `<div class="wide">${self.renderToken(tokens, index, options)}`;
  rules.table_close = () => "</table></div>\n";
  rules.fence = (tokens, index) => {
    const { content = "", info = "", map } = tokens[index] ?? {};
    const language = /^[\w+#.-]{1,30}/.exec(info.trim())?.[0];
    const attribute = language === undefined ? "" : ` data-language="${language}"`;
    return `<pre dir="ltr" data-line="${map?.[0] ?? 0}"${attribute}><code>${markdown.utils.escapeHtml(content)}</code></pre>\n`;
  };
}

/** The headings among a text's tokens. */
export function headingsIn(tokens: readonly Token[]): readonly Heading[] {
  return tokens.flatMap((token, index) => {
    if (token.type !== "heading_open") return [];
    const text = (tokens[index + 1]?.children ?? []).map(({ content, info, type }) =>
      type === "citation" ? info || content : content,
    );
    return [{ level: Number(token.tag.slice(1)) - above, text: text.join(""), line: token.map?.[0] ?? 0 }];
  });
}
