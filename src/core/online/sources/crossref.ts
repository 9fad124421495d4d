import type { Client } from "../client/client.ts";
import { OnlineFault } from "../client/fault.ts";
import type { FoundPaper, Standing } from "../foundPaper.ts";
import { paperOfCsl } from "./cslRecord.ts";
import { doiOf, lineOf, listOf, member } from "./fields.ts";
import { jsonQuestion, readJsonOf } from "./json.ts";

/** Asks Crossref for a DOI; `undefined` if it is not registered there (another agency may have it). */
export async function askCrossref(
  doi: string,
  client: Client,
  signal: AbortSignal,
  freshMs = 0,
): Promise<FoundPaper | undefined> {
  const path = `/works/${encodeURIComponent(doi)}`;
  const text = await client.get({ ...jsonQuestion, source: "crossref", path, freshMs }, signal);
  if (text === undefined) return undefined;
  const found = readWork(member(readJsonOf(text, "crossref"), "message"));
  if (found?.paper.doi?.toLowerCase() !== doi.toLowerCase()) throw new OnlineFault("other", "crossref");
  return found;
}

/** Finds works by words of their title and names, best first. */
export async function searchCrossref(
  query: string,
  client: Client,
  signal: AbortSignal,
): Promise<readonly FoundPaper[]> {
  const path = `/works?query.bibliographic=${encodeURIComponent(query)}&rows=10`;
  const text = await client.get({ ...jsonQuestion, source: "crossref", path, freshMs: 3_600_000 }, signal);
  const items = text === undefined ? [] : listOf(member(readJsonOf(text, "crossref"), "message", "items"));
  return items.slice(0, 100).flatMap((item) => readWork(item) ?? []);
}

/** How many DOIs `askRetractions` takes; one with a comma cannot be part of a filter. */
export const crossrefBatch = 25;

/** Returns which of some DOIs are retracted, in lower case, according to the notices at Crossref. */
export async function askRetractions(
  dois: readonly string[],
  client: Client,
  signal: AbortSignal,
  freshMs = 0,
): Promise<ReadonlyMap<string, Standing>> {
  const wanted = dois.map((doi) => doi.toLowerCase()).filter((doi) => !doi.includes(","));
  const retracted = new Map<string, Standing>();
  if (wanted.length === 0) return retracted;
  const filter = ["update-type:retraction", ...wanted.map((doi) => `updates:${doi}`)].map(encodeURIComponent);
  const path = `/works?filter=${filter.join(",")}&rows=100`;
  const text = await client.get({ ...jsonQuestion, source: "crossref", path, freshMs }, signal);
  for (const item of listOf(text && member(readJsonOf(text, "crossref"), "message", "items")))
    for (const update of listOf(member(item, "update-to"))) {
      const doi = doiOf(member(update, "DOI"))?.toLowerCase();
      const notice = doiOf(member(item, "DOI"));
      if (doi && notice && wanted.includes(doi) && member(update, "type") === "retraction")
        retracted.set(doi, { state: "retracted", says: notice });
    }
  return retracted;
}

/** Reads a work of Crossref's REST API: CSL-JSON, but with lists in place of some texts. */
export function readWork(value: unknown): FoundPaper | undefined {
  const [title, subtitle, container] = ["title", "subtitle", "container-title"].map((name) =>
    lineOf(listOf(member(value, name))[0]),
  );
  const whole = subtitle && title && !title.includes(subtitle) ? `${title}: ${subtitle}` : title;
  const paper = paperOfCsl({
    ...Object.fromEntries(
      ["type", "author", "editor", "issued", "DOI", "abstract"].map((name) => [name, member(value, name)]),
    ),
    title: whole,
    author: listOf(member(value, "author")).map(person),
    "container-title": container ?? lineOf(member(value, "event", "name")),
  });
  if (!paper) return undefined;
  const notice = listOf(member(value, "updated-by")).find(
    (update) => member(update, "type") === "retraction",
  );
  const says = notice === undefined ? undefined : (doiOf(member(notice, "DOI")) ?? "Crossref");
  return { paper, from: ["crossref"], ...(says && { standing: { state: "retracted", says } }) };
}

/** A group only has a `name`. */
const person = (value: unknown) => {
  const name = lineOf(member(value, "name"), 300);
  return name === undefined ? value : { literal: name };
};
