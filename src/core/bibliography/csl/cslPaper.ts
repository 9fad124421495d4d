import type { Paper } from "../../paper.ts";
import { arxivIdIn, isArxivVenue, validArxivId } from "../arxivText.ts";
import { paperOfFields } from "../paperOfFields.ts";
import { type CslFields, cslNames, displayName, issuedDate, plainText } from "./cslFields.ts";

/** The record of one CSL item. `report` hears of each field that is not what the schema says; the others are kept. */
export function cslPaper(
  citekey: string,
  item: CslFields,
  report: (field: string, reason: string) => void,
): Paper {
  const text = (field: string): string => {
    const said = plainText(item[field]);
    if (said === undefined) report(field, "It is not a text.");
    return said ?? "";
  };
  const names = (field: string): string[] => {
    const value = item[field];
    if (value !== undefined && value !== null && !Array.isArray(value))
      report(field, "It is not a list of names.");
    return cslNames(value).map(displayName);
  };
  const title = text("title");
  const type = text("type");
  const authors = names("author");
  const arxiv = arxivOfItem(text);
  const places = [
    "container-title",
    "event-title",
    "event",
    ...(/thesis|report/.test(type) ? ["publisher"] : []),
  ];
  const venue = places.map(text).find((place) => place !== "") ?? "";
  const note = text("note");
  return paperOfFields({
    citekey,
    title,
    aliases: [text("title-short") || text("shortTitle")].filter((alias) => alias !== "" && alias !== title),
    authors: authors.length > 0 ? authors : names("editor"),
    year: issuedDate(item.issued).year,
    arxiv,
    doi: text("DOI"),
    venue: isArxivVenue(venue) || arxivIdIn(venue) !== undefined ? "" : venue,
    addresses: [text("URL"), ...(note.match(/https?:\/\/[^\s,;]+/g) ?? [])].filter(
      (address) => address !== "",
    ),
    subject:
      arxiv === undefined ? "" : (/\barxiv:\s*\S+\s+\[([a-z-]+(?:\.[A-Za-z-]+)?)\]/i.exec(note)?.[1] ?? ""),
    tags: text("keyword")
      .split(/[,;]/)
      .map((tag) => tag.trim()),
    abstract: text("abstract"),
  });
}

function arxivOfItem(text: (field: string) => string): string | undefined {
  const places = ["number", "note", "DOI", "URL", "container-title", "archive_location", "genre"];
  const found = places.map((field) => arxivIdIn(text(field))).find((id) => id !== undefined);
  const isArchived = /^arxiv/i.test(text("archive")) || /^arxiv/i.test(text("publisher"));
  return (
    found ??
    (isArchived ? (validArxivId(text("archive_location")) ?? validArxivId(text("number"))) : undefined)
  );
}
