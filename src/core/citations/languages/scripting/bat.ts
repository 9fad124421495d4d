import { leadingComment } from "../../lexing/comments.ts";
import { delimited } from "../../lexing/delimited.ts";
import { lexer } from "../../lexing/lexer.ts";
import { bareAddress } from "../../lexing/strings.ts";

/** Batch files of Windows. */
export const bat = lexer(
  leadingComment("rR@:", /^(?:@?rem\b|::)/i),
  delimited({ open: '"', close: '"', context: "string" }),
  bareAddress,
);
