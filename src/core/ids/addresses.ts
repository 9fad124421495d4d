import { doiPage } from "./doiPages.ts";
import { type Page, tailEnd } from "./site.ts";
import { type SiteForm, sitesOf } from "./sites.ts";

/** The forms of citation that are web addresses: those of the sites, and addresses with a DOI in them. */
export type AddressForm = SiteForm | "doi-url" | "arxiv-doi";

/** A web address that names a paper; `end` is where the whole of it ends, query and fragment included. */
export type Address = Page<AddressForm>;

const hostAt = /(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,12})(?::\d{1,5})?\/{1,2}/iy;

/**
 * Reads the web address that begins at `start` (at its `https://`, or at its host if it has none); `undefined` if
 * none does or it names no paper.
 */
export function addressAt(text: string, start: number): Address | undefined {
  hostAt.lastIndex = start;
  const match = hostAt.exec(text);
  if (!match?.[1]) return undefined;
  const host = match[1].toLowerCase().replace(/^www\d?\./, "");
  const found = pageAt(text, hostAt.lastIndex, host);
  return found && { ...found, end: tailEnd(text, found.end) };
}

function pageAt(text: string, path: number, host: string): Address | undefined {
  const known = sitesOf(host);
  for (const { read } of known) {
    const page = read(text, path, host);
    if (page) return page;
  }
  return known.length > 0 ? undefined : doiPage(text, path, host);
}

/**
 * Normalises an address for comparison: https, host in lower case and without `www.`, without fragment, final slash
 * and tracking parameters. `undefined` for anything but an http or https address.
 */
export function canonicalUrl(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  const query = url.search
    .slice(1)
    .split("&")
    .filter((part) => part !== "" && !/^utm_|^(?:fbclid|gclid)=/.test(part))
    .join("&");
  const path = url.pathname.replace(/\/+$/, "");
  return `https://${url.host.replace(/^www\./, "")}${path}${query === "" ? "" : `?${query}`}`;
}
