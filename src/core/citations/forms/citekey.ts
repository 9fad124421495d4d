import { idOfKey } from "../../ids/identify.ts";
import { keyId } from "../../paperId.ts";
import type { Form } from "../citation.ts";
import { locatorIn } from "../locators/locatorWords.ts";
import type { Found } from "./found.ts";

/** A BibTeX key as people write it. BibTeX itself allows nearly anything except blanks, commas and braces. */
export const keyPattern = "[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_:.+/&'*-]{0,120}[\\p{L}\\p{M}\\p{N}_+*])?";
const onlyKey = new RegExp(`^${keyPattern}$`, "u");

/** True for a text that is one citekey and nothing else. */
export function isKey(text: string): boolean {
  return onlyKey.test(text);
}

/**
 * Makes a citation by key. If the key is itself an id (`doi:10.1038/171737a0`,
 * `arxiv:1706.03762`), that id is the target.
 */
export function keyFound(form: Form, raw: string, start: number, end: number, locator?: string): Found {
  const target = idOfKey(raw) ?? keyId(raw);
  return { form, kind: "key", raw, target, start, end, ...(locator && { locator }) };
}

/** Matches a key of a Sphinx role with its notes in braces, or the empty text between two separators. */
const sphinxPart = /(?:\{[^{}]*\}|[^,;])+|(?<=^|[,;])(?=[,;]|$)/g;

/**
 * Matches one key of a list: after a comment mark if the list spans lines; with
 * Sphinx's notes, `{see}key{Table 2}`.
 */
const listed = /^(\s*(?:%\s*)?(?:(?:\*|\/\/+!?|#+'?|%+)\s+)?(?:\{[^{}]*\})?)([^\s{}]+)(?:\{([^{}]*)\})?\s*$/;

/**
 * The keys of a list that begins at `offset`, separated by commas. A locator of the whole group belongs to
 * its last key. `keyOf` maps a key as written to the one that it means; by default the same.
 */
export function listedKeys(
  form: Form,
  list: string,
  offset: number,
  opening: number,
  locator?: string,
  keyOf = (written: string) => written,
): Found[] {
  const found: Found[] = [];
  let at = offset;
  // MyST separates keys by `;` too.
  for (const part of form === "sphinx" ? (list.match(sphinxPart) ?? []) : list.split(",")) {
    const match = listed.exec(part);
    const key = match?.[2] === undefined ? undefined : keyOf(match[2]);
    if (match?.[2] && key !== undefined && isKey(key)) {
      const start = at + (match[1]?.length ?? 0);
      const own = match[3] === undefined ? undefined : locatorIn(match[3]);
      const one = keyFound(form, key, start, start + match[2].length, own);
      found.push({ ...one, raw: match[2], opening: found.length === 0 ? opening : -1 });
    }
    at += part.length + 1;
  }
  const last = found.pop();
  if (last) found.push(locator !== undefined && !last.locator ? { ...last, locator } : last);
  return found;
}

/**
 * Sets the `ending` of the last key to the end of the construct: a locator
 * after that belongs to the last key.
 */
export function endingAt(end: number, keys: readonly Found[]): Found[] {
  return keys.map((key, index) => (index === keys.length - 1 ? { ...key, ending: end } : key));
}
