import { isSeq } from "yaml";
import { idsOf } from "../../ids/idsOf.ts";
import { type Paper, type PaperField, paperFields } from "../../paper.ts";
import type { PaperId } from "../../paperId.ts";
import { titleKey } from "../works/titleRelation.ts";
import { type PartialPaper, pairsOf, readRecord } from "./readRecord.ts";
import type { YamlSource } from "./yamlSource.ts";

/** A record combined with the records that were merged into its file, and the keys and ids of those. */
export interface MergedRecord {
  readonly paper: Paper;
  readonly otherCitekeys: readonly string[];
  readonly otherIds: readonly PaperId[];
}

/** Reads the field `merged` of a front matter; `undefined` if it has none. */
export function withMerged(paper: Paper, map: unknown, source: YamlSource): MergedRecord | undefined {
  const list = pairsOf(map).get("merged")?.value;
  if (!isSeq(list)) return undefined;
  const others = list.items
    .map((item) => readRecord(item, source).paper)
    .flatMap((other): Paper[] => {
      const { citekey, title = "" } = other;
      return citekey === undefined ? [] : [{ ...other, citekey, title }];
    });
  if (others.length === 0) return undefined;
  return {
    paper: combined(paper, others),
    otherCitekeys: others.map(({ citekey }) => citekey),
    otherIds: [...new Set(others.flatMap(idsOf))],
  };
}

/** Takes each field from the first record that has it, and the tags and titles of all records. */
function combined(paper: Paper, others: readonly Paper[]): Paper {
  const all = [paper, ...others];
  const fields: PartialPaper = {};
  for (const field of paperFields) take(fields, field, all);
  const tags = [...new Set(all.flatMap((one) => one.tags ?? []))];
  const title = paper.title || (fields.title ?? "");
  const titles = all.flatMap((one) => [...(one.aliases ?? []), one.title]);
  const known = new Set(["", titleKey(title)]);
  const aliases = titles.filter((name) => !known.has(titleKey(name)) && known.add(titleKey(name)));
  return {
    ...fields,
    citekey: paper.citekey,
    title,
    ...(tags.length > 0 && { tags }),
    ...(aliases.length > 0 && { aliases }),
  };
}

function take<F extends PaperField>(into: { [K in F]?: Paper[K] }, field: F, from: readonly Paper[]): void {
  const value = from.map((paper) => paper[field]).find((one) => one !== undefined && one !== "");
  if (value !== undefined) into[field] = value;
}
