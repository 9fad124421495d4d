import { addressOf } from "../../ids/identify.ts";
import { idsOf } from "../../ids/idsOf.ts";
import type { Paper } from "../../paper.ts";
import { cslName } from "../names.ts";
import { venueKind } from "../venue.ts";
import { bibtexToCsl, entryMonth } from "./bibtexToCsl.ts";
import { type ExportedPaper, type OriginalEntry, originalEntry } from "./originalEntry.ts";

/** One item of CSL-JSON, by the schema csl-data.json 1.0. */
export interface CslItem {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly type: string;
}

/** The item of one paper. `article` is what the schema has for preprints. */
export function cslOf(paper: ExportedPaper): CslItem {
  const { citekey, arxiv, venue, doi } = paper;
  const [id] = idsOf(paper);
  const url = paper.url ?? (id === undefined || id.startsWith("doi:") ? undefined : addressOf(id));
  const original = originalEntry(paper);
  const issued = datePartsOf(paper, original);
  return {
    id: citekey,
    "citation-key": citekey,
    type: venue === undefined ? (arxiv ? "article" : "document") : cslType[venueKind(venue)],
    ...(paper.title !== "" && { title: paper.title }),
    ...(paper.authors && { author: paper.authors.map(cslName) }),
    ...(issued && { issued: { "date-parts": [issued] } }),
    ...(venue !== undefined && { "container-title": venue }),
    ...(arxiv && venue === undefined && { publisher: "arXiv", number: `arXiv:${arxiv}` }),
    ...(doi !== undefined && { DOI: doi }),
    ...(url !== undefined && { URL: url }),
    ...(paper.abstract !== undefined && { abstract: paper.abstract }),
    ...(arxiv && { note: `arXiv:${arxiv}${paper.subject ? ` [${paper.subject}]` : ""}` }),
    ...(original && bibtexToCsl(original, paper)),
  };
}

const cslType = { journal: "article-journal", meeting: "paper-conference", preprint: "article" } as const;

/** The day of the first submission where that is the year of the paper too, else what an entry says, else the year alone. */
function datePartsOf(
  { year, submitted }: Paper,
  original: OriginalEntry | undefined,
): readonly number[] | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/
    .exec(submitted ?? "")
    ?.slice(1)
    .map(Number);
  if (parts !== undefined && (year === undefined || parts[0] === year)) return parts;
  if (year === undefined) return undefined;
  return original?.says.year === year ? [year, ...entryMonth(original)] : [year];
}
