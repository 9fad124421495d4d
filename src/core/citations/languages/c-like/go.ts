import { isNewline, lineEnd, nextLine } from "../../lexing/characters.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import type { Region } from "../../lexing/region.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { characterLiteral, doubleQuoted } from "../../lexing/strings.ts";

const lex = lexer(
  slashComments({}),
  delimited(doubleQuoted),
  delimited({ open: "`", close: "`", context: "string", lines: true }),
  characterLiteral,
);

const declaration = /(?:package|func|type|var|const)\b/y;

/**
 * Go. A doc comment has no mark of its own: it is the comment right above a declaration at the top level
 * (https://go.dev/doc/comment).
 */
export function go(text: string): Region[] {
  // Lexes the whole text: the line below a comment decides whether it is a doc comment.
  const found = lex(text, text.length);
  // Upwards, because a comment is a doc comment if a declaration, or another doc comment, begins on the next
  // line.
  let below = -1;
  for (let index = found.length - 1; index >= 0; index--) {
    const region = found[index];
    if (region?.context !== "comment" || (region.start > 0 && !isNewline(text.charCodeAt(region.start - 1))))
      continue;
    const next = nextLine(text, region.end);
    declaration.lastIndex = next;
    const alone = lineEnd(text, region.end) === region.end;
    if (alone && (next === below || declaration.test(text))) {
      found[index] = { ...region, context: "docstring" };
      below = region.start;
    }
  }
  return found;
}
