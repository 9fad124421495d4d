import { parseBibtex } from "../../bibliography/bibtex/parseBibtex.ts";
import { withoutEntities } from "../../bibliography/markup/entities.ts";
import type { Client } from "../client/client.ts";
import { OnlineFault } from "../client/fault.ts";
import type { FoundPaper } from "../foundPaper.ts";
import { paperOfCsl } from "./cslRecord.ts";
import { doiOf, lineOf, withoutAbsent } from "./fields.ts";

/** Reads a paper's page by its `citation_…` tags, which proceedings have for Google Scholar. */
export async function askPage(
  address: string,
  client: Client,
  signal: AbortSignal,
): Promise<FoundPaper | undefined> {
  const question = { source: "pages", path: address, accept: "text/html", types: /\bhtml\b/i } as const;
  const text = await client.get(question, signal);
  if (text === undefined) return undefined;
  const paper = readPage(text);
  // A page that blocks robots, or one about the site itself.
  if (!paper) throw new OnlineFault("unreadable", "pages", { reason: "it has no record of a paper" });
  return { paper: { ...paper, url: address }, from: ["pages"] };
}

/** Asks the ACL Anthology for a paper's BibTeX entry, for papers without a DOI at Crossref. */
export async function askAnthology(
  id: string,
  client: Client,
  signal: AbortSignal,
): Promise<FoundPaper | undefined> {
  const path = `https://aclanthology.org/${encodeURIComponent(id.toUpperCase().replace(/\.[A-Z-]+\./, (name) => name.toLowerCase()))}.bib`;
  const question = {
    source: "pages",
    path,
    accept: "text/plain",
    types: /\b(?:text\/plain|x-bibtex|octet-stream)/i,
  } as const;
  const text = await client.get(question, signal);
  const read = text === undefined ? undefined : parseBibtex(text, "", { kind: "bibliography", order: 0 });
  const first = read && "records" in read ? read.records[0]?.paper : undefined;
  if (!first || lineOf(first.title) === undefined) return undefined;
  const { citekey: _, ...paper } = first;
  return { paper: withoutAbsent({ ...paper, abstract: lineOf(first.abstract, 20_000) }), from: ["pages"] };
}

const tag = /<meta\s[^<>]{0,20000}>/gi;
const attribute = /([a-z:-]{1,20})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+))/gi;

/** Reads the record in the tags of a page's head. Runs nothing of the page. */
export function readPage(html: string) {
  const values = new Map<string, string[]>();
  const head = html.slice(0, html.search(/<body\b|<\/head>|$/i));
  for (const [text] of head.matchAll(tag)) {
    const parts = new Map(
      [...text.matchAll(attribute)].map(([, name = "", ...value]) => [
        name.toLowerCase(),
        value.find((one) => one !== undefined) ?? "",
      ]),
    );
    const name = (parts.get("name") ?? parts.get("property") ?? "").toLowerCase();
    const content = lineOf(withoutEntities(parts.get("content") ?? ""), 20_000);
    if (!name.startsWith("citation_") || content === undefined) continue;
    const list = values.get(name);
    if (list) list.push(content);
    else values.set(name, [content]);
  }
  const first = (...names: readonly string[]) =>
    names.map((name) => values.get(`citation_${name}`)?.[0]).find((one) => one !== undefined);
  const year = /\b[12]\d{3}\b/.exec(first("publication_date", "date", "year") ?? "")?.[0];
  return paperOfCsl({
    title: first("title"),
    author: (values.get("citation_author") ?? []).slice(0, 10_000).map(person),
    issued: year === undefined ? undefined : { "date-parts": [[Number(year)]] },
    "container-title": first("conference_title", "journal_title", "inbook_title"),
    DOI: doiOf(first("doi")),
    abstract: first("abstract"),
  });
}

/** A name as `Ioffe, Sergey`, or in reading order. */
function person(name: string): object | string {
  const comma = name.indexOf(",");
  return comma > 0 ? { family: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim() } : name;
}
