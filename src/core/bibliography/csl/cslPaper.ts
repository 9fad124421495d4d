import { doiAt } from "../../ids/doi.ts";
import type { Name } from "../../names/name.ts";
import type { Paper } from "../../paper.ts";
import { arxivIdIn, isArxivVenue, validArxivId } from "../arxivText.ts";
import { readCslDate } from "../dates/cslDate.ts";
import {
  longestField,
  mostPeople,
  peopleCutReason,
  type ReportField,
  tooLongReason,
} from "../fileProblems.ts";
import { ownNote, paperOfFields } from "../paperOfFields.ts";
import { cslNames } from "./cslNames.ts";
import { type CslFields, plainText, textLines } from "./cslText.ts";

/** Makes a record of a CSL item. Fields that do not fit the schema are left out and passed to `report`. */
export function cslPaper(citekey: string, item: CslFields, report: ReportField): Paper {
  const text = (field: string): string => {
    if (typeof item[field] === "string" && item[field].length > longestField) {
      report(field, tooLongReason);
      return "";
    }
    const said = plainText(item[field]);
    if (said === undefined) report(field, "It is not a text.");
    return said ?? "";
  };
  const names = (field: string): readonly Name[] => {
    const value = item[field];
    if (value !== undefined && value !== null && !Array.isArray(value))
      report(field, "It is not a list of names.");
    if (Array.isArray(value) && value.length > mostPeople) report(field, peopleCutReason(mostPeople), "cut");
    return cslNames(value);
  };
  const title = text("title");
  const type = text("type");
  const authors = names("author");
  const notes = (text("note") === "" ? [] : textLines(item.note)).filter((line) => ownNote(line) !== "");
  const arxiv = arxivOfItem(text, notes);
  const places = [
    "container-title",
    "event-title",
    "event",
    ...(/thesis|report/.test(type) ? ["publisher"] : []),
  ];
  const venue = places.map(text).find((place) => place !== "") ?? "";
  return paperOfFields({
    citekey,
    title,
    aliases: [text("title-short") || text("shortTitle")].filter((alias) => alias !== "" && alias !== title),
    names: authors.length > 0 ? authors : names("editor"),
    year: readCslDate(item.issued)?.start[0],
    arxiv,
    doi: text("DOI") || doiIn(notes),
    venue: isArxivVenue(venue) || arxivIdIn(venue) !== undefined ? "" : venue,
    addresses: [text("URL"), ...notes.flatMap((line) => line.match(/https?:\/\/[^\s,;]+/g) ?? [])].filter(
      (address) => address !== "",
    ),
    subject: arxiv === undefined ? "" : subjectIn(notes),
    tags: text("keyword")
      .split(/[,;]/)
      .map((tag) => tag.trim()),
    abstract: text("abstract"),
  });
}

function arxivOfItem(text: (field: string) => string, notes: readonly string[]): string | undefined {
  const places = ["number", "DOI", "URL", "container-title", "archive_location", "genre"];
  const texts = [text("number"), ...notes, ...places.slice(1).map(text)];
  const found = texts.map(arxivIdIn).find((id) => id !== undefined);
  const isArchived = /^arxiv/i.test(text("archive")) || /^arxiv/i.test(text("publisher"));
  return (
    found ??
    (isArchived ? (validArxivId(text("archive_location")) ?? validArxivId(text("number"))) : undefined)
  );
}

/** The DOI in Zotero's line `DOI: 10.1000/x`. */
function doiIn(notes: readonly string[]): string {
  for (const line of notes) {
    const before = /^doi\s*[:=]?\s*(?=10\.\S+$)/i.exec(line);
    const doi = before && doiAt(line, before[0].length);
    if (doi) return doi;
  }
  return "";
}

/** The category in arXiv's line `arXiv:2402.15627 [cs.LG]`. */
function subjectIn(notes: readonly string[]): string {
  const subjects = notes.map((line) => /\barxiv:\s*\S+\s+\[([a-z-]+(?:\.[A-Za-z-]+)?)\]/i.exec(line)?.[1]);
  return subjects.find((subject) => subject !== undefined) ?? "";
}
