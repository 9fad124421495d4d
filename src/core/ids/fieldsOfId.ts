import type { Paper } from "../paper.ts";
import type { PaperId } from "../paperId.ts";

/** The field of a record that holds an id; none for a citekey, which says nothing of the work. */
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
