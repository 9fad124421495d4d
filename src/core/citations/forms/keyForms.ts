import { idOfKey } from "../../ids/identify.ts";
import { keyId } from "../../paperId.ts";
import type { Form } from "../citation.ts";
import { locatorIn } from "../locators/locator.ts";
import { type Found, longestConstruct, matchAt } from "./found.ts";

/** A BibTeX key as people write them; BibTeX itself allows nearly anything but blanks, commas and braces. */
const key = "[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_:.+/&'*-]{0,120}[\\p{L}\\p{M}\\p{N}_+*])?";
const onlyKey = new RegExp(`^${key}$`, "u");

/**
 * `latex`: `\cite{a,b}`, `\citep[see][p. 3]{a}`, `\parencite`, `\autocite*`, `\nocite`, and `\cites[12]{a}[§3]{b}` with
 * several groups. The name is any that has `cite` in it, but those that only set the style.
 */
const latexGroup = /(?:[ \t]?\[[^[\]{}]{0,200}\]){0,2}[ \t]?\{([^{}]{1,1000})\}/y;
/** The plural forms may begin with notes in round brackets (biblatex' manual, "Qualified Citation Lists"). */
const pluralNotes = /(?:[ \t]?\([^(){}]{0,200}\)){1,2}(?=[ \t]?[[{])/y;
const noCitation =
  /^bibcite|^(?:set|new|renew|provide|declare)|style|setup|index|reset|color|colour|dash|punct|delim|left|right|mid$|form$|tracker|counter|name$|title$|sep$/i;
/** `rd`: `\insertRef{key}{pkg}`, `\insertCite{a,b;textual}{pkg}`, `\insertCiteOnly{@see @a and @b}{pkg}`, `\insertNoCite`. */
const rdArgument = /\{([^{}]{1,1000})\}/y;
const rdPackage = /\{[\w.]{0,60}\}/y;
/** `doxygen`: `@cite key`, `\cite key` (dotted keys: `vardi.86.lics`), `@cite{key}`, and 1.11's `@cite{number} key`. */
const doxygenKey = new RegExp(
  `[@\\\\]cite(?:\\{(?:(?:number|nopar|shortauthor|year),?){1,8}\\})?[ \\t]{1,4}(${key})`,
  "yud",
);
const doxygenBraces = /@cite\{([^{}\n\r]{1,300})\}/y;
/** `julia` (DocumenterCitations): `[text](@cite key)`, `[a, b](@cite)`, `[key; Section 2](@citet)`, `@Citep`, `@nocite`, `@cite*`. */
const julia = /@(?:no)?[Cc]ite(?:t|p|alt|alp|num)?\*?(?:[ \t]{1,4}([^()\n\r]{1,300}))?\)/y;
/** `sphinx` (sphinxcontrib-bibtex, MyST): `` :cite:p:`a,b` ``, `` :footcite:t:`key{Table 2}` ``, `` {cite:p}`a` ``. */
const sphinx = /(?:foot)?cite[a-z]{0,6}(?::[a-z]{1,7}\*?)?[:}]`([^`]{1,1000})`/y;

/** `distill` (Distill's pages, al-folio): `<d-cite key="a,b">`, `<dt-cite key="a">`. */
const distill = /<dt?-cite\s[^<>]{0,200}?\bkey=(["'])((?:(?!\1)[^<>]){1,1000})\1/y;

/** What stands at a `cite` or `Cite`. */
export function citeForms(text: string, at: number, floor: number): Found[] {
  let start = at;
  while (start > floor && at - start < 20 && /[A-Za-z]/.test(text.charAt(start - 1))) start--;
  const sigil = text.charAt(start - 1);
  if (start === floor && floor > 0) return [];
  if (sigil === "\\") return commandForms(text, start, at);
  if (sigil === "@") return atForms(text, start - 1);
  if (sigil === ":" || sigil === "{") return sphinxForms(text, start);
  if (sigil === "-") return distillForms(text, start - 1);
  return [];
}

/** What stands at a `Ref{`. */
export function insertRef(text: string, at: number, floor: number): readonly Found[] {
  return text.startsWith("insert", at - 6) ? citeForms(text, at, floor) : [];
}

function commandForms(text: string, start: number, at: number): Found[] {
  let nameEnd = at;
  while (nameEnd - at < 30 && /[A-Za-z]/.test(text.charAt(nameEnd))) nameEnd++;
  const name = text.slice(start, nameEnd);
  if (text.charAt(nameEnd) === "*") nameEnd++;
  if (/^insert(?:Ref|(?:No)?Cite)/.test(name)) {
    const argument = matchAt(rdArgument, text, nameEnd);
    if (!argument?.[1]) return [];
    const ending = rdArgument.lastIndex + (matchAt(rdPackage, text, rdArgument.lastIndex)?.[0].length ?? 0);
    return endingAt(ending, rdKeys(argument[1], nameEnd + 1, start - 1));
  }
  if (noCitation.test(name)) return [];
  const found: Found[] = [];
  const isPlural = /cites$/i.test(name);
  if (isPlural && matchAt(pluralNotes, text, nameEnd)) nameEnd = pluralNotes.lastIndex;
  for (let end = nameEnd; end - nameEnd < 2 * longestConstruct; ) {
    const group = matchAt(latexGroup, text, end);
    if (!group?.[1]) break;
    end = latexGroup.lastIndex;
    const note = group[0].lastIndexOf("]", group[0].length - group[1].length);
    const locator = note > 0 ? locatorIn(group[0].slice(group[0].lastIndexOf("[", note), note)) : undefined;
    const keys = keysOf("latex", group[1], end - 1 - group[1].length, start - 1, locator);
    for (const key of keys) found.push(key);
    // Only the plural forms take several groups: `\cites{a}{b}`; `\citefield{a}{title}` does not.
    if (!isPlural) break;
  }
  if (found.length === 0 && name === "cite") return doxygenWord(text, start - 1);
  return found;
}

function atForms(text: string, at: number): Found[] {
  if (/\w/.test(text.charAt(at - 1))) return [];
  if (text.charAt(at - 1) === "(" && text.charAt(at - 2) === "]") {
    const match = matchAt(julia, text, at);
    if (!match) return [];
    const keys = match[1] === undefined ? juliaText(text, at - 2) : juliaKeys(text, match[1], at);
    return endingAt(at + match[0].length, keys);
  }
  const word = doxygenWord(text, at);
  if (word.length > 0) return word;
  const braces = matchAt(doxygenBraces, text, at);
  return braces?.[1] ? keysOf("doxygen", braces[1], at + "@cite{".length, at) : [];
}

/** The keys of `[Section 2 of X](@cite a)`; a locator in the link's text belongs to the last. */
function juliaKeys(text: string, keys: string, at: number): Found[] {
  const before = text.slice(Math.max(0, at - 2 - 200), at - 2);
  const open = before.lastIndexOf("[");
  const locator = open < 0 ? undefined : locatorIn(before.slice(open));
  const offset = julia.lastIndex - 1 - keys.length;
  return keysOf("julia", keys, offset, open < 0 ? at : at - 2 - before.length + open, locator);
}

/** The keys of `[a, b; note](@cite)`; `close` is where its `]` stands. */
function juliaText(text: string, close: number): Found[] {
  const before = text.slice(Math.max(0, close - longestConstruct), close);
  const open = before.lastIndexOf("[");
  if (open < 0) return [];
  const inside = before.slice(open + 1);
  const note = inside.indexOf(";");
  const keys = note < 0 ? inside : inside.slice(0, note);
  const locator = note < 0 ? undefined : locatorIn(inside.slice(note));
  return keysOf("julia", keys, close - inside.length, close - inside.length - 1, locator);
}

function doxygenWord(text: string, at: number): Found[] {
  const match = matchAt(doxygenKey, text, at);
  const range = match?.indices?.[1];
  if (!match?.[1] || !range) return [];
  // The end of a comment right behind a key is no part of it.
  const word = text.charAt(range[1]) === "/" ? match[1].replace(/[^\p{L}\p{N}_]*\*$/u, "") : match[1];
  return [{ ...keyFound("doxygen", word, range[0], range[0] + word.length), opening: at }];
}

function sphinxForms(text: string, start: number): Found[] {
  const match = matchAt(sphinx, text, start);
  if (!match?.[1] || /\n[ \t]*\r?\n/.test(match[1])) return [];
  return keysOf("sphinx", match[1], sphinx.lastIndex - 1 - match[1].length, start - 1);
}

/** Its keys, where `dash` is the one of `d-cite`. */
function distillForms(text: string, dash: number): Found[] {
  // No search for the bracket: a text of dashes without one would be read to its beginning at each.
  const start = text.charAt(dash - 2) === "<" ? dash - 2 : dash - 3;
  const match = matchAt(distill, text, start);
  return match?.[2] ? keysOf("distill", match[2], distill.lastIndex - 1 - match[2].length, start) : [];
}

/** `a,b;textual`, or with any `@` in it free text: `@see also @a and @b;nobrackets`. */
function rdKeys(argument: string, offset: number, opening: number): Found[] {
  const keys = argument.replace(/;\s*(?:textual|nobrackets)\s*$/, "");
  if (!keys.includes("@")) return keysOf("rd", keys, offset, opening);
  const found: Found[] = [];
  for (const match of keys.matchAll(new RegExp(`@(${key})`, "gu"))) {
    const start = offset + match.index;
    // The argument's own first `@` only says that text follows.
    const isMark = match.index === 0 && keys.lastIndexOf("@") > 0;
    if (match[1] && !isMark) found.push(keyFound("rd", match[1], start, start + match[0].length));
  }
  return found;
}

/** The keys of a list apart by commas that begins at `offset`; a locator of the whole group belongs to its last key. */
function keysOf(form: Form, list: string, offset: number, opening: number, locator?: string): Found[] {
  const found: Found[] = [];
  let at = offset;
  // MyST parts keys by `;` too.
  for (const part of form === "sphinx" ? (list.match(sphinxPart) ?? []) : list.split(",")) {
    const match = listed.exec(part);
    if (match?.[2] && onlyKey.test(match[2])) {
      const start = at + (match[1]?.length ?? 0);
      const own = match[3] === undefined ? undefined : locatorIn(match[3]);
      const one = keyFound(form, match[2], start, start + match[2].length, own);
      found.push({ ...one, opening: found.length === 0 ? opening : -1 });
    }
    at += part.length + 1;
  }
  const last = found.pop();
  if (last) found.push(locator !== undefined && !last.locator ? { ...last, locator } : last);
  return found;
}

/** The keys of a construct that ends at `end`: what stands behind it belongs to the last. */
function endingAt(end: number, keys: readonly Found[]): Found[] {
  return keys.map((key, index) => (index === keys.length - 1 ? { ...key, ending: end } : key));
}

/** A key of a role with its notes in braces, or nothing between two separators. */
const sphinxPart = /(?:\{[^{}]*\}|[^,;])+|(?<=^|[,;])(?=[,;]|$)/g;

/** One key of a list: with a comment's mark before it where the list goes over lines, sphinx' `{see}key{Table 2}`. */
const listed = /^(\s*(?:%\s*)?(?:(?:\*|\/\/+!?|#+'?|%+)\s+)?(?:\{[^{}]*\})?)([^\s{}]+)(?:\{([^{}]*)\})?\s*$/;

/** A citation by key; a key that is itself an id (`doi:10.1038/171737a0`, `arxiv:1706.03762`) names the work. */
export function keyFound(form: Form, raw: string, start: number, end: number, locator?: string): Found {
  const target = idOfKey(raw) ?? keyId(raw);
  return { form, kind: "key", raw, target, start, end, ...(locator && { locator }) };
}
