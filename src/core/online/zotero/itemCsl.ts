import { lineOf, listOf, member } from "../sources/fields.ts";

/** Zotero's item types and their CSL names (Zotero's schema, `csl.types`); other types are documents. */
const types: Readonly<Record<string, string>> = {
  artwork: "graphic",
  bill: "bill",
  blogPost: "post-weblog",
  book: "book",
  bookSection: "chapter",
  computerProgram: "software",
  conferencePaper: "paper-conference",
  dataset: "dataset",
  dictionaryEntry: "entry-dictionary",
  encyclopediaArticle: "entry-encyclopedia",
  forumPost: "post",
  interview: "interview",
  journalArticle: "article-journal",
  magazineArticle: "article-magazine",
  manuscript: "manuscript",
  newspaperArticle: "article-newspaper",
  patent: "patent",
  preprint: "article",
  presentation: "speech",
  report: "report",
  standard: "standard",
  thesis: "thesis",
  webpage: "webpage",
};

/**
 * CSL's fields, each with the Zotero fields to take it from; the first one present wins (its schema,
 * `csl.fields.text`).
 */
const fields: Readonly<Record<string, readonly string[]>> = {
  title: ["title", "caseName", "nameOfAct", "subject"],
  "title-short": ["shortTitle"],
  "container-title": [
    "publicationTitle",
    "proceedingsTitle",
    "bookTitle",
    "encyclopediaTitle",
    "dictionaryTitle",
    "websiteTitle",
    "blogTitle",
    "forumTitle",
  ],
  "event-title": ["conferenceName", "meetingName"],
  "collection-title": ["series", "seriesTitle"],
  publisher: ["publisher", "university", "institution", "company", "repository"],
  "publisher-place": ["place"],
  volume: ["volume"],
  issue: ["issue"],
  page: ["pages"],
  edition: ["edition"],
  number: ["archiveID", "reportNumber", "number", "patentNumber"],
  archive: ["archive", "repository"],
  archive_location: ["archiveLocation"],
  genre: ["genre", "thesisType", "reportType", "type"],
  DOI: ["DOI"],
  ISBN: ["ISBN"],
  ISSN: ["ISSN"],
  URL: ["url"],
  language: ["language"],
  note: ["extra"],
  abstract: ["abstractNote"],
};

/** The creator types that count as the authors of some kind of work. */
const makers =
  /^(?:author|artist|inventor|presenter|programmer|interviewee|podcaster|director|cartographer|performer)$/;

/** An item of Zotero's API (its `data`) as CSL-JSON; `parsedDate` is the date as Zotero reads it. */
export function cslOfItem(data: unknown, parsedDate: unknown): Readonly<Record<string, unknown>> {
  const text = (field: string) => {
    const value = member(data, field);
    return typeof value === "string" && value.trim() !== "" ? value : undefined;
  };
  const said = Object.entries(fields).flatMap(([name, sources]) => {
    const value = sources.map(text).find((one) => one !== undefined);
    return value === undefined ? [] : [[name, value]];
  });
  const people = listOf(member(data, "creators"));
  const named = (isWanted: (type: string) => boolean) =>
    people.flatMap((person) => {
      const type = member(person, "creatorType");
      return typeof type === "string" && isWanted(type) ? (nameOf(person) ?? []) : [];
    });
  const authors = named((type) => makers.test(type));
  const editors = named((type) => type === "editor");
  const date = lineOf(parsedDate, 40) ?? text("date");
  return {
    type: types[text("itemType") ?? ""] ?? "document",
    ...Object.fromEntries(said),
    ...(authors.length > 0 && { author: authors }),
    ...(editors.length > 0 && { editor: editors }),
    ...(date !== undefined && { issued: { raw: date } }),
  };
}

function nameOf(person: unknown): object | undefined {
  const literal = lineOf(member(person, "name"), 300);
  if (literal !== undefined) return { literal };
  const [family, given] = [lineOf(member(person, "lastName"), 300), lineOf(member(person, "firstName"), 300)];
  if (family === undefined) return given === undefined ? undefined : { literal: given };
  return { family, ...(given !== undefined && { given }) };
}
