import type { Paper, PaperField } from "../../paper.ts";
import { cslNames } from "../csl/cslNames.ts";
import { type CslFields, plainText } from "../csl/cslText.ts";
import { readCslDate } from "../dates/cslDate.ts";
import { type DateSpan, yearText } from "../dates/dateSpan.ts";
import { risName } from "../ris/risNames.ts";
import { risTypeOf } from "../ris/risTypes.ts";
import { cslOf } from "./csl.ts";
import type { ExportedPaper } from "./keptEntry.ts";
import { isAsSaid } from "./sameFields.ts";

type Field = readonly [tag: string, value: string];

/** The RIS tags for each field of a paper; the first is the one we write. */
const tagsOf: readonly (readonly [field: PaperField, tags: readonly string[]])[] = [
  ["title", ["TI", "T1", "CT"]],
  ["authors", ["AU", "A1"]],
  ["year", ["PY", "Y1", "DA"]],
  ["venue", ["T2", "JF", "BT", "C3", "JO", "JA", "J2"]],
  ["doi", ["DO", "DI"]],
  ["url", ["UR"]],
];

/**
 * The RIS record of a paper. If the user's RIS file has one, that record field by field, except for fields that the
 * library has changed.
 */
export function risOf(paper: ExportedPaper): string {
  const fresh = freshFields(cslOf(paper));
  const { original } = paper;
  const fields = original?.ris ? keptFields(paper, original.ris, original.says, fresh) : fresh;
  const [[, type] = ["TY", "GEN"], others] = [
    fields.find(([tag]) => tag === "TY"),
    fields.filter(([tag]) => !/^(?:TY|ER|ID|AB)$/.test(tag)),
  ];
  const written: readonly Field[] = [
    ["TY", type],
    ["ID", paper.citekey],
    ...others,
    ["AB", paper.abstract ?? ""],
  ];
  const lines = written.flatMap(([tag, value]) => (value === "" ? [] : `${tag}  - ${onOneLine(value)}\n`));
  return `${lines.join("")}ER  - \n`;
}

/** Joins the lines of a value: one that looks like a field would begin one. */
const onOneLine = (value: string) => value.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ").trim();

function keptFields(
  paper: Paper,
  kept: readonly Field[],
  says: Paper,
  fresh: readonly Field[],
): readonly Field[] {
  const changed = tagsOf.filter(([field]) => !isAsSaid(field, paper, says));
  const gone = new Set(changed.flatMap(([, tags]) => tags));
  const isOther = !isAsSaid("arxiv", paper, says);
  // RIS has no tag for an arXiv id, so we write it as a note. The user's own notes stay.
  const isNew = ([tag, value]: Field) =>
    gone.has(tag) || (isOther && tag === "N1" && /^arXiv:\S+(?: \[.*\])?$/.test(value));
  return [
    // A list with one item per line was read as one field with several lines.
    ...kept.flatMap(([tag, value]): Field[] =>
      isNew([tag, value]) ? [] : value.split("\n").map((line) => [tag, line]),
    ),
    ...fresh.filter(isNew),
  ];
}

/** The RIS fields of a CSL item. */
function freshFields(item: CslFields): readonly Field[] {
  const text = (field: string) => plainText(item[field]) ?? "";
  const people = (tag: string, field: string): Field[] =>
    cslNames(item[field]).map((name) => [tag, risName(name)]);
  const type = risTypeOf(text("type"));
  const isBook = type === "BOOK";
  const date = readCslDate(item.issued);
  const [start = "", end = ""] = text("page").split(/[-–—]+/);
  return [
    ["TY", type],
    ["TI", text("title")],
    ...people("AU", "author"),
    ...people(isBook ? "A3" : "A2", "editor"),
    ...people("A4", "translator"),
    ["PY", date?.start[0] === undefined ? "" : yearText(date.start[0])],
    ["DA", date === undefined ? "" : risDate(date)],
    ["T2", text(isBook ? "collection-title" : "container-title")],
    ["J2", text("container-title-short")],
    ["T3", isBook ? "" : text("collection-title")],
    ["ST", text("title-short")],
    ["VL", text("volume")],
    ["IS", text("issue")],
    ["SP", text("page") === "" ? text("number-of-pages") : start],
    ["EP", end],
    ["ET", text("edition")],
    ["PB", text("publisher")],
    ["CY", text("publisher-place")],
    ["C1", type === "CONF" ? text("event-place") : ""],
    ["NV", text("number-of-volumes")],
    ["SN", text("ISSN") || text("ISBN")],
    ["LA", text("language")],
    ["M3", text("genre")],
    ["AN", text("archive_location")],
    ["DO", text("DOI")],
    ["UR", text("URL")],
    ...text("note")
      .split("\n")
      .map((line): Field => ["N1", line]),
  ];
}

/** `2004/03/10/`, with nothing between the slashes for an unknown day; "" for a year alone. */
function risDate({ start: [year, month, day] }: DateSpan): string {
  if (year === undefined || month === undefined) return "";
  const two = (part: number | undefined) => (part === undefined ? "" : String(part).padStart(2, "0"));
  return `${yearText(year)}/${two(month)}/${two(day)}/`;
}
