import { withoutPercent } from "../ids/doi.ts";
import { identify } from "../ids/identify.ts";
import type { Name } from "../names/name.ts";
import { peopleOf } from "../names/people.ts";
import type { Paper } from "../paper.ts";

/** What a bibliography says of a paper, as read: "" and empty lists stand for nothing said. */
export interface BibliographyFields {
  readonly citekey: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly names: readonly Name[];
  readonly year: number | undefined;
  readonly arxiv: string | undefined;
  /** With or without `doi:` or the resolver's address. */
  readonly doi: string;
  readonly venue: string;
  /** Addresses of the paper, the best first: they give an id or, where none of them does, the first is `url`. */
  readonly addresses: readonly string[];
  readonly subject: string;
  readonly tags: readonly string[];
  readonly abstract: string;
}

/** The record, with ids where they belong and without what says nothing. Addresses that only repeat an id are left out. */
export function paperOfFields(said: BibliographyFields): Paper {
  const ids = said.addresses.map((address) => ({ address, id: identify(address) }));
  const idOf = (kind: string) => ids.find(({ id }) => id?.startsWith(kind))?.id?.slice(kind.length);
  const arxiv = said.arxiv ?? idOf("arXiv:");
  const doi = publisherDoi(said.doi) ?? (said.doi === "" ? idOf("doi:") : undefined);
  const openreview = idOf("openreview:");
  const url = ids.find(({ id }) => id === undefined || id.startsWith("url:"))?.address;
  const tags = said.tags.filter((tag) => tag !== "");
  return {
    citekey: said.citekey,
    title: said.title,
    ...(said.aliases.length > 0 && { aliases: said.aliases }),
    ...peopleOf(said.names),
    ...(said.year !== undefined && { year: said.year }),
    ...(arxiv !== undefined && { arxiv }),
    ...(doi !== undefined && { doi }),
    ...(openreview !== undefined && { openreview }),
    ...(said.venue !== "" && { venue: said.venue }),
    ...(url !== undefined && { url }),
    ...(said.subject !== "" && { subject: said.subject }),
    ...(tags.length > 0 && { tags: [...new Set(tags)] }),
    ...(said.abstract !== "" && { abstract: said.abstract }),
  };
}

/** The DOI without prefix, as written; `undefined` where there is none or it is arXiv's own of the paper. */
function publisherDoi(written: string): string | undefined {
  const said = written.trim().replace(/^(?:(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org\/|doi\s*[:=]?\s*)/i, "");
  // Copied from an address, or from a sentence with its full stop.
  const bare = /^10\.\d{4,9}(?:\/|%2f)/i.test(said) ? withoutPercent(said).replace(/[.,;]+$/, "") : said;
  // The resolvers of publishers: `http://doi.acm.org/10.1145/…`.
  const id = /^https?:/i.test(bare) ? identify(bare) : undefined;
  if (id !== undefined) return id.startsWith("doi:") ? id.slice("doi:".length) : undefined;
  return /^10\.\d{4,9}\/\S+$/.test(bare) && !/^10\.48550\/arxiv\./i.test(bare) ? bare : undefined;
}

const ids =
  /https?:\/\/[^\s,;]+|\barxiv\s*[:.]?\s*(?:[a-z-]+(?:\.[a-z-]+)?\/)?\d[\d.]*\d(?:v\d+)?|\[[a-z-]+(?:\.[a-z-]+)?\]|\bdoi\s*[:=]?\s*10\.\d{4,9}\/\S+|\b10\.\d{4,9}\/\S+/gi;
/** Where the paper came out: `To appear in JMLR,`; a sentence that leads to an id without a comma says more. */
const placed =
  /(?<![A-Za-z])(?:to appear|accepted|published|presented|submitted|appeared|in press)\s+(?:for publication\s+)?(?:in|at|to|by)\s[^\0,;.:()[\]]{2,80}(?=[,;.)]|$)/gi;
/** What people say of where the paper itself stands. */
const neutral =
  /(?<![A-Za-z])(?:_?eprint|available|online|on-?line|electronic|from|at|on|via|as|in|url|doi|link|address|website|web|page|pdf|retrieved|accessed|access(?:ed)? date|last|visited|checked|arxiv(?:\.org)?|corr|e-?prints?|pre-?prints?|version|v\d+|also|to appear|in press|forthcoming|published|submitted|under review|accepted|and|the|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|\d{1,4}/gi;

/**
 * A note that says nothing but where the paper itself stands: `arXiv:2402.15627 [cs.LG]`, `Available at https://…`. In any
 * other sentence an id is a mention of a work, `Extends the method of arXiv:2205.14135`: then "".
 */
export function ownNote(note: string): string {
  if (note.length > 500) return "";
  const rest = note.replace(ids, "\0").replace(placed, " ").replace(neutral, " ");
  return /[\p{L}\p{N}]/u.test(rest) ? "" : note;
}
