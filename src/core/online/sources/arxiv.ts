import { XMLParser } from "fast-xml-parser";
import { parseArxivId } from "../../ids/arxiv.ts";
import { reasonOf } from "../../text/reasonOf.ts";
import type { Client } from "../client/client.ts";
import { OnlineFault } from "../client/fault.ts";
import type { FoundPaper, Standing } from "../foundPaper.ts";
import { dayOf, doiOf, lineOf, listOf, member, withoutAbsent } from "./fields.ts";

/** The most ids in one request. */
export const arxivBatch = 100;

/**
 * Asks arXiv's API for up to `arxivBatch` papers in one request (its user manual, 3.1). Takes ids such as
 * `2402.15627`, also with a version, and returns the papers by id as given; unknown ids are missing.
 */
export async function askArxiv(
  ids: readonly string[],
  client: Client,
  signal: AbortSignal,
  freshMs = 0,
): Promise<ReadonlyMap<string, FoundPaper>> {
  const path = `/api/query?id_list=${ids.map(encodeURIComponent).join(",")}&max_results=${ids.length}`;
  const text = await client.get({ ...atom, path, freshMs }, signal);
  const byId = new Map(readAtom(text ?? "").map((found) => [found.paper.arxiv, found]));
  const byVersion = new Map(
    [...byId.values()].map((found) => [`${found.paper.arxiv}v${found.version}`, found]),
  );
  return new Map(
    ids.flatMap((id) => {
      const parsed = parseArxivId(id);
      const found =
        parsed?.version === undefined
          ? byId.get(parsed?.id)
          : byVersion.get(`${parsed.id}v${parsed.version}`);
      return found ? [[id, found] as const] : [];
    }),
  );
}

/** Finds papers whose titles have all the words, best first. */
export async function searchArxiv(
  words: readonly string[],
  client: Client,
  signal: AbortSignal,
): Promise<readonly FoundPaper[]> {
  const query = words.map((word) => `ti:${encodeURIComponent(word)}`).join("+AND+");
  const path = `/api/query?search_query=${query}&max_results=10&sortBy=relevance`;
  return readAtom((await client.get({ ...atom, path, freshMs: 3_600_000 }, signal)) ?? "");
}

const atom = {
  source: "arxiv",
  accept: "application/atom+xml",
  types: /\b(?:atom\+xml|text\/xml|application\/xml)/i,
} as const;

/** Entities of a document type could expand without limit; feeds have none, and `readAtom` refuses one that does. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => name === "entry" || name === "author" || name === "category",
});

/** Reads the papers of a feed of arXiv's API, in its order. Skips entries that are not papers. */
export function readAtom(text: string): readonly FoundPaper[] {
  if (/<!DOCTYPE/i.test(text)) throw unreadable("it has a document type");
  let tree: unknown;
  try {
    tree = parser.parse(text);
  } catch (error) {
    throw unreadable(reasonOf(error));
  }
  const feed = member(tree, "feed");
  if (feed === undefined) throw unreadable("it is no Atom feed");
  const entries = listOf(member(feed, "entry"));
  const error = entries.find((entry) => /\/api\/errors/.test(lineOf(member(entry, "id")) ?? ""));
  if (error !== undefined)
    throw unreadable(lineOf(member(error, "summary"), 300) ?? "arXiv reports an error");
  return entries.flatMap((entry) => readEntry(entry) ?? []);
}

const unreadable = (reason: string) => new OnlineFault("unreadable", "arxiv", { reason });

/** The text of an element, which may have attributes. */
const textIn = (entry: unknown, name: string, most?: number) => {
  const value = member(entry, name);
  return lineOf(typeof value === "object" ? member(value, "#text") : value, most);
};

function readEntry(entry: unknown): FoundPaper | undefined {
  const raw = /\/abs\/(.+)$/.exec(textIn(entry, "id") ?? "")?.[1];
  const id = raw === undefined ? undefined : parseArxivId(raw);
  const title = textIn(entry, "title");
  if (id === undefined || title === undefined) return undefined;
  const submitted = dayOf(textIn(entry, "published"));
  const abstract = textIn(entry, "summary", 20_000);
  const standing = standingOf(textIn(entry, "arxiv:comment") ?? "", abstract ?? "");
  const doi = doiOf(textIn(entry, "arxiv:doi"));
  const paper = withoutAbsent({
    title,
    authors: listOf(member(entry, "author")).flatMap((author) => textIn(author, "name", 300) ?? []),
    year: submitted === undefined ? undefined : Number(submitted.slice(0, 4)),
    submitted,
    arxiv: id.id,
    doi: doi !== undefined && /^10\.48550\/arxiv\./i.test(doi) ? undefined : doi,
    venue: textIn(entry, "arxiv:journal_ref", 500),
    subject: lineOf(member(entry, "arxiv:primary_category", "@term"), 40),
    abstract,
  });
  return {
    paper,
    from: ["arxiv"],
    ...(id.version !== undefined && { version: id.version }),
    ...(standing && { standing }),
  };
}

/**
 * Whether arXiv's comment, or the text in place of the abstract, says that the paper itself is withdrawn: there is no
 * field for it. A comment about a conference, another version or another paper does not count.
 */
function standingOf(comment: string, abstract: string): Standing | undefined {
  const says = [comment, abstract.slice(0, 300)].find(
    (text) => isWithdrawal.test(text) && !isOther.test(text),
  );
  return says === undefined ? undefined : { state: "withdrawn", says: says.slice(0, 300) };
}

const isWithdrawal =
  /^\W*(?:withdrawn\b|(?:this|the)\s+(?:paper|article|manuscript|submission|work|preprint|version|e-?print)\s+(?:has been|have been|is|was|had been|is being)\s+(?:temporarily\s+)?withdrawn\b)|\b(?:paper|article|manuscript|submission|preprint)\s+(?:has been|is|was)\s+withdrawn\s+by\b|\bwithdrawn\s+by\s+(?:the\s+)?(?:(?:corresponding|first|submitting)\s+)?(?:authors?|arxiv)\b/i;
const isOther =
  /\bwithdrawn\s+(?:from\s+(?!arxiv)|and\s+(?:re)?submitted)|\bnot\s+withdrawn\b|\b(?:earlier|previous|first)\s+version\b.{0,30}\bwithdrawn\b/i;
