import { locatorIn } from "../locators/locatorWords.ts";
import { endingAt, listedKeys } from "./citekey.ts";
import { type Found, longestConstruct, matchAt } from "./found.ts";

/** `julia` (DocumenterCitations): `[text](@cite key)`, `[a, b](@cite)`, `[key; Section 2](@citet)`, `@Citep`, `@nocite`, `@cite*`. */
const julia = /@(?:no)?[Cc]ite(?:t|p|alt|alp|num)?\*?(?:[ \t]{1,4}([^()\n\r]{1,300}))?\)/y;

/** The keys of the link whose address begins at `at`, with its `@`. */
export function juliaForms(text: string, at: number): Found[] {
  const match = matchAt(julia, text, at);
  if (!match) return [];
  const keys = match[1] === undefined ? keysInText(text, at - 2) : keysInAddress(text, match[1], at);
  return endingAt(at + match[0].length, keys);
}

/** The key that Markdown reads: `smith\_2020`, and `smith\\_2020` in a docstring that is not a raw string. */
function unescapedKey(written: string): string {
  return written.replace(/\\{1,2}([_*.:-])/g, "$1");
}

/** The keys of `[Section 2 of X](@cite a)`; a locator in the link's text belongs to the last. */
function keysInAddress(text: string, keys: string, at: number): Found[] {
  const before = text.slice(Math.max(0, at - 2 - 200), at - 2);
  const open = before.lastIndexOf("[");
  const locator = open < 0 ? undefined : locatorIn(before.slice(open));
  const offset = julia.lastIndex - 1 - keys.length;
  const opening = open < 0 ? at : at - 2 - before.length + open;
  return listedKeys("julia", keys, offset, opening, locator, unescapedKey);
}

/** The keys of `[a, b; note](@cite)`; `close` is the offset of its `]`. */
function keysInText(text: string, close: number): Found[] {
  const before = text.slice(Math.max(0, close - longestConstruct), close);
  const open = before.lastIndexOf("[");
  if (open < 0) return [];
  const inside = before.slice(open + 1);
  const note = inside.indexOf(";");
  const keys = note < 0 ? inside : inside.slice(0, note);
  const locator = note < 0 ? undefined : locatorIn(inside.slice(note));
  const start = close - inside.length;
  return listedKeys("julia", keys, start, start - 1, locator, unescapedKey);
}
