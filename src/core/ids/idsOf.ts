import type { Paper } from "../paper.ts";
import { keyId, type PaperId } from "../paperId.ts";
import { addressAt } from "./addresses.ts";
import { arxivId, doiId, identify, idOfKey } from "./identify.ts";

/**
 * All ids of a record, in order of preference: arXiv, doi, openreview, url, key. A field may hold the id in any form
 * that `identify` knows (`doi: 10.48550/arXiv.2402.15627` is the arXiv paper). Never empty: the citekey is always
 * there.
 */
export function idsOf(paper: Paper): PaperId[] {
  const found = [
    paper.arxiv && (arxivId(paper.arxiv) ?? identify(paper.arxiv)),
    paper.doi && (doiId(paper.doi.trim()) ?? identify(paper.doi)),
    paper.openreview && (identify(paper.openreview) ?? (`openreview:${paper.openreview.trim()}` as const)),
    paper.url && identify(paper.url),
    // A PDF on an unknown site does not identify the work.
    paper.pdf && addressAt(paper.pdf.trim(), 0)?.id,
  ].filter((id) => id !== undefined && id !== "");
  // A citekey that is an id itself counts if the record has no other id.
  const ofKey = found.length === 0 ? idOfKey(paper.citekey) : undefined;
  if (ofKey) found.push(ofKey);
  const order = ["arXiv", "doi", "openreview", "url"];
  const rank = (id: PaperId) => order.indexOf(id.slice(0, id.indexOf(":")));
  const sorted = [...new Set(found)].filter((id) => rank(id) >= 0).sort((a, b) => rank(a) - rank(b));
  return [...sorted, keyId(paper.citekey)];
}

/** The field of a record that holds an id; none for a citekey, which does not identify the work. */
export function fieldsOfId(id: PaperId): Pick<Paper, "arxiv" | "doi" | "openreview" | "url"> {
  const colon = id.indexOf(":");
  const value = id.slice(colon + 1);
  switch (id.slice(0, colon)) {
    case "arXiv":
      return { arxiv: value };
    case "doi":
      return { doi: value };
    case "openreview":
      return { openreview: value };
    case "url":
      return { url: value };
    default:
      return {};
  }
}

/** The fields of a record that hold its ids; of two ids of one kind, the last wins. */
export function fieldsOfIds(ids: readonly PaperId[]): ReturnType<typeof fieldsOfId> {
  const fields = {};
  for (const id of ids) Object.assign(fields, fieldsOfId(id));
  return fields;
}
