import type MarkdownIt from "markdown-it";

const [open, close] = ["<!--", "-->"];

/**
 * Hides HTML comments, as other Markdown renderers do. A comment that is never closed stays text, so that it hides no
 * notes.
 */
export function comments(markdown: MarkdownIt): void {
  markdown.block.ruler.before(
    "paragraph",
    "comment",
    (state, startLine, endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      if (!state.src.startsWith(open, start)) return false;
      for (let line = startLine; line < endLine; line++) {
        const from = line === startLine ? start + open.length : (state.bMarks[line] ?? 0);
        const text = state.src.slice(from, state.eMarks[line]);
        const at = text.indexOf(close);
        if (at < 0) continue;
        // With text after it on the line, it is part of a paragraph, where the inline rule below hides it.
        if (text.slice(at + close.length).trim() !== "") return false;
        if (!silent) state.line = line + 1;
        return true;
      }
      return false;
    },
    { alt: ["paragraph", "reference", "blockquote", "list"] },
  );
  markdown.inline.ruler.before("autolink", "comment", (state) => {
    if (!state.src.startsWith(open, state.pos)) return false;
    const end = state.src.indexOf(close, state.pos + open.length);
    if (end < 0 || end + close.length > state.posMax) return false;
    state.pos = end + close.length;
    return true;
  });
}
