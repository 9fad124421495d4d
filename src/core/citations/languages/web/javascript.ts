import type { Lexer } from "../../lexing/region.ts";
import { script } from "./script.ts";

/** JavaScript, with JSX. */
export const javascript: Lexer = (text) => script(text, { jsx: true, types: false });
