import type MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";

/** Renders the `[ ]` of task items (`- [ ] text`) as `span.box`, which page/notesView.ts replaces with a checkbox. */
export function renderTaskBoxes(markdown: MarkdownIt): void {
  markdown.core.ruler.push("tasks", ({ tokens, Token: TokenClass }) => {
    for (const [index, token] of tokens.entries())
      if (token.type === "list_item_open") addBox(TokenClass, token, tokens[index + 1], tokens[index + 2]);
  });
  markdown.renderer.rules.task = (tokens, index) => {
    const { info = "", map } = tokens[index] ?? {};
    return `<span class="box" data-line="${map?.[0] ?? 0}" data-ticked="${info}"></span>`;
  };
}

/** Replaces the `[ ]` at the start of a list item with a `task` token. */
function addBox(
  TokenClass: typeof Token,
  item: Token,
  paragraph: Token | undefined,
  inline: Token | undefined,
): void {
  const first = inline?.children?.[0];
  if (paragraph?.type !== "paragraph_open" || !inline?.children || first?.type !== "text") return;
  const box = /^\[([ xX])\][ \t]/.exec(first.content);
  if (box === null) return;
  first.content = first.content.slice(box[0].length);
  const task = new TokenClass("task", "", 0);
  task.info = box[1] === " " ? "" : "true";
  // The line with the box: an item may start with empty lines.
  task.map = inline.map;
  inline.children.unshift(task);
  item.attrJoin("class", "task");
}
