import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { doubleQuoted } from "../../lexing/strings.ts";

/** TableGen, LLVM's tables. `[{ … }]` contains code or prose. */
export const tablegen = lexer(
  slashComments({}),
  delimited({ open: "[{", close: "}]", context: "string", lines: true }),
  delimited(doubleQuoted),
);
