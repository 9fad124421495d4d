import { keyId, type PaperId } from "../paperId.ts";
import { wellFormed } from "../text/tidyText.ts";
import { addressAt, canonicalUrl } from "./addresses.ts";
import { parseArxivId } from "./arxiv.ts";
import { arxivIdPattern } from "./arxivAndMirrorPages.ts";
import { doiAt, workOfDoi } from "./doi.ts";
import { arxivProblem } from "./impossibleArxivId.ts";

const prefixedArxiv = new RegExp(`^arxiv\\s*[:.]?\\s*(${arxivIdPattern})$`, "i");

/**
 * The work that a typed or pasted text names: an address of any kind the scanner knows (any other web address names
 * itself, `url:…`), `arXiv:ID`, a DOI with or without `doi:`, a bare arXiv id that can exist, or an id as we write it
 * (`openreview:ID`, `key:KEY`). Quotes, angle brackets and a full stop around it do not matter. Never throws.
 */
export function identify(text: string): PaperId | undefined {
  const typed = text
    .trim()
    .replace(/^[<"'`(]+|[>"'`]+$/g, "")
    .replace(/[.,;]+$/, "");
  if (typed === "" || typed.length > 2000 || /\s.*\s.*\s/.test(typed)) return undefined;
  const own = /^(openreview|key|url):(\S+)$/.exec(typed);
  if (own?.[2]) return ownId(own[1], own[2]);
  const arxiv = prefixedArxiv.exec(typed)?.[1];
  if (arxiv) return arxivId(arxiv);
  const doi = /^(?:doi\s*[:=]?\s*)?(10\..+)$/i.exec(typed)?.[1];
  if (doi) return doiId(doi);
  const address = addressAt(typed, 0);
  if (address) return address.id;
  if (/^https?:\/\//i.test(typed)) {
    const canonical = canonicalUrl(typed);
    return canonical === undefined ? undefined : `url:${canonical}`;
  }
  // A bare number must be a possible id, or every version number would be a paper.
  return arxivProblem(typed) === undefined ? arxivId(typed) : undefined;
}

function ownId(kind: string | undefined, rest: string): PaperId | undefined {
  if (kind === "openreview") return `openreview:${rest}`;
  if (kind === "key") return keyId(rest);
  return (
    addressAt(rest, 0)?.id ?? (canonicalUrl(rest) === undefined ? undefined : `url:${canonicalUrl(rest)}`)
  );
}

/** The id if a citekey is one: `doi:10.1038/171737a0`, `10.1093/nar/22.22.4673`, `arxiv:1706.03762`, an address. */
export function idOfKey(citekey: string): PaperId | undefined {
  if (/^https?:\/\//i.test(citekey)) return addressAt(citekey, 0)?.id;
  return /^(?:arxiv:|doi:|10\.[1-9]\d{3,8}\/)/i.test(citekey) ? identify(citekey) : undefined;
}

/** The id of an arXiv paper as written in a record or a text, with or without `arXiv:` and version. */
export function arxivId(raw: string): PaperId | undefined {
  const parsed = parseArxivId(raw.trim().replace(/^arxiv:\s*/i, ""));
  return parsed && `arXiv:${parsed.id}`;
}

/** The id that a DOI names; an arXiv DOI names the arXiv paper. `undefined` if the text is not a single DOI. */
export function doiId(raw: string): PaperId | undefined {
  const doi = /\s/.test(raw) ? undefined : doiAt(raw, 0);
  return doi === undefined ? undefined : workOfDoi(doi).id;
}

/** The web page of a work; a citekey alone has none. */
export function addressOf(id: PaperId): string | undefined {
  const colon = id.indexOf(":");
  const rest = id.slice(colon + 1);
  switch (id.slice(0, colon)) {
    case "arXiv":
      return `https://arxiv.org/abs/${rest}`;
    case "doi":
      return `https://doi.org/${wellFormed(rest).replace(/[^\w.\-/();:@,+=!*$~]/gu, encodeURIComponent)}`;
    case "openreview":
      return `https://openreview.net/forum?id=${encodeURIComponent(wellFormed(rest))}`;
    case "url":
      return rest;
    default:
      return undefined;
  }
}
