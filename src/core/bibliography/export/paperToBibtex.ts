import { addressOf } from "../../ids/identify.ts";
import { namesOf } from "../../names/people.ts";
import type { Paper } from "../../paper.ts";
import { texEscape, texTitle, texVerbatim } from "../tex/texEscape.ts";
import { venueKind } from "../venueKind.ts";
import { bibtexName } from "./bibtexName.ts";

/** An entry without its citekey. Fields that are `undefined` or empty are not written. */
export interface FreshEntry {
  readonly type: string;
  readonly fields: readonly (readonly [name: string, value: string | undefined])[];
}

/** For a preprint with a venue people write `@article{…, journal = {arXiv preprint …}}`. */
const placeOf = {
  journal: ["article", "journal"],
  meeting: ["inproceedings", "booktitle"],
  preprint: ["article", "journal"],
} as const;

/** Makes an entry from a record alone. */
export function freshEntry(paper: Paper): FreshEntry {
  const { arxiv, venue, year } = paper;
  const [type, venueField] = venue === undefined ? (["misc", ""] as const) : placeOf[venueKind(venue)];
  return {
    type,
    fields: [
      ["title", texTitle(paper.title)],
      ["author", namesOf(paper).map(bibtexName).join(" and ")],
      [venueField, venue && texEscape(venue)],
      ["year", year?.toString()],
      ["eprint", arxiv && texVerbatim(arxiv)],
      ["archivePrefix", arxiv && "arXiv"],
      ["primaryClass", arxiv && paper.subject && texEscape(paper.subject)],
      ["doi", paper.doi && texVerbatim(paper.doi)],
      ["url", urlOf(paper)],
    ],
  };
}

function urlOf({ url, openreview, arxiv }: Paper): string | undefined {
  const address =
    url ??
    (openreview === undefined ? undefined : addressOf(`openreview:${openreview}`)) ??
    (arxiv === undefined ? undefined : addressOf(`arXiv:${arxiv}`));
  return address && texVerbatim(address);
}
