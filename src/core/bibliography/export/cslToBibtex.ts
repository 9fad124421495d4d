import type { BibtexRecord } from "../../library/source.ts";
import type { Paper } from "../../paper.ts";
import { cslNames, hasCslOthers } from "../csl/cslNames.ts";
import { type CslFields, plainText } from "../csl/cslText.ts";
import { readCslDate } from "../dates/cslDate.ts";
import { isoDate, monthsByMacro } from "../dates/dateSpan.ts";
import { dateFields, fieldNames, peopleFields } from "../fieldNames.ts";
import { texEscape } from "../tex/texEscape.ts";
import { bibtexName } from "./bibtexName.ts";
import { freshEntry } from "./paperToBibtex.ts";

/** BibTeX types by CSL type, with the field for the venue. */
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

/** Converts a CSL item to a BibTeX entry: the fields of its record, and others that styles print. */
export function cslToBibtex(item: CslFields, paper: Paper): BibtexRecord {
  const fresh = freshEntry(paper);
  const [type, place] = typeOf(item, paper) ?? [fresh.type, undefined];
  const fields = new Map<string, string>();
  const set = (name: string, value: string | undefined) => {
    if (value) fields.set(name, value);
  };
  for (const [name, value] of fresh.fields) {
    if (name === "author") set(name, people(item.author));
    else if (name === "journal" || name === "booktitle") set(place ?? name, value);
    else set(name.toLowerCase(), value);
    if (name === "author") for (const [other, source] of peopleFields) set(other, people(item[source]));
    if (name === "year") for (const [part, text] of dateOf(item.issued)) set(part, text);
  }
  for (const [[name], sources] of fieldNames) {
    const text = sources.map((source) => plainText(item[source])).find(Boolean) ?? "";
    if (!fields.has(name) && !repeats(name, text, type, paper))
      set(name, name === "pages" ? pagesText(text) : texEscape(text));
  }
  for (const [name, source] of dateFields) {
    const date = readCslDate(item[source]);
    set(name, date && isoDate(date));
  }
  return { type, fields: Object.fromEntries(fields) };
}

function typeOf(item: CslFields, { arxiv, venue }: Paper): (typeof types)[string] | undefined {
  const type = plainText(item.type) ?? "";
  if (!Object.hasOwn(types, type)) return undefined;
  // Reference managers disagree about preprints: an article, a report or a web page.
  if (arxiv !== undefined && venue === undefined && !/^(?:book|chapter|thesis|paper-conference)$/.test(type))
    return undefined;
  return type === "thesis" && /master/i.test(plainText(item.genre) ?? "")
    ? ["mastersthesis", "school"]
    : types[type];
}

/**
 * Whether a value repeats the rest of the entry: the school as publisher, `arXiv…`, the kind of thesis that the type
 * says.
 */
const repeats = (name: string, text: string, type: string, { venue, arxiv }: Paper): boolean =>
  (name === "publisher" && text === venue) ||
  (arxiv !== undefined && onlyArxiv.test(text)) ||
  (name === "type" &&
    (type === "mastersthesis" || /^(?:ph\.?\s?d|doctoral|dissertation|thesis|preprint)/i.test(text)));

/** Matches what says of a preprint no more than that it is on arXiv: “arXiv”, “arXiv:2402.15627 [cs.LG]”. */
const onlyArxiv =
  /^(?:arxiv(?:\.org|\s+preprint)?|(?:arxiv\s+preprint\s+)?arxiv:\s*\S+)(?:\s*\[[\w.-]+\])?$/i;

/** CSL has one hyphen between pages, BibTeX two. */
const pagesText = (text: string): string =>
  texEscape(text.replace(/(\d)\s*[-‐-–—]+\s*(?=[A-Z]?\d)/gi, "$1–")).replaceAll("–", "--");

/** The month and day that go with the year, and a span of dates as biblatex's `date`. */
function dateOf(issued: unknown): readonly (readonly [name: string, value: string])[] {
  const date = readCslDate(issued);
  if (date === undefined) return [];
  const [, month, day] = date.start;
  const parts: [string, string][] = [];
  const name = month === undefined ? undefined : [...monthsByMacro.values()][month - 1];
  if (name !== undefined) parts.push(["month", name]);
  if (day !== undefined) parts.push(["day", String(day)]);
  if (date.end !== undefined) parts.push(["date", isoDate(date)]);
  return parts;
}

/** A list of people in BibTeX's form, with `others` if there are more. */
const people = (value: unknown): string => {
  const names = cslNames(value).map(bibtexName);
  return (names.length > 0 && hasCslOthers(value) ? [...names, "others"] : names).join(" and ");
};
