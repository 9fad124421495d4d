/** The sources that are asked. Each may be replaced by another address (a mirror, a test). */
export type SourceName =
  | "arxiv"
  | "arxivPages"
  | "huggingFace"
  | "crossref"
  | "dataCite"
  | "doi"
  /** A paper's own page, at its own address; a replacement server gets that address as its path. */
  | "pages"
  /** Zotero on the user's own machine, with its add-on Better BibTeX. */
  | "zotero";

export interface Server {
  /** Without a slash at the end; "" for pages, which have their own addresses. */
  readonly address: string;
  /** Sources with the same name share one pace. */
  readonly pace: string;
  /** The shortest time between the starts of two requests, in milliseconds. */
  readonly gapMs: number;
}

/** Half a second more than arXiv asks for, since requests take different times to arrive. */
const arxivGapMs = 3500;

/**
 * arXiv: one request every three seconds and one connection, across all machines of a user
 * (info.arxiv.org/help/api/tou). Hugging Face: 500 requests in 5 minutes (hub-docs, rate limits). Crossref: 5 a second
 * (its REST API's public pool). DataCite: 3,000 in 5 minutes for clients that identify themselves, so we stay well
 * below.
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

/** Addresses that replace the usual ones; if "" or absent, the usual one is used. */
export type ServerAddresses = Readonly<Partial<Record<SourceName, string>>>;

/** Whether a text is valid as the address of a server. */
export function isServerAddress(text: string): boolean {
  try {
    const { protocol } = new URL(text);
    return protocol === "https:" || protocol === "http:";
  } catch {
    return false;
  }
}
