import { idOfKey } from "../../ids/identify.ts";
import { keyId } from "../../paperId.ts";
import type { Form } from "../citation.ts";
import { locatorIn } from "../locators/locatorWords.ts";
import type { Found } from "./found.ts";

/** A BibTeX key as people write them; BibTeX itself allows nearly anything but blanks, commas and braces. */
export const keyPattern = "[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_:.+/&'*-]{0,120}[\\p{L}\\p{M}\\p{N}_+*])?";
const onlyKey = new RegExp(`^${keyPattern}$`, "u");

/** True for a text that is one citekey and nothing else. */
export function isKey(text: string): boolean {
  return onlyKey.test(text);
}

/** A citation by key; a key that is itself an id (`doi:10.1038/171737a0`, `arxiv:1706.03762`) names the work. */
export function keyFound(form: Form, raw: string, start: number, end: number, locator?: string): Found {
  const target = idOfKey(raw) ?? keyId(raw);
  return { form, kind: "key", raw, target, start, end, ...(locator && { locator }) };
}

/** A key of a role with its notes in braces, or nothing between two separators. */
const sphinxPart = /(?:\{[^{}]*\}|[^,;])+|(?<=^|[,;])(?=[,;]|$)/g;

/** One key of a list: with a comment's mark before it where the list goes over lines, sphinx' `{see}key{Table 2}`. */
const listed = /^(\s*(?:%\s*)?(?:(?:\*|\/\/+!?|#+'?|%+)\s+)?(?:\{[^{}]*\})?)([^\s{}]+)(?:\{([^{}]*)\})?\s*$/;

/**
 * The keys of a list that begins at `offset`, separated by commas. A locator of the whole group belongs to its last key.
 * `keyOf` gives the key that is meant by what is written; the same where it is absent.
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
  // MyST parts keys by `;` too.
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

/** The keys of a construct that ends at `end`: what stands behind it belongs to the last. */
export function endingAt(end: number, keys: readonly Found[]): Found[] {
  return keys.map((key, index) => (index === keys.length - 1 ? { ...key, ending: end } : key));
}
