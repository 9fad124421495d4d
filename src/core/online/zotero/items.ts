import { cslPaper } from "../../bibliography/csl/cslPaper.ts";
import type { SourceRecord } from "../../library/source.ts";
import type { Paper } from "../../paper.ts";
import { OnlineFault } from "../client/fault.ts";
import { lineOf, listOf, member } from "../sources/fields.ts";
import { cslOfItem } from "./itemCsl.ts";
import type { Zotero } from "./zotero.ts";
import { libraryOf } from "./zoteroPlaces.ts";

/** A work in Zotero. */
export interface ZoteroItem {
  /** Its path in the API: `users/0/items/ABCD2345`. */
  readonly path: string;
  /** Its citekey, from Zotero itself, Better BibTeX or the field Extra. */
  readonly citekey?: string;
  readonly paper: Omit<Paper, "citekey">;
  /** The item as CSL-JSON, without its abstract. */
  readonly original: Readonly<Record<string, unknown>>;
  /** Whether it has notes or files. */
  readonly hasChildren: boolean;
}

/** How many items one request asks for. */
const pageSize = 100;
/** The most items of a place: no reader's collection has more. */
const mostItems = 50_000;

/**
 * Reads the works of a place, in the order in which they were added to Zotero. `report` is called with how many of how
 * many have been read.
 */
export async function itemsOf(
  zotero: Zotero,
  path: string,
  signal: AbortSignal,
  {
    words,
    report,
  }: { readonly words?: string; readonly report?: (done: number, total: number) => void } = {},
): Promise<readonly ZoteroItem[]> {
  const query = words === undefined ? "" : `&q=${encodeURIComponent(words)}&qmode=everything`;
  const items: ZoteroItem[] = [];
  for (let start = 0; start < mostItems; start += pageSize) {
    const page = `start=${start}&limit=${pageSize}&sort=dateAdded&direction=asc`;
    const answer = await zotero.get(`${path}/items/top?${page}${query}`, signal);
    if (!answer) throw new OnlineFault("zotero-gone", "zotero", { place: path });
    const found = listOf(answer.value);
    for (const one of found) {
      const item = readItem(one, libraryOf(path));
      if (item) items.push(item);
    }
    report?.(start + found.length, answer.total);
    if (found.length === 0 || start + found.length >= answer.total) break;
    // Better to fail than to leave some out silently.
    if (start + pageSize >= mostItems) throw new OnlineFault("too-large", "zotero");
  }
  return await withKeys(zotero, items, signal);
}

/** Lets the user choose works in Zotero's own window; `undefined` without Better BibTeX, which does this. */
export async function chosenInZotero(
  zotero: Zotero,
  signal: AbortSignal,
): Promise<readonly ZoteroItem[] | undefined> {
  const text = await zotero.betterBibtex("cayw?format=json", signal);
  if (text === undefined) return undefined;
  let chosen: unknown;
  try {
    chosen = text.trim() === "" ? [] : JSON.parse(text);
  } catch {
    return undefined;
  }
  const items: ZoteroItem[] = [];
  for (const one of listOf(chosen)) {
    const uri = lineOf(member(one, "uri"), 300) ?? "";
    const [, group, key] = /(?:\/groups\/(\d{1,12}))?\/items\/([A-Z0-9]{8})$/.exec(uri) ?? [];
    if (key === undefined) continue;
    const library = group === undefined ? "users/0" : `groups/${group}`;
    const answer = await zotero.get(`${library}/items/${key}`, signal);
    const item = answer && readItem(answer.value, library);
    if (item) items.push(item);
  }
  return await withKeys(zotero, items, signal);
}

/** Whether Better BibTeX is available. */
export async function hasBetterBibtex(zotero: Zotero, signal: AbortSignal): Promise<boolean> {
  return /^(?:ready|starting)/.test((await zotero.betterBibtex("cayw?probe=1", signal)) ?? "");
}

/** Reads an item of the API; `undefined` for notes, files and annotations. */
export function readItem(value: unknown, library: string): ZoteroItem | undefined {
  const key = lineOf(member(value, "key"), 8);
  const data = member(value, "data");
  const type = member(data, "itemType");
  if (key === undefined || !/^[A-Z0-9]{8}$/.test(key) || typeof type !== "string") return undefined;
  if (/^(?:attachment|note|annotation)$/.test(type)) return undefined;
  const item = cslOfItem(data, member(value, "meta", "parsedDate"));
  const { citekey: _, ...read } = cslPaper("", item, () => undefined);
  const tags = listOf(member(data, "tags")).flatMap((one) => lineOf(member(one, "tag"), 100) ?? []);
  const extra = member(data, "extra");
  const inExtra = typeof extra === "string" ? /^citation key\s*:\s*(\S+)\s*$/im.exec(extra)?.[1] : undefined;
  const citekey = keyIn(member(data, "citationKey")) ?? inExtra;
  const children = member(value, "meta", "numChildren");
  const { abstract: __, ...original } = item;
  return {
    path: `${library}/items/${key}`,
    ...(citekey !== undefined && { citekey }),
    paper: { ...read, ...(tags.length > 0 && { tags: [...new Set(tags)] }) },
    original,
    hasChildren: typeof children !== "number" || children > 0,
  };
}

/** Adds Better BibTeX's citekeys to items of the user's own library that have none. */
async function withKeys(
  zotero: Zotero,
  items: readonly ZoteroItem[],
  signal: AbortSignal,
): Promise<readonly ZoteroItem[]> {
  const keyOf = ({ path }: ZoteroItem) => path.slice(path.lastIndexOf("/") + 1);
  const without = items.filter(({ citekey, path }) => citekey === undefined && path.startsWith("users/0/"));
  if (without.length === 0) return items;
  const keys = await zotero.rpc("item.citationkey", [without.map(keyOf)], signal);
  return items.map((item) => {
    if (item.citekey !== undefined || !item.path.startsWith("users/0/")) return item;
    const citekey = keyIn(member(keys, keyOf(item)));
    return citekey === undefined ? item : { ...item, citekey };
  });
}

const keyIn = (value: unknown): string | undefined => {
  const key = lineOf(value, 200);
  return key === undefined || /\s/.test(key) ? undefined : key;
};

/** The address that opens an item in Zotero; stored in a source's records as their place. */
export function selectAddress(path: string): string {
  const key = path.slice(path.lastIndexOf("/") + 1);
  const library = path.startsWith("groups/") ? path.split("/").slice(0, 2).join("/") : "library";
  return `zotero://select/${library}/items/${key}`;
}

/** Converts an item to a record of a source; `citekey` is for an item without one. */
export function recordOfItem(item: ZoteroItem, line: number, citekey: string): SourceRecord {
  return {
    paper: { ...item.paper, citekey: item.citekey ?? citekey },
    line,
    original: { item: { ...item.original, id: item.citekey ?? citekey } },
  };
}
