import { keyFound, listedKeys } from "./citekey.ts";
import { type Found, matchAt } from "./found.ts";

/** A key as Doxygen reads it, in quotes or not: without the signs `'`, `&` and `*` that BibTeX allows. */
const key = "[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_:.+/-]{0,120}[\\p{L}\\p{M}\\p{N}_+])?";
const options = "\\{(?:(?:number|nopar|shortauthor|year),?){1,8}\\}";
/** `doxygen`: `@cite key`, `\cite key` (dotted keys: `vardi.86.lics`), `@cite "key"`, and 1.11's `@cite{number} key`. */
const word = new RegExp(`[@\\\\]cite(?:${options})?[ \\t]{1,4}(?:"(${key})"|(${key}))`, "yud");
const optionsAhead = new RegExp(`${options}[ \\t]`, "y");
const braces = /@cite\{([^{}\n\r]{1,300})\}/y;

/** The key after the `@cite` or `\cite` at `at`. */
export function doxygenWord(text: string, at: number): Found[] {
  const match = matchAt(word, text, at);
  const range = match?.indices?.[1] ?? match?.indices?.[2];
  if (!match || !range) return [];
  const found = keyFound("doxygen", text.slice(...range), ...range);
  return [{ ...found, opening: at, ...(match[1] && { ending: range[1] + 1 }) }];
}

/** True if options of Doxygen's `\cite` are at `at` (`{number} key`), not LaTeX's keys. */
export function hasDoxygenOptions(text: string, at: number): boolean {
  return matchAt(optionsAhead, text, at) !== undefined;
}

/** Reads `@cite{key}`, which people write although Doxygen has no such command. */
export function doxygenBraces(text: string, at: number): Found[] {
  const match = matchAt(braces, text, at);
  return match?.[1] ? listedKeys("doxygen", match[1], at + "@cite{".length, at) : [];
}
