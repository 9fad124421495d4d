import { isEscaped, lineEnd } from "../../lexing/characters.ts";
import type { Region } from "../../lexing/region.ts";
import { docstrings } from "./pythonDocstrings.ts";
import { prefixStart, stringEnd } from "./pythonStrings.ts";

/** A string's prefix has at most two letters, which may be before `until`. */
const longestPrefix = 2;

/**
 * Python, also Cython and Starlark. Leaps from one quote or number sign to the next. Between them is code. Only the code
 * next to a string matters: it tells whether the string is a docstring.
 */
export function python(text: string, until: number): Region[] {
  const found: Region[] = [];
  const docs = docstrings(text, found);
  const next = (sign: string, from: number) => {
    const at = text.indexOf(sign, from);
    return at < 0 ? text.length : at;
  };
  let [double, single, hash] = [-1, -1, -1];
  for (let at = 0; ; ) {
    if (double < at) double = next('"', at);
    if (single < at) single = next("'", at);
    if (hash < at) hash = next("#", at);
    const sign = Math.min(double, single, hash);
    const start = sign === hash ? sign : prefixStart(text, sign);
    // What follows a string tells whether it is a docstring, so read on while that is open.
    const isOpen = docs.code(start);
    if (sign === text.length || (sign >= until + longestPrefix && !isOpen)) break;
    if (isEscaped(text, at, sign)) {
      at = sign + 1;
    } else if (sign === hash) {
      at = lineEnd(text, sign);
      docs.comment(sign, at);
    } else {
      const prefix = start === sign ? "" : text.slice(start, sign);
      at = stringEnd(text, sign, prefix !== "" && /[ft]/i.test(prefix));
      docs.string(start, at, prefix === "" || !/[bft]/i.test(prefix));
    }
  }
  docs.end();
  return found;
}
