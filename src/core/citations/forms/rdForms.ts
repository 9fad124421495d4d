import { endingAt, keyFound, keyPattern, listedKeys } from "./citekey.ts";
import { type Found, matchAt } from "./found.ts";

/** `rd`: `\insertRef{key}{pkg}`, `\insertCite{a,b;textual}{pkg}`, `\insertCiteOnly{@see @a and @b}{pkg}`, `\insertNoCite`. */
const argument = /\{([^{}]{1,1000})\}/y;
const packageName = /\{[\w.]{0,60}\}/y;
const keysInText = new RegExp(`@(${keyPattern})`, "gu");

/** The keys of Rdpack's commands: `start` is the backslash, `nameEnd` where the arguments begin. */
export function rdForms(text: string, start: number, nameEnd: number): Found[] {
  const keys = matchAt(argument, text, nameEnd)?.[1];
  if (!keys) return [];
  const end = argument.lastIndex;
  const ending = end + (matchAt(packageName, text, end)?.[0].length ?? 0);
  return endingAt(ending, rdKeys(keys, nameEnd + 1, start));
}

/** `a,b;textual`, or with any `@` in it free text: `@see also @a and @b;nobrackets`. */
function rdKeys(written: string, offset: number, opening: number): Found[] {
  const keys = written.replace(/;\s*(?:textual|nobrackets)\s*$/, "");
  if (!keys.includes("@")) return listedKeys("rd", keys, offset, opening);
  const found: Found[] = [];
  for (const match of keys.matchAll(keysInText)) {
    const start = offset + match.index;
    // The argument's own first `@` only says that text follows.
    const isMark = match.index === 0 && keys.lastIndexOf("@") > 0;
    if (match[1] && !isMark) found.push(keyFound("rd", match[1], start, start + match[0].length));
  }
  return found;
}
