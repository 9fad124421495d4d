import type { Paper } from "../../paper.ts";
import { arxivIdIn, isArxivVenue } from "../arxivText.ts";
import { paperOfFields } from "../paperOfFields.ts";
import { texNames } from "../tex/texNames.ts";
import { texAddress, texText } from "../tex/texText.ts";
import { arxivOfFields, subjectOfFields } from "./bibtexArxiv.ts";

type Fields = ReadonlyMap<string, string>;

/** The record that an entry's fields make. Fields that say nothing are left out. */
export function bibtexPaper(citekey: string, type: string, fields: Fields): Paper {
  const text = (name: string) => texText(fields.get(name) ?? "");
  const title = [text("title"), text("subtitle")].filter((part) => part !== "").join(": ");
  return paperOfFields({
    citekey,
    title,
    aliases: [text("shorttitle")].filter((alias) => alias !== "" && alias !== title),
    authors: texNames(fields.get("author") ?? fields.get("editor") ?? ""),
    year: yearOf(text("date")) ?? yearOf(text("year")),
    arxiv: arxivOfFields(fields),
    doi: texAddress(fields.get("doi") ?? ""),
    venue: venueOf(type, text),
    addresses: ["url", "howpublished", "note"].flatMap((name) => addressesIn(fields.get(name))),
    subject: subjectOfFields(fields),
    tags: (fields.get("keywords") ?? fields.get("keyword") ?? "").split(/[,;]/).map((part) => texText(part)),
    abstract: texText(fields.get("abstract") ?? "", true),
  });
}

/** `2024-02-23`, `2024/2025`, `c. 1999`, `{2024}a`. */
function yearOf(text: string): number | undefined {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
  return year === undefined ? undefined : Number(year);
}

function venueOf(type: string, text: (name: string) => string): string {
  const places = ["booktitle", "journaltitle", "journal"];
  if (/thesis|report/.test(type)) places.push("school", "institution");
  const venue = places.map(text).find((place) => place !== "") ?? "";
  return isArxivVenue(venue) || arxivIdIn(venue) !== undefined ? "" : venue;
}

function addressesIn(value: string | undefined): string[] {
  return value === undefined ? [] : (texAddress(value).match(/https?:\/\/[^\s,;]+/g) ?? []);
}
