import { withoutPercent } from "../ids/doi.ts";
import { identify } from "../ids/identify.ts";
import type { Name } from "../names/name.ts";
import { peopleOf } from "../names/people.ts";
import type { Paper } from "../paper.ts";

/** A paper's fields as read from a bibliography; "" and empty lists mean that the field is missing. */
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
  /** The paper's addresses, best first. Ids are taken from them; the first that is not an id becomes `url`. */
  readonly addresses: readonly string[];
  readonly subject: string;
  readonly tags: readonly string[];
  readonly abstract: string;
}

/**
 * Makes the record: takes ids from the addresses, and leaves out missing fields and addresses that only repeat an id.
 */
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

/**
 * The DOI without its prefix, in its original case; `undefined` if there is none or it is arXiv's
 * (`10.48550/arXiv.…`).
 */
function publisherDoi(written: string): string | undefined {
  const said = written.trim().replace(/^(?:(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org\/|doi\s*[:=]?\s*)/i, "");
  // It may be copied from an address (with percent signs) or a sentence (with its full stop).
  const bare = /^10\.\d{4,9}(?:\/|%2f)/i.test(said) ? withoutPercent(said).replace(/[.,;]+$/, "") : said;
  // A publisher's resolver: `http://doi.acm.org/10.1145/…`.
  const id = /^https?:/i.test(bare) ? identify(bare) : undefined;
  if (id !== undefined) return id.startsWith("doi:") ? id.slice("doi:".length) : undefined;
  return /^10\.\d{4,9}\/\S+$/.test(bare) && !/^10\.48550\/arxiv\./i.test(bare) ? bare : undefined;
}

const ids =
  /https?:\/\/[^\s,;]+|\barxiv\s*[:.]?\s*(?:[a-z-]+(?:\.[a-z-]+)?\/)?\d[\d.]*\d(?:v\d+)?|\[[a-z-]+(?:\.[a-z-]+)?\]|\bdoi\s*[:=]?\s*10\.\d{4,9}\/\S+|\b10\.\d{4,9}\/\S+/gi;
/**
 * Where the paper was published: `To appear in JMLR,`. A phrase that runs on to an id does not match: it says more.
 */
const placed =
  /(?<![A-Za-z])(?:to appear|accepted|published|presented|submitted|appeared|in press)\s+(?:for publication\s+)?(?:in|at|to|by)\s[^\0,;.:()[\]]{2,80}(?=[,;.)]|$)/gi;
/** Words that only introduce the paper's own address or id, and its date. */
const neutral =
  /(?<![A-Za-z])(?:_?eprint|available|online|on-?line|electronic|from|at|on|via|as|in|url|doi|link|address|website|web|page|pdf|retrieved|accessed|access(?:ed)? date|last|visited|checked|arxiv(?:\.org)?|corr|e-?prints?|pre-?prints?|version|v\d+|also|to appear|in press|forthcoming|published|submitted|under review|accepted|and|the|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|\d{1,4}/gi;

/**
 * The note if it only says where to find the paper itself: `arXiv:2402.15627 [cs.LG]`, `Available at https://…`.
 * Otherwise "", because an id in any other sentence names another work: `Extends the method of arXiv:2205.14135`.
 */
export function ownNote(note: string): string {
  if (note.length > 500) return "";
  const rest = note.replace(ids, "\0").replace(placed, " ").replace(neutral, " ");
  return /[\p{L}\p{N}]/u.test(rest) ? "" : note;
}
