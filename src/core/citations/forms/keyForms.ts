import { listedKeys } from "./citekey.ts";
import { doxygenBraces, doxygenWord, hasDoxygenOptions } from "./doxygenForms.ts";
import { type Found, matchAt } from "./found.ts";
import { juliaForms } from "./juliaForms.ts";
import { latexForms } from "./latexForms.ts";
import { rdForms } from "./rdForms.ts";

/** `sphinx` (sphinxcontrib-bibtex, MyST): `` :cite:p:`a,b` ``, `` :footcite:t:`key{Table 2}` ``, `` {cite:p}`a` ``. */
const sphinx = /(?:foot)?cite[a-z]{0,6}(?::[a-z]{1,7}\*?)?[:}]`((?!\s)[^`]{1,1000})`/y;
/** `distill` (Distill's pages, al-folio): `<d-cite key="a,b">`, `<dt-cite key="a">`. */
const distill = /<dt?-cite\s[^<>]{0,200}?\bkey=(["'])((?:(?!\1)[^<>]){1,1000})\1/y;

/** Reads the form at a `cite` or `Cite`. `formsIn` finds the forms in a part of it, such as LaTeX's notes. */
export function citeForms(
  text: string,
  at: number,
  floor: number,
  formsIn: (part: string) => readonly Found[],
): Found[] {
  let start = at;
  while (start > floor && at - start < 20 && /[A-Za-z]/.test(text.charAt(start - 1))) start--;
  const sigil = text.charAt(start - 1);
  if (start === floor && floor > 0) return [];
  if (sigil === "\\") return commandForms(text, start, at, formsIn);
  if (sigil === "@") return atForms(text, start - 1);
  if (sigil === ":" || sigil === "{") return sphinxForms(text, start);
  if (sigil === "-") return distillForms(text, start - 1);
  return [];
}

/** Reads Rdpack's `\insertRef{…}` at its `Ref{`. */
export function insertRef(text: string, at: number): Found[] {
  const start = at - "insert".length;
  if (!text.startsWith("\\insert", start - 1)) return [];
  return rdForms(text, start - 1, at + "Ref".length);
}

function commandForms(
  text: string,
  start: number,
  at: number,
  formsIn: (part: string) => readonly Found[],
): Found[] {
  let nameEnd = at;
  while (nameEnd - at < 30 && /[A-Za-z]/.test(text.charAt(nameEnd))) nameEnd++;
  const name = text.slice(start, nameEnd);
  if (/^insert(?:No)?Cite/.test(name))
    return rdForms(text, start - 1, text.charAt(nameEnd) === "*" ? nameEnd + 1 : nameEnd);
  const isPlain = name === "cite";
  if (isPlain && hasDoxygenOptions(text, nameEnd)) {
    const word = doxygenWord(text, start - 1);
    if (word.length > 0) return word;
  }
  const found = latexForms(text, start, nameEnd, formsIn);
  return found.length === 0 && isPlain ? doxygenWord(text, start - 1) : found;
}

function atForms(text: string, at: number): Found[] {
  if (/\w/.test(text.charAt(at - 1))) return [];
  if (text.charAt(at - 1) === "(" && text.charAt(at - 2) === "]") return juliaForms(text, at);
  const word = doxygenWord(text, at);
  return word.length > 0 ? word : doxygenBraces(text, at);
}

function sphinxForms(text: string, start: number): Found[] {
  const match = matchAt(sphinx, text, start);
  if (!match?.[1] || /\n[ \t]*\r?\n/.test(match[1]) || isInCode(text, start - 2)) return [];
  return listedKeys("sphinx", match[1], sphinx.lastIndex - 1 - match[1].length, start - 1);
}

/**
 * Whether the backtick at `at` begins inline code, as in a guide that writes “before `:cite:`”: the
 * backtick after the role's name then ends that code. With an odd number of backticks before it on
 * the line, it ends another role instead.
 */
function isInCode(text: string, at: number): boolean {
  if (text.charAt(at) !== "`") return false;
  let marks = 0;
  for (let before = at - 1; before >= Math.max(0, at - 1000) && text.charAt(before) !== "\n"; before--)
    if (text.charAt(before) === "`") marks++;
  return marks % 2 === 0;
}

/** The keys of a `<d-cite>`, given the offset of its dash. */
function distillForms(text: string, dash: number): Found[] {
  // Does not search back for the bracket: in a text of dashes without one, each dash would be read back to
  // the text's beginning.
  const start = text.charAt(dash - 2) === "<" ? dash - 2 : dash - 3;
  const match = matchAt(distill, text, start);
  return match?.[2] ? listedKeys("distill", match[2], distill.lastIndex - 1 - match[2].length, start) : [];
}
