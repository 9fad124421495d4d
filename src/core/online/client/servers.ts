import { type NamedPace, paces } from "./pace.ts";

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
  readonly pace: NamedPace;
}

/** The usual servers. */
export const servers: Readonly<Record<SourceName, Server>> = {
  arxiv: { address: "https://export.arxiv.org", pace: paces.arxiv },
  arxivPages: { address: "https://arxiv.org", pace: paces.arxiv },
  huggingFace: { address: "https://huggingface.co", pace: paces.huggingFace },
  crossref: { address: "https://api.crossref.org", pace: paces.crossref },
  dataCite: { address: "https://api.datacite.org", pace: paces.dataCite },
  doi: { address: "https://doi.org", pace: paces.doi },
  pages: { address: "", pace: paces.pages },
  zotero: { address: "http://localhost:23119", pace: paces.zotero },
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
