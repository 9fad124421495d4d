import type { Client } from "../client/client.ts";
import type { FoundPaper } from "../foundPaper.ts";
import { paperOfCsl } from "./cslRecord.ts";
import { member } from "./fields.ts";
import { jsonQuestion, readJsonOf } from "./json.ts";

/** Asks doi.org for a DOI, by content negotiation (crosscite.org): for agencies other than Crossref and DataCite. */
export async function askDoi(
  doi: string,
  client: Client,
  signal: AbortSignal,
  freshMs = 0,
): Promise<FoundPaper | undefined> {
  const accept = "application/vnd.citationstyles.csl+json";
  const question = { ...jsonQuestion, accept, source: "doi", path: `/${pathOf(doi)}`, freshMs } as const;
  const text = await client.get(question, signal);
  if (text === undefined) return undefined;
  const item = readJsonOf(text, "doi");
  const names = [
    "type",
    "title",
    "author",
    "editor",
    "issued",
    "DOI",
    "abstract",
    "container-title",
    "publisher",
  ];
  const paper = paperOfCsl(Object.fromEntries(names.map((name) => [name, member(item, name)])));
  return paper && { paper: { ...paper, doi }, from: ["doi"] };
}

/** Whether a DOI is registered at all (doi.org's handle API). */
export async function isRegistered(
  doi: string,
  client: Client,
  signal: AbortSignal,
  freshMs = 0,
): Promise<boolean> {
  const path = `/api/handles/${pathOf(doi)}`;
  return (await client.get({ ...jsonQuestion, source: "doi", path, freshMs }, signal)) !== undefined;
}

const pathOf = (doi: string) => doi.split("/").map(encodeURIComponent).join("/");
