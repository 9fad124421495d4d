import { slashComments } from "./braces.ts";
import { type Lexing, lexer, readRest } from "./lexing.ts";

/** `"…"`, `"""…"""` and both with `#`s around them, which then belong to the escape too: `#"\#(code)"#`. */
function read(lexing: Lexing, at: number): number {
  const { text } = lexing;
  let start = at;
  while (text.charCodeAt(start - 1) === 35) start--;
  const hashes = "#".repeat(at - start);
  const quotes = text.startsWith('"""', at) ? '"""' : '"';
  return readRest(
    lexing,
    {
      open: quotes,
      close: quotes + hashes,
      context: "string",
      code: `\\${hashes}(`,
      ...(hashes === "" && { escape: "\\" }),
      ...(quotes === '"""' && { lines: true }),
    },
    at,
    at + quotes.length,
  );
}

export const swift = lexer(slashComments({ docLines: ["///"], docBlocks: ["/**"], nests: true }), {
  first: '"',
  read,
});
