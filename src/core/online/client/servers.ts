/** Who is asked, and where: another address (a mirror, a test) may stand for each. */
export type SourceName =
  | "arxiv"
  | "arxivPages"
  | "huggingFace"
  | "crossref"
  | "dataCite"
  | "doi"
  /** The page of a paper itself, at its own address; another server gets that address as its path. */
  | "pages"
  /** The program on the user's own machine, with its add-on Better BibTeX. */
  | "zotero";

export interface Server {
  /** Without a slash at the end; "" for pages, which have their own. */
  readonly address: string;
  /** Sources with the same name share one pace. */
  readonly pace: string;
  /** The least time between the beginnings of two requests, in milliseconds. */
  readonly gapMs: number;
}

/** Half a second more than arXiv asks for: not every request takes as long to arrive as the one before it. */
const arxivGapMs = 3500;

/**
 * arXiv: one request in three seconds and one connection, all machines of a user together (info.arxiv.org/help/api/tou).
 * Hugging Face: 500 requests in 5 minutes (hub-docs, rate limits). Crossref: 5 a second (its REST API's public pool).
 * DataCite: 3,000 in 5 minutes for those who say who they are, so we stay well below.
 */
export const servers: Readonly<Record<SourceName, Server>> = {
  arxiv: { address: "https://export.arxiv.org", pace: "arxiv", gapMs: arxivGapMs },
  arxivPages: { address: "https://arxiv.org", pace: "arxiv", gapMs: arxivGapMs },
  huggingFace: { address: "https://huggingface.co", pace: "huggingface", gapMs: 600 },
  crossref: { address: "https://api.crossref.org", pace: "crossref", gapMs: 250 },
  dataCite: { address: "https://api.datacite.org", pace: "datacite", gapMs: 300 },
  doi: { address: "https://doi.org", pace: "doi", gapMs: 500 },
  pages: { address: "", pace: "pages", gapMs: 1000 },
  zotero: { address: "http://localhost:23119", pace: "zotero", gapMs: 0 },
};

/** Other addresses than the usual ones; "" or absent: the usual one. */
export type ServerAddresses = Readonly<Partial<Record<SourceName, string>>>;

/** Whether a text can be the address of a server. */
export function isServerAddress(text: string): boolean {
  try {
    const { protocol } = new URL(text);
    return protocol === "https:" || protocol === "http:";
  } catch {
    return false;
  }
}
