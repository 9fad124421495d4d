import type { Lexer } from "../../lexing/region.ts";
import { script } from "./script.ts";

/** TypeScript. What looks like JSX in it is a cast. */
export const typescript: Lexer = (text) => script(text, { jsx: false, types: true });

/** TypeScript with JSX. */
export const tsx: Lexer = (text) => script(text, { jsx: true, types: true });
