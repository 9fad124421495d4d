import { doiAt } from "../../ids/doi.ts";
import type { Name } from "../../names/name.ts";
import type { Paper } from "../../paper.ts";
import { arxivIdIn, isArxivVenue } from "../arxivText.ts";
import { yearOf } from "../dates/bibtexDate.ts";
import { ownNote, paperOfFields } from "../paperOfFields.ts";
import { texText } from "../tex/texText.ts";
import { arxivOfFields, subjectOfFields, texAddress } from "./bibtexArxiv.ts";
import { journalOf } from "./journals.ts";

type Fields = ReadonlyMap<string, string>;

/** Makes a record from an entry's fields; `names` are its authors. Empty fields are left out. */
export function bibtexPaper(citekey: string, type: string, fields: Fields, names: readonly Name[]): Paper {
  const text = (name: string) => texText(fields.get(name) ?? "");
  const title = [text("title"), text("subtitle")].filter((part) => part !== "").join(": ");
  return paperOfFields({
    citekey,
    title,
    aliases: [text("shorttitle")].filter((alias) => alias !== "" && alias !== title),
    names,
    year: yearOf(fields),
    arxiv: arxivOfFields(fields),
    doi: texAddress(fields.get("doi") ?? "") || doiOfNote(fields),
    venue: venueOf(type, (name) => journalOf(fields.get(name) ?? "") ?? text(name)),
    addresses: [
      ...["url", "howpublished"].flatMap((name) => addressesIn(texAddress(fields.get(name) ?? ""))),
      ...addressesIn(ownNote(texAddress(fields.get("note") ?? ""))),
    ],
    subject: subjectOfFields(fields),
    tags: (fields.get("keywords") ?? fields.get("keyword") ?? "").split(/[,;]/).map((part) => texText(part)),
    abstract: texText(fields.get("abstract") ?? "", true),
  });
}

function venueOf(type: string, text: (name: string) => string): string {
  const places = ["booktitle", "journaltitle", "journal"];
  if (/thesis|report/.test(type)) places.push("school", "institution");
  if (/^(?:in|suppbook|suppcoll)/.test(type)) places.push("maintitle");
  const venue = places.map(text).find((place) => place !== "") ?? "";
  return isArxivVenue(venue) || arxivIdIn(venue) !== undefined ? "" : venue;
}

function doiOfNote(fields: Fields): string {
  const note = ownNote(texAddress(fields.get("note") ?? ""));
  const before = /\bdoi\s*[:=]?\s*(?=10\.)/i.exec(note);
  return (before && doiAt(note, before.index + before[0].length)) ?? "";
}

const addressesIn = (text: string): string[] => text.match(/https?:\/\/[^\s,;]+/g) ?? [];
