import { identify } from "../ids/identify.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { SearchableLibrary } from "./searchableLibrary.ts";

export interface Lookup {
  /** The papers that the query names outright, by id, address, DOI or citekey, in its order. */
  readonly papers: readonly LibraryPaper[];
  /** The query without the ids in it. Citekeys stay: one may also be a word (`alpaca`). */
  readonly rest: string;
}

/** Finds what is named rather than described; it costs a few look-ups in maps. */
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

/** `undefined` where the text is no id at all; an empty list where it is one of a paper that we do not have. */
function byId(library: SearchableLibrary, text: string): readonly LibraryPaper[] | undefined {
  // Every id and address has one of these signs or a blank after `arXiv`; most words have none and are spared the work.
  if (!/[./:]/.test(text) && !/^arxiv\s/i.test(text)) return undefined;
  const id = identify(text);
  if (id === undefined || id.startsWith("key:")) return undefined;
  const paper = library.find(id);
  return paper === undefined ? [] : [paper];
}

/** A key bare or as it stands in a text: `@key`, `[@key]`, `\cite{key}`. */
function byKey(library: SearchableLibrary, word: string): readonly LibraryPaper[] {
  const key = word.replace(/^\\cite\w*\*?\{|^\[*-?@?\{?|^:cite:\w*:?`/g, "").replace(/[\]}`,;.]+$/, "");
  const paper = library.byCitekey(word) ?? library.byCitekey(key) ?? library.byCitekey(key.toLowerCase());
  return paper === undefined ? [] : [paper];
}
