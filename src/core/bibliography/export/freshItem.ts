import { addressOf } from "../../ids/identify.ts";
import { idsOf } from "../../ids/idsOf.ts";
import { namesOf } from "../../names/people.ts";
import type { Paper } from "../../paper.ts";
import { cslName } from "../csl/cslNames.ts";
import { venueKind } from "../venueKind.ts";

/** One item of CSL-JSON, by the schema csl-data.json 1.0. */
export interface CslItem {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly type: string;
}

const typesOfVenues = {
  journal: "article-journal",
  meeting: "paper-conference",
  preprint: "article",
} as const;

/** Makes a CSL item from a record alone. The schema's type for preprints is `article`. */
export function freshItem(paper: Paper): CslItem {
  const { citekey, arxiv, venue, doi } = paper;
  const [id] = idsOf(paper);
  const url = paper.url ?? (id === undefined || id.startsWith("doi:") ? undefined : addressOf(id));
  const issued = dateOf(paper);
  return {
    id: citekey,
    "citation-key": citekey,
    type: venue === undefined ? (arxiv ? "article" : "document") : typesOfVenues[venueKind(venue)],
    ...(paper.title !== "" && { title: paper.title }),
    ...(paper.authors && { author: namesOf(paper).map(cslName) }),
    ...(issued && { issued: { "date-parts": [issued] } }),
    ...(venue !== undefined && { "container-title": venue }),
    ...(arxiv && venue === undefined && { publisher: "arXiv", number: `arXiv:${arxiv}` }),
    ...(doi !== undefined && { DOI: doi }),
    ...(url !== undefined && { URL: url }),
    ...(paper.abstract !== undefined && { abstract: paper.abstract }),
    ...(arxiv && { note: `arXiv:${arxiv}${paper.subject ? ` [${paper.subject}]` : ""}` }),
  };
}

/** The day of first submission if it is in the paper's year, else the year alone. */
function dateOf({ year, submitted }: Paper): readonly number[] | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/
    .exec(submitted ?? "")
    ?.slice(1)
    .map(Number);
  if (parts !== undefined && (year === undefined || parts[0] === year)) return parts;
  return year === undefined ? undefined : [year];
}
