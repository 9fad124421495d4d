import { displayName, type Name } from "../../names/name.ts";
import { grouped } from "../../text/grouped.ts";
import { cslName } from "../csl/cslNames.ts";
import { type CslFields, plainText } from "../csl/cslText.ts";
import { cslDate } from "../dates/cslDate.ts";
import type { DateSpan } from "../dates/dateSpan.ts";
import { readRisDate } from "../dates/risDate.ts";
import { longestField, mostPeople, peopleCutReason, type ReportField } from "../fileProblems.ts";
import { risNames } from "./risNames.ts";
import type { RisField, RisRecord } from "./risRecords.ts";
import { cslTypeOf } from "./risTypes.ts";

/** A RIS record as a CSL item, and its keywords as a list. */
export interface RisItem {
  readonly item: CslFields;
  readonly tags: readonly string[];
}

/** Placeholders that publishers write in empty fields. */
const nothing = /^(?:n\/a|null|undefined|none|-+)$/i;
/** What is written in place of a year that is not known yet. */
const undated = /^[\s/]*$|^(?:n\.? ?d\.?|no date|in press|forthcoming|to appear|submitted|accepted|inpress)/i;
const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi\s*:?\s*)?(10\.\d{4,9}\/\S+)$/i;

/**
 * Converts a RIS record to a CSL item. The meaning of a tag depends on the type, as in EndNote and Zotero: `T2` is
 * the journal of an article and the series of a book. `report` is called if no date can be read, and for people and
 * keywords over the limits.
 */
export function cslOfRis({ fields }: RisRecord, report: ReportField): RisItem {
  const values = new Map<string, string[]>();
  for (const { tag, value } of fields) {
    const there = values.get(tag);
    if (there) there.push(value);
    else values.set(tag, [value]);
  }
  const all = (...tags: string[]) => tags.flatMap((tag) => values.get(tag) ?? []);
  const first = (...tags: string[]) => {
    for (const tag of tags)
      for (const value of values.get(tag) ?? []) if (value !== "" && !nothing.test(value)) return value;
    return "";
  };
  const type = cslTypeOf(first("TY"));
  const isBook = type === "book";
  const isPart = type === "chapter" || type === "paper-conference" || /^entry/.test(type ?? "");
  const isWhole = isBook || /^(?:thesis|report|standard|software|map|patent)$/.test(type ?? "");
  const item: Record<string, unknown> = {};
  const set = (name: string, value: string) => {
    const text = name === "note" ? value : (plainText(value) ?? "");
    if (text !== "") item[name] = text;
  };
  const people = (name: string, ...tags: string[]) => {
    const names: Name[] = [];
    for (const { tag, value } of fields) {
      if (!tags.includes(tag)) continue;
      for (const one of risNames(value)) if (displayName(one) !== "") names.push(one);
      if (names.length <= mostPeople) continue;
      report(tag, peopleCutReason(mostPeople), "cut");
      names.length = mostPeople;
      break;
    }
    if (names.length > 0 && item[name] === undefined) item[name] = names.map(cslName);
  };
  if (type !== undefined) item.type = type;
  set("title", first("TI", "T1", "CT", ...(isWhole ? ["BT"] : [])));
  people("author", "AU", "A1");
  people("editor", "ED", ...(isBook ? ["A3"] : type === "thesis" ? [] : ["A2"]));
  people("collection-editor", ...(isBook ? ["A2"] : isPart ? ["A3"] : []));
  people("translator", "A4");
  const place = isWhole ? "" : first(...placesOf(type, first("C3") !== ""));
  set("container-title", place);
  const short = first("JA", "J2", "J1", "JO");
  if (short !== place && !isWhole) set("container-title-short", short);
  if (type === "paper-conference" && first("C3") !== "") set("event-title", first("T2"));
  set("collection-title", isWhole ? first("T2", "T3") : first("T3"));
  set("title-short", first("ST"));
  set("volume", first("VL"));
  const issue = first("IS", "CP", ...(type === "article-journal" ? ["M1"] : []));
  set("issue", /^\D{9,}$|^.{25}/.test(issue) ? "" : issue);
  setPages(set, type, first("SP", "C7"), first("EP"));
  set("edition", /^article/.test(type ?? "") ? "" : first("ET"));
  set("publisher", first("PB"));
  set("publisher-place", first("CY", "PP"));
  set("event-place", type === "paper-conference" ? first("C1") : "");
  set("number-of-volumes", first("NV"));
  set("language", first("LA"));
  set("call-number", first("CN"));
  setPlace(set, first("DB"), first("AN"));
  set("source", first("DP"));
  set(/^\d{4}-?\d{3}[\dxX]\b/.test(first("SN")) && !isBook ? "ISSN" : "ISBN", first("SN"));
  const ownDoi = all("DO", "DI", "M3").flatMap((value) => doi.exec(value.trim())?.[1] ?? []);
  set("DOI", ownDoi[0] ?? first("DO", "DI"));
  if (!doi.test(first("M3"))) set(/^article/.test(type ?? "") ? "" : "genre", first("M3"));
  set("URL", first("UR", "LK", "L2").split(/[\n;]\s*/)[0] ?? "");
  set("abstract", first("AB", "N2"));
  set(
    "note",
    all("N1", "RN")
      .filter((value) => value !== "")
      .join("\n"),
  );
  const tags = keywords(all("KW"), report);
  set("keyword", tags.join(", "));
  delete item[""];
  const dates = ["PY", "DA", "Y1"].flatMap((tag) => fields.filter((field) => field.tag === tag));
  const issued = dateOf(dates, report);
  if (issued) item.issued = cslDate(issued);
  const accessed = readRisDate(first("Y2"));
  if (accessed) item.accessed = cslDate(accessed);
  return { item, tags };
}

