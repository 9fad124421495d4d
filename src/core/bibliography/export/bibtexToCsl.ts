import type { BibtexRecord } from "../../library/source.ts";
import type { Paper } from "../../paper.ts";
import { monthsByMacro } from "../bibtex/months.ts";
import { fieldNames } from "../fieldNames.ts";
import { cslName } from "../names.ts";
import { texNames } from "../tex/texNames.ts";
import { texText } from "../tex/texText.ts";

/** Types of BibTeX and biblatex by those of CSL; of others the venue tells more. */
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

/** What an entry of BibTeX says of an item of CSL-JSON beyond its record. */
export function bibtexToCsl(
  { type, fields }: BibtexRecord,
  { arxiv, venue }: Paper,
): Readonly<Record<string, unknown>> {
  const item: Record<string, unknown> = {};
  // biblatex has `@online` for preprints too.
  const isPreprint = arxiv !== undefined && types[type] === "webpage";
  if (Object.hasOwn(types, type) && !isPreprint) item.type = types[type];
  const set = (field: string, names: readonly string[]) => {
    const text = texText(names.map((name) => fields[name]).find(Boolean) ?? "");
    if (text !== "") item[field] = field === "page" ? text.replace(/\s*[-–—]+\s*/g, "-") : text;
  };
  // Papers of meetings are called articles too, but only journals have issues.
  if (type === "article" && venue !== undefined && fields.number) item.type = "article-journal";
  for (const [names, [field]] of fieldNames) if (names[0] !== "number") set(field, names);
  set(numberOf(type, fields), ["number"]);
  const editors = fields.author ? texNames(fields.editor ?? "") : [];
  if (editors.length > 0) item.editor = editors.map(cslName);
  return item;
}

/** What BibTeX's one number is of: a journal's issue, a volume's place in its series, or the work itself. */
function numberOf(type: string, { series }: BibtexRecord["fields"]): string {
  if (type === "article") return "issue";
  return series && /book|proceedings|collection/.test(type) ? "collection-number" : "number";
}

/** The month and day of an entry, as far as it says them, from 1. */
export function entryMonth({ fields }: BibtexRecord): readonly number[] {
  const date = /^\d{4}-(\d\d)(?:-(\d\d))?$/.exec(fields.date ?? "");
  if (date) return date.slice(1).filter(Boolean).map(Number);
  const month = texText(fields.month ?? "").toLowerCase();
  const named = [...monthsByMacro.keys()].indexOf(month.slice(0, 3)) + 1;
  const number = named || (/^\d{1,2}$/.test(month) ? Number(month) : 0);
  return number >= 1 && number <= 12 ? [number] : [];
}
