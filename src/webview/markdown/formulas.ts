import type MarkdownIt from "markdown-it";
import { formulaAt, longestFormula } from "../../core/text/formulas.ts";

/** Turns TeX in the notes into `span.math` with its source as text; the page renders it once KaTeX is loaded. */
export function formulas(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("escape", "formula", (state, silent) => {
    const found = formulaAt(state.src, state.pos);
    if (found === undefined || found.end > state.posMax) return false;
    if (!silent) {
      const token = state.push("formula", "span", 0);
      token.content = found.tex;
      token.info = found.display ? "display" : "";
    }
    state.pos = found.end;
    return true;
  });
  markdown.block.ruler.before("fence", "formulas", (state, first, last, silent) => {
    const begin = (state.bMarks[first] ?? 0) + (state.tShift[first] ?? 0);
    const opening = state.src.slice(begin, begin + 2);
    const closing = opening === "$$" ? "$$" : opening === "\\[" ? "\\]" : undefined;
    if (closing === undefined) return false;
    for (let line = first; line < last; line++) {
      const from = line === first ? begin + 2 : (state.bMarks[line] ?? 0);
      const text = state.src.slice(from, state.eMarks[line]);
      const end = text.indexOf(closing);
      if (end < 0) continue;
      const content = state.src.slice(begin + 2, from + end);
      // Text after the closing `$$` makes it part of a paragraph.
      if (text.slice(end + 2).trim() !== "" || content.length > longestFormula || content.trim() === "")
        return false;
      if (silent) return true;
      const token = state.push("formula_block", "div", 0);
      token.content = content.trim();
      token.info = "display";
      token.map = [first, line + 1];
      state.line = line + 1;
      return true;
    }
    return false;
  });
  markdown.renderer.rules.formula = (tokens, index) => {
    const { content = "", info } = tokens[index] ?? {};
    const display = info === "display" ? ' data-display="true"' : "";
    return `<span class="math"${display}>${markdown.utils.escapeHtml(content)}</span>`;
  };
  markdown.renderer.rules.formula_block = (tokens, index) => {
    const { content = "", map } = tokens[index] ?? {};
    return `<p data-line="${map?.[0] ?? 0}"><span class="math" data-display="true">${markdown.utils.escapeHtml(content)}</span></p>\n`;
  };
}
