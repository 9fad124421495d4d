import type { Paper, PaperField } from "../../paper.ts";
import { type CslFields, plainText } from "../csl/cslText.ts";
import type { CslItem } from "./freshItem.ts";
import { isAsSaid } from "./sameFields.ts";

/** The fields of a CSL item that correspond to one field of a record. */
const cslFields: readonly (readonly [field: PaperField, names: readonly string[]])[] = [
  ["title", ["title"]],
  ["authors", ["author"]],
  ["venue", ["container-title"]],
  ["year", ["issued"]],
  ["doi", ["DOI"]],
  ["url", ["URL"]],
  ["arxiv", ["number", "note"]],
];
/** Entities, and tags that are not CSL's own, which no style can print. */
const foreignMarkup = /&(?:#\w+|\w+);|<(?!\/?(?:i|b|sc|sub|sup|span)\b)\/?[a-z]/i;

/**
 * The CSL item exactly as its bibliography has it, except for fields that the library has changed, which take the
 * library's values, and markup that no style can print. `fresh` is the item made from the record alone.
 */
export function keptItem(paper: Paper, item: CslFields, says: Paper, fresh: CslItem): CslItem {
  const { id: _, "citation-key": __, type, ...others } = item;
  const kept: Record<string, unknown> = { ...others };
  for (const [field, names] of cslFields) {
    if (isAsSaid(field, paper, says)) continue;
    for (const name of names) if (fresh[name] !== undefined) kept[name] = withOther(name, item, fresh[name]);
  }
  for (const name of ["title", "container-title", "title-short", "publisher"]) {
    const text = kept[name];
    if (typeof text === "string" && foreignMarkup.test(text)) kept[name] = plainText(text);
  }
  return {
    id: fresh.id,
    "citation-key": fresh.id,
    type: typeof type === "string" && type !== "" ? type : fresh.type,
    ...kept,
    ...(paper.abstract !== undefined && { abstract: paper.abstract }),
  };
}

/** The new value; an existing note is kept below it (the line with the arXiv id). */
function withOther(name: string, item: CslFields, value: unknown): unknown {
  return name === "note" && typeof item.note === "string" && item.note !== ""
    ? `${value}\n${item.note}`
    : value;
}
