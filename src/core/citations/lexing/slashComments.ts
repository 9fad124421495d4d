import { lineEnd, nextLine } from "./characters.ts";
import { asterisk, backslash, slash } from "./codes.ts";
import { readRest } from "./delimited.ts";
import { addRegion, type Delimited, type Lexing, type Rule } from "./lexing.ts";

/** How the comments of languages modelled on C differ from each other. */
export interface SlashComments {
  /**
   * The marks of line doc comments. One more of its last character makes it a
   * plain comment: `///` but not `////`.
   */
  readonly docLines?: readonly string[];
  /** The marks of block doc comments: `/**`, but neither `/***` nor the empty one. */
  readonly docBlocks?: readonly string[];
  readonly nests?: true;
  /** A backslash at the line's end continues a line comment on the next line. */
  readonly continues?: true;
}

const plain: Delimited = { open: "/*", close: "*/", context: "comment", lines: true };
const nested: Delimited = { ...plain, nests: true };

/** The rule for `//` and `/* … *​/` and the doc comments among them. */
export function slashComments(comments: SlashComments): Rule {
  const { docLines = [], docBlocks = [], continues } = comments;
  const block = comments.nests ? nested : plain;
  const read = (lexing: Lexing, at: number) => {
    const { text } = lexing;
    const next = text.charCodeAt(at + 1);
    if (next === slash) {
      const context = docLines.some((mark) => isMark(text, at, mark)) ? "docstring" : "comment";
      return addRegion(lexing, at, continues ? continuedEnd(text, at) : lineEnd(text, at), context);
    }
    if (next !== asterisk) return at;
    const doc = docBlocks.some((mark) => isMark(text, at, mark)) && text.charCodeAt(at + 3) !== slash;
    return readRest(lexing, doc ? { ...block, context: "docstring" } : block, at, at + 2);
  };
  return { first: "/", read };
}

/** True if the mark is at `at` and its last character is not repeated, unless that is `!`. */
function isMark(text: string, at: number, mark: string): boolean {
  return (
    text.startsWith(mark, at) &&
    (mark.endsWith("!") || text.charCodeAt(at + mark.length) !== mark.charCodeAt(mark.length - 1))
  );
}

function continuedEnd(text: string, at: number): number {
  let end = lineEnd(text, at);
  while (end < text.length && text.charCodeAt(end - 1) === backslash)
    end = lineEnd(text, nextLine(text, end));
  return end;
}