/** The tags that may hold the venue, those with its full name first. */
function placesOf(type: string | undefined, hasProceedings: boolean): readonly string[] {
  if (type === "paper-conference") return [hasProceedings ? "C3" : "BT", "T2", "JF", "JO", "JA", "J2"];
  if (type === "chapter") return ["BT", "T2", "JF", "JO"];
  return ["JF", "T2", "JO", "BT", "JA", "J2", "J1"];
}

/** `SP` is the first page or, in many files, the whole range; for a book or thesis the number of pages. */
function setPages(
  set: (name: string, value: string) => void,
  type: string | undefined,
  start: string,
  end: string,
): void {
  if (/^(?:book|thesis|manuscript)$/.test(type ?? "") && end === "" && /^\d+(?:\s*p\.?)?$/.test(start))
    set("number-of-pages", start);
  else {
    const isSpan = /[-–—]/.test(start);
    set("page", end === "" || end === start || isSpan || start === "" ? start || end : `${start}-${end}`);
  }
}

/** The database that has the work, and its number there, which PubMed and PMC use as an id. */
function setPlace(set: (name: string, value: string) => void, database: string, number: string): void {
  const isOf = (name: RegExp, form: RegExp) => name.test(database) && form.test(number);
  if (isOf(/^(?:pubmed|medline)$/i, /^\d+$/)) set("PMID", number);
  else if (isOf(/^(?:pmc|pubmed central)$/i, /^PMC\d+$/)) set("PMCID", number);
  else {
    set("archive", database);
    set("archive_location", number);
  }
}

/** The keywords, one per line or between semicolons; a single line without these is split at commas. */
function keywords(values: readonly string[], report: ReportField): readonly string[] {
  let length = 0;
  const read = values.findIndex((value) => {
    length += value.length;
    return length > longestField;
  });
  if (read >= 0) report("KW", `Of its keywords the first ${grouped(read)} are read.`, "cut");
  const lines = (read < 0 ? values : values.slice(0, read))
    .flatMap((value) => value.split(/\n|;/))
    .map((line) => plainText(line) ?? "");
  const isOne = values.length === 1 && lines.length === 1;
  const words = isOne ? (lines[0] ?? "").split(",").map((word) => word.trim()) : lines;
  return [...new Set(words.filter((word) => word !== ""))];
}

/** The most exact date of the year that the first readable field gives. */
function dateOf(fields: readonly RisField[], report: ReportField): DateSpan | undefined {
  const known = fields.map(({ value }) => readRisDate(value)).filter((date) => date !== undefined);
  const [first] = known;
  if (first === undefined) {
    const said = fields.find(({ value }) => !undated.test(value));
    if (said !== undefined) report(said.tag, `not a date: ${said.value}`);
    return undefined;
  }
  const ofYear = known.filter(({ start: [year] }) => year === first.start[0]);
  return ofYear.reduce((best, date) => (date.start.length > best.start.length ? date : best), first);
}
