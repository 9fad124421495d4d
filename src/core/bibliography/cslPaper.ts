import type { Paper } from "../paper.ts";
import { arxivOf, goodId, isArxivVenue } from "./arxivText.ts";
import { paperOfFields } from "./paperOfFields.ts";

type Json = Readonly<Record<string, unknown>>;

/** The record of one CSL item. `report` hears of each field that is not what the schema says; the others are kept. */
export function cslPaper(
  citekey: string,
  item: Json,
  report: (field: string, reason: string) => void,
): Paper {
  const text = (field: string): string => {
    const value = item[field];
    if (value === undefined || value === null) return "";
    if (typeof value === "string" || typeof value === "number") return plain(String(value));
    report(field, "It is not a text.");
    return "";
  };
  const names = (field: string): string[] => {
    const value = item[field];
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value.map(nameOf).filter((name) => name !== "");
    report(field, "It is not a list of names.");
    return [];
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
    year: yearOf(item.issued),
    arxiv,
    doi: text("DOI"),
    venue: isArxivVenue(venue) || arxivOf(venue) !== undefined ? "" : venue,
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
  const found = places.map((field) => arxivOf(text(field))).find((id) => id !== undefined);
  const isArchived = /^arxiv/i.test(text("archive")) || /^arxiv/i.test(text("publisher"));
  return found ?? (isArchived ? (goodId(text("archive_location")) ?? goodId(text("number"))) : undefined);
}

/** Zotero puts HTML into titles, Crossref JATS into abstracts. */
const plain = (text: string): string =>
  text
    .replace(/<\/?(?:jats:)?[a-z][\w-]*(?:\s[^<>]*)?\/?>/gi, "")
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();

function nameOf(value: unknown): string {
  if (typeof value === "string") return plain(value);
  if (typeof value !== "object" || value === null) return "";
  const part = (name: string) => {
    const text: unknown = Reflect.get(value, name);
    return typeof text === "string" ? text.trim() : "";
  };
  const order = ["given", "dropping-particle", "non-dropping-particle", "family", "suffix"];
  const parts = order.map(part).filter((text) => text !== "");
  return plain(part("literal") || parts.join(" "));
}

/** `{"date-parts": [[2024, 2, 23]]}`, `{"raw": "2024-02-23"}`, `{"literal": "c. 2024"}`, or a bare text. */
function yearOf(issued: unknown): number | undefined {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(issued === undefined ? "" : JSON.stringify(issued))?.[0];
  return year === undefined ? undefined : Number(year);
}
