import type { BibtexRecord } from "../../library/source.ts";
import type { Paper } from "../../paper.ts";
import { monthsByMacro } from "../bibtex/months.ts";
import { type CslFields, cslNames, issuedDate, plainText } from "../csl/cslFields.ts";
import { fieldNames } from "../fieldNames.ts";
import type { NameParts } from "../names.ts";
import { texEscape } from "../tex/texEscape.ts";
import { bibtexName, freshEntry } from "./paperToBibtex.ts";

/** Types of CSL by those of BibTeX that say the same, with the field for where a work appeared. */
const types: Readonly<Record<string, readonly [type: string, place: string]>> = {
  "article-journal": ["article", "journal"],
  "article-magazine": ["article", "journal"],
  "article-newspaper": ["article", "journal"],
  review: ["article", "journal"],
  "review-book": ["article", "journal"],
  "paper-conference": ["inproceedings", "booktitle"],
  chapter: ["incollection", "booktitle"],
  entry: ["incollection", "booktitle"],
  "entry-dictionary": ["incollection", "booktitle"],
  "entry-encyclopedia": ["incollection", "booktitle"],
  book: ["book", "booktitle"],
  thesis: ["phdthesis", "school"],
  report: ["techreport", "institution"],
  software: ["software", "organization"],
  dataset: ["dataset", "organization"],
  webpage: ["online", "organization"],
  "post-weblog": ["online", "organization"],
  post: ["online", "organization"],
};

/** An item as an entry of BibTeX: what its record says, and what styles print beyond that. */
export function cslToBibtex(item: CslFields, paper: Paper): BibtexRecord {
  const fresh = freshEntry(paper);
  const [type, place] = typeOf(item, paper) ?? [fresh.type, undefined];
  const fields = new Map<string, string>();
  const set = (name: string, value: string | undefined) => {
    if (value) fields.set(name, value);
  };
  const authors = cslNames(item.author);
  const editors = cslNames(item.editor);
  for (const [name, value] of fresh.fields) {
    if (name === "author") set(name, authors.map(personOf).join(" and "));
    else if (name === "journal" || name === "booktitle") set(place ?? name, value);
    else set(name.toLowerCase(), value);
    if (name === "author") set("editor", editors.map(personOf).join(" and "));
    if (name === "year") set("month", monthName(item));
  }
  for (const [[name], sources] of fieldNames) {
    const text = sources.map((source) => plainText(item[source])).find(Boolean) ?? "";
    if (!repeats(name, text, paper)) set(name, name === "pages" ? pagesText(text) : texEscape(text));
  }
  return { type, fields: Object.fromEntries(fields) };
}

function typeOf(item: CslFields, { arxiv, venue }: Paper): (typeof types)[string] | undefined {
  const type = plainText(item.type) ?? "";
  if (!Object.hasOwn(types, type)) return undefined;
  // What arXiv alone has is called an article, a report or a page, as each manager likes.
  if (arxiv !== undefined && venue === undefined && !/^(?:book|chapter|thesis|paper-conference)$/.test(type))
    return undefined;
  return type === "thesis" && /master/i.test(plainText(item.genre) ?? "")
    ? ["mastersthesis", "school"]
    : types[type];
}

/** A publisher that is the school itself, `arXiv` as a publisher, `arXiv:2402.15627` as a number. */
const repeats = (name: string, text: string, { venue, arxiv }: Paper): boolean =>
  (name === "publisher" && text === venue) || (arxiv !== undefined && /^arxiv\b/i.test(text));

/** CSL has a hyphen between pages where BibTeX has two. */
const pagesText = (text: string): string =>
  texEscape(text.replace(/(\d)\s*[-‐-–—]+\s*(?=[A-Z]?\d)/gi, "$1–")).replaceAll("–", "--");

function monthName(item: CslFields): string | undefined {
  const { month } = issuedDate(item.issued);
  return month === undefined ? undefined : [...monthsByMacro.values()][month - 1];
}

/** `others` is BibTeX's own word for them. */
const personOf = (name: NameParts): string =>
  "literal" in name && name.literal === "others" ? name.literal : bibtexName(name);
