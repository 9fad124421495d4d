import { identify } from "../ids/identify.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { SearchableLibrary } from "./searchableLibrary.ts";

export interface Lookup {
  /** The papers that the query names by id, address, DOI or citekey, in query order. */
  readonly papers: readonly LibraryPaper[];
  /** The query without its ids. Citekeys stay, as they may be words too (`alpaca`). */
  readonly rest: string;
}

/** Looks up the ids and citekeys of a query; takes only a few map lookups. */
export function lookUp(library: SearchableLibrary, query: string): Lookup {
  const papers = new Set<LibraryPaper>();
  const rest: string[] = [];
  const asOne = byId(library, query.trim());
  if (asOne !== undefined) return { papers: asOne, rest: "" };
  for (const word of query.split(/\s+/)) {
    const named = byId(library, word.replace(/^[<([{"'`]+|[>)\]}"'`,;.]+$/g, ""));
    if (named === undefined) rest.push(word);
    for (const paper of named ?? byKey(library, word)) papers.add(paper);
  }
  return { papers: [...papers], rest: rest.join(" ") };
}

/** The papers with the id; an empty list if there are none, `undefined` if the text is not an id. */
function byId(library: SearchableLibrary, text: string): readonly LibraryPaper[] | undefined {
  // A quick test first: every id has one of these characters or a blank after `arXiv`.
  if (!/[./:]/.test(text) && !/^arxiv\s/i.test(text)) return undefined;
  const id = identify(text);
  if (id === undefined || id.startsWith("key:")) return undefined;
  const paper = library.find(id) ?? library.asCited(id);
  return paper === undefined ? [] : [paper];
}

/** Looks up a citekey, bare or as cited in a text: `@key`, `[@key]`, `\cite{key}`. */
function byKey(library: SearchableLibrary, word: string): readonly LibraryPaper[] {
  const key = word.replace(/^\\cite\w*\*?\{|^\[*-?@?\{?|^:cite:\w*:?`/g, "").replace(/[\]}`,;.]+$/, "");
  const paper = library.byCitekey(word) ?? library.byCitekey(key) ?? library.byCitekey(key.toLowerCase());
  return paper === undefined ? [] : [paper];
}
