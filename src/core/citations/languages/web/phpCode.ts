import { hashComment } from "../../lexing/comments.ts";
import { delimited } from "../../lexing/delimited.ts";
import { heredocs } from "../../lexing/heredoc.ts";
import { lexer } from "../../lexing/lexer.ts";
import type { Heredoc } from "../../lexing/lexing.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { doubleQuoted, singleQuoted } from "../../lexing/strings.ts";

/** Reads the opening `<<<EOT`, `<<<"EOT"` or `<<<'EOT'`. */
function phpHeredoc(text: string, at: number): Heredoc | undefined {
  const mark = /^<<<[ \t]*(["']?)([A-Za-z_]\w{0,80})\1(?=[ \t]*[\r\n])/.exec(text.slice(at, at + 120));
  return mark?.[2] === undefined
    ? undefined
    : { word: mark[2], indented: true, goesOn: true, end: at + mark[0].length };
}

/** The code of PHP, without the page around it. `#[` begins an attribute. */
export const phpCode = lexer(
  slashComments({ docBlocks: ["/**"] }),
  ...heredocs(phpHeredoc),
  {
    first: "#",
    read: (lexing, at) => (lexing.text.charAt(at + 1) === "[" ? at : hashComment.read(lexing, at)),
  },
  delimited({ ...doubleQuoted, lines: true }),
  delimited({ ...singleQuoted, lines: true }),
);
