import type { BibtexRecord } from "../../library/source.ts";
import type { Paper } from "../../paper.ts";
import { bibtexNames } from "../bibtex/bibtexNames.ts";
import { hasOthers } from "../bibtex/nameList.ts";
import { cslName } from "../csl/cslNames.ts";
import { bibtexDate, bibtexDay } from "../dates/bibtexDate.ts";
import { cslDate } from "../dates/cslDate.ts";
import { dateFields, fieldNames, peopleFields } from "../fieldNames.ts";
import { texText } from "../tex/texText.ts";
import type { CslItem } from "./freshItem.ts";
import { isAsSaid } from "./sameFields.ts";

/** CSL types by BibTeX or biblatex type. For types not listed, the venue decides. */
const types: Readonly<Record<string, string>> = {
  book: "book",
  mvbook: "book",
  collection: "book",
  mvcollection: "book",
  proceedings: "book",
  mvproceedings: "book",
  reference: "book",
  inbook: "chapter",
  incollection: "chapter",
  inreference: "chapter",
  inproceedings: "paper-conference",
  conference: "paper-conference",
  phdthesis: "thesis",
  mastersthesis: "thesis",
  thesis: "thesis",
  techreport: "report",
  report: "report",
  software: "software",
  dataset: "dataset",
  online: "webpage",
  electronic: "webpage",
  www: "webpage",
  patent: "patent",
};

/**
 * Converts a BibTeX entry to a CSL item. Where the library's value differs from the entry (`says`), it takes that
 * value.
 */
export function bibtexToCsl(
  paper: Paper,
  { type, fields }: BibtexRecord,
  says: Paper,
  fresh: CslItem,
): CslItem {
  const item: Record<string, unknown> = {};
  const { arxiv, venue } = paper;
  // biblatex uses `@online` for preprints too.
  const isPreprint = arxiv !== undefined && types[type] === "webpage";
  if (Object.hasOwn(types, type) && !isPreprint) item.type = types[type];
  // Conference papers are entered as `@article` too, but only journals have issues.
  if (type === "article" && venue !== undefined && fields.number) item.type = "article-journal";
  const set = (field: string, names: readonly string[]) => {
    const text = texText(names.map((name) => fields[name]).find(Boolean) ?? "");
    if (text !== "") item[field] = field === "page" ? text.replace(/\s*[-–—]+\s*/g, "-") : text;
  };
  for (const [names, [field]] of fieldNames) if (names[0] !== "number") set(field, names);
  set(numberField(type, fields), ["number"]);
  const hasOtherAuthors = !isAsSaid("authors", paper, says);
  if (fields.author && !hasOtherAuthors) item.author = peopleOf(fields.author);
  // Only in our record are the editors of a work without authors its authors.
  if (!fields.author && fields.editor && !hasOtherAuthors) item.author = undefined;
  for (const [name, field] of peopleFields) {
    const people = peopleOf(fields[name] ?? "");
    if (people !== undefined) item[field] = people;
  }
  for (const [name, field] of dateFields) {
    const date = bibtexDay(fields[name]);
    if (date !== undefined) item[field] = cslDate(date);
  }
  // The school of a thesis is its publisher, not a journal that contains it.
  const isIn = ["booktitle", "journaltitle", "journal"].some((name) => fields[name]);
  if (/^(?:thesis|report)$/.test(String(item.type)) && !isIn && isAsSaid("venue", paper, says))
    item["container-title"] = undefined;
  return { ...fresh, ...item, ...issued(fields, paper, says), ...note(fields, fresh) };
}

/** A BibTeX list of people as CSL names; `others` becomes a name, as other programs write it. */
function peopleOf(list: string): object[] | undefined {
  const names = bibtexNames(list).map(cslName);
  if (names.length === 0) return undefined;
  return hasOthers(list) ? [...names, { literal: "others" }] : names;
}

/** The entry's date, if it is more than a year; its text, if neither it nor the record has a year. */
function issued(fields: BibtexRecord["fields"], paper: Paper, says: Paper): { readonly issued?: object } {
  if (!isAsSaid("year", paper, says)) return {};
  const date = bibtexDate(new Map(Object.entries(fields)));
  if (date === undefined) {
    const literal = texText(fields.date ?? fields.year ?? "");
    return literal === "" || paper.year !== undefined ? {} : { issued: { literal } };
  }
  const isMore = date.start.length > 1 || date.end !== undefined || date.isCirca;
  return isMore ? { issued: cslDate(date) } : {};
}

/** The line with the arXiv id, then the entry's own notes. */
function note({ note: written = "", addendum = "" }: BibtexRecord["fields"], fresh: CslItem): object {
  const lines = [fresh.note, texText(written), texText(addendum)].filter(
    (line) => line !== undefined && line !== "",
  );
  const unique = [...new Set(lines)];
  return unique.length === 0 ? {} : { note: unique.join("\n") };
}

/**
 * The CSL field for BibTeX's `number`: a journal's issue, a volume's place in its series, or a number of the work
 * itself.
 */
function numberField(type: string, { series }: BibtexRecord["fields"]): string {
  if (type === "article") return "issue";
  return series && /book|proceedings|collection/.test(type) ? "collection-number" : "number";
}
