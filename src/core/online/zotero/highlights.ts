import { lineOf, listOf, member } from "../sources/fields.ts";
import { noteMarkdown } from "./noteMarkdown.ts";
import type { Zotero } from "./zotero.ts";

/** Something the reader marked or wrote in Zotero: a quote with its page, a remark, or both. */
export interface Highlight {
  /** Zotero's key, to recognise it later. */
  readonly key: string;
  /** The highlighted text, on one line. */
  readonly quote?: string;
  /** The page as the document prints it: `7`, `iv`. Absent without pages (web pages, some books). */
  readonly page?: string;
  /** The reader's own words, Markdown. */
  readonly remark?: string;
}

export interface Highlights {
  /** In the order of the paper, then the notes. */
  readonly highlights: readonly Highlight[];
  /** How many areas and drawings have no words: a notes file cannot hold them. */
  readonly pictures: number;
}

/** Reads the highlights in an item's files, and its notes (`path` as `users/0/items/ABCD2345`). */
export async function highlightsOf(zotero: Zotero, path: string, signal: AbortSignal): Promise<Highlights> {
  const library = path.split("/").slice(0, 2).join("/");
  const childrenOf = async (parent: string) =>
    listOf((await zotero.get(`${library}/items/${parent}/children`, signal))?.value);
  const notes: Highlight[] = [];
  const placed: { readonly highlight: Highlight; readonly at: string }[] = [];
  let pictures = 0;
  for (const child of await childrenOf(path.slice(path.lastIndexOf("/") + 1))) {
    const key = keyOf(child);
    const type = member(child, "data", "itemType");
    if (key === undefined) continue;
    if (type === "note") {
      const remark = noteMarkdown(member(child, "data", "note"));
      if (remark !== "") notes.push({ key, remark });
    }
    if (type !== "attachment") continue;
    for (const one of await childrenOf(key)) {
      const highlight = readHighlight(one);
      if (highlight === "picture") pictures++;
      else if (highlight)
        placed.push({ highlight, at: String(member(one, "data", "annotationSortIndex") ?? "") });
    }
  }
  placed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { highlights: [...placed.map(({ highlight }) => highlight), ...notes], pictures };
}

/** Reads an annotation of the API. */
export function readHighlight(value: unknown): Highlight | "picture" | undefined {
  const data = member(value, "data");
  const key = keyOf(value);
  if (key === undefined || member(data, "itemType") !== "annotation") return undefined;
  const quote = lineOf(member(data, "annotationText"), 20_000);
  const remark = noteMarkdown(member(data, "annotationComment"));
  if (quote === undefined && remark === "") return "picture";
  const page = pageOf(data);
  return {
    key,
    ...(quote !== undefined && { quote }),
    ...(page !== undefined && { page }),
    ...(remark !== "" && { remark }),
  };
}

/** The page's label; for a file without labels, its number. */
function pageOf(data: unknown): string | undefined {
  const label = lineOf(member(data, "annotationPageLabel"), 20);
  if (label !== undefined && /^[\p{L}\p{N}][\p{L}\p{N} .–-]*$/u.test(label)) return label;
  const position = member(data, "annotationPosition");
  const index = typeof position === "string" ? /"pageIndex"\s*:\s*(\d{1,6})/.exec(position)?.[1] : undefined;
  return index === undefined ? undefined : String(Number(index) + 1);
}

function keyOf(value: unknown): string | undefined {
  const key = lineOf(member(value, "key"), 8);
  return key !== undefined && /^[A-Z0-9]{8}$/.test(key) ? key : undefined;
}
