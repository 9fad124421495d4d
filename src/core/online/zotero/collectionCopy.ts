import { newCitekey } from "../../citekeys/newCitekey.ts";
import { OnlineFault } from "../client/fault.ts";
import { lineOf, listOf, member } from "../sources/fields.ts";
import { itemsOf, type ZoteroItem } from "./items.ts";
import type { Zotero } from "./zotero.ts";

/** A collection as it was last read, as CSL-JSON: for use while Zotero is not running. */
export interface CollectionCopy {
  /** The file name: the collection's name, for people, and its key. */
  readonly name: string;
  readonly text: string;
}

/** The end of a copy's file name, given the path of its collection. */
export const copyEnding = (path: string): string => ` ${path.replace(/\//g, "-")}.json`;

/**
 * A stamp that changes with the collection: the library's version, which grows with synchronisation; the number of
 * items; and the last changed item, which shows changes on this machine too.
 */
export async function stampOf(zotero: Zotero, path: string, signal: AbortSignal): Promise<string> {
  const answer = await zotero.get(`${path}/items/top?limit=1&sort=dateModified&direction=desc`, signal);
  if (!answer) throw new OnlineFault("zotero-gone", "zotero", { place: path });
  const [last] = listOf(answer.value);
  const modified = lineOf(member(last, "data", "dateModified"), 40) ?? "";
  return `${answer.version} ${answer.total} ${lineOf(member(last, "key"), 8) ?? ""} ${modified}`;
}

/** The stamp stored in a copy; "" if it is damaged. */
export function stampIn(text: string): string {
  return /^\{"stamp":"([^"\\]*)"/.exec(text)?.[1] ?? "";
}

/** Reads a collection, or a whole library. */
export async function copyCollection(
  zotero: Zotero,
  path: string,
  signal: AbortSignal,
  report?: (done: number, total: number) => void,
): Promise<CollectionCopy> {
  const stamp = await stampOf(zotero, path, signal);
  const name = /\/collections\//.test(path)
    ? lineOf(member((await zotero.get(path, signal))?.value, "data", "name"), 100)
    : undefined;
  const items = await itemsOf(zotero, path, signal, report ? { report } : {});
  const taken = new Set(items.flatMap(({ citekey }) => citekey ?? []));
  const list = items.map((item) => {
    const citekey = item.citekey ?? newCitekey(item.paper, (key) => taken.has(key));
    taken.add(citekey);
    return JSON.stringify(cslOf(item, citekey));
  });
  const readable = (name ?? "Library").replace(/[^\p{L}\p{N} _.-]/gu, "_").replace(/^\.+|\.+$/g, "_");
  return {
    name: readable + copyEnding(path),
    text: `{"stamp":${JSON.stringify(stamp.replace(/["\\]/g, ""))},"items":[\n${list.join(",\n")}\n]}\n`,
  };
}

function cslOf({ original, paper: { abstract, tags } }: ZoteroItem, id: string): object {
  return {
    id,
    ...original,
    ...(tags && { keyword: tags.join(", ") }),
    ...(abstract !== undefined && { abstract }),
  };
}
