import type { Client } from "../client/client.ts";
import { OnlineFault } from "../client/fault.ts";
import type { FoundPaper } from "../foundPaper.ts";
import { paperOfCsl } from "./cslRecord.ts";
import { dayOf, lineOf, listOf, member } from "./fields.ts";
import { jsonQuestion, readJsonOf } from "./json.ts";

/** Asks DataCite for a DOI, including arXiv's own (`10.48550/arXiv.ID`); `undefined` if it is not registered there. */
export async function askDataCite(
  doi: string,
  client: Client,
  signal: AbortSignal,
  freshMs = 0,
): Promise<FoundPaper | undefined> {
  const path = `/dois/${encodeURIComponent(doi.toLowerCase())}`;
  const question = {
    ...jsonQuestion,
    accept: "application/vnd.api+json",
    source: "dataCite",
    path,
    freshMs,
  } as const;
  const text = await client.get(question, signal);
  if (text === undefined) return undefined;
  const attributes = member(readJsonOf(text, "dataCite"), "data", "attributes");
  if (lineOf(member(attributes, "doi"))?.toLowerCase() !== doi.toLowerCase())
    throw new OnlineFault("other", "dataCite");
  return readAttributes(attributes);
}

/** Reads a DOI's attributes in DataCite's REST API (schema 4). */
export function readAttributes(value: unknown): FoundPaper | undefined {
  const title = lineOf(member(listOf(member(value, "titles"))[0], "title"));
  const doi = lineOf(member(value, "doi"), 400);
  const isArxiv = /^10\.48550\/arxiv\./i.test(doi ?? "");
  const year = Number(lineOf(member(value, "publicationYear"), 4) ?? Number.NaN);
  const abstract = listOf(member(value, "descriptions")).find(
    (one) => member(one, "descriptionType") === "Abstract",
  );
  const paper = paperOfCsl({
    title,
    author: listOf(member(value, "creators")).map(person),
    issued: Number.isInteger(year) ? { "date-parts": [[year]] } : undefined,
    DOI: doi,
    "container-title": isArxiv ? undefined : lineOf(member(value, "container", "title")),
    abstract: lineOf(member(abstract, "description"), 20_000),
  });
  if (!paper) return undefined;
  const submitted = isArxiv
    ? dayOf(
        member(
          listOf(member(value, "dates")).find((one) => member(one, "dateType") === "Submitted"),
          "date",
        ),
      )
    : undefined;
  const first = submitted === undefined ? {} : { submitted, year: Number(submitted.slice(0, 4)) };
  return { paper: { ...paper, ...first }, from: ["dataCite"] };
}

const person = (value: unknown) => {
  const part = (name: string) => lineOf(member(value, name), 300);
  const family = part("familyName");
  if (family === undefined || member(value, "nameType") === "Organizational")
    return { literal: part("name") ?? "" };
  return { family, given: part("givenName") };
};
