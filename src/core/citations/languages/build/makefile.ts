import { hashComment } from "../../lexing/comments.ts";
import { lexer } from "../../lexing/lexer.ts";
import { bareAddress, escapedBy } from "../../lexing/strings.ts";

export const makefile = lexer(escapedBy("\\"), hashComment, bareAddress);
