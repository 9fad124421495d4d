import type { RisField, RisRecord } from "./risRecords.ts";

/** RIS tags by MEDLINE tag. Tags not listed have no counterpart in RIS. */
const tags: Readonly<Record<string, string>> = {
  TI: "TI",
  BTI: "T2",
  FAU: "AU",
  CN: "AU",
  FED: "ED",
  AB: "AB",
  JT: "T2",
  TA: "J2",
  VI: "VL",
  IP: "IS",
  PG: "SP",
  DP: "DA",
  IS: "SN",
  LA: "LA",
  OT: "KW",
  MH: "KW",
  PB: "PB",
  PL: "CY",
  PMID: "AN",
};

/** Converts a MEDLINE record, as PubMed saves it (`.nbib`), to RIS tags. Its DOI is the id marked `[doi]`. */
export function fromMedline({ fields, ...record }: RisRecord): RisRecord {
  const hasFullNames = fields.some(({ tag }) => tag === "FAU");
  const kind = fields.some(({ tag }) => tag === "BTI") ? "CHAP" : "JOUR";
  const translated = fields.flatMap((field): RisField[] => {
    const { tag, value } = field;
    if (tag === "AU") return hasFullNames ? [] : [{ ...field, value: value.replace(/ (?=\p{Lu}+$)/u, ", ") }];
    if (tag === "AID" || tag === "LID" || tag === "SO") {
      const doi = tag === "SO" ? undefined : /^(10\.\S+)\s*\[doi\]$/.exec(value)?.[1];
      return doi === undefined ? [] : [{ ...field, tag: "DO", value: doi }];
    }
    const ris = tags[tag];
    return ris === undefined ? [] : [{ ...field, tag: ris }];
  });
  const head: readonly RisField[] = [
    { tag: "TY", value: kind, line: record.line },
    { tag: "DB", value: "PubMed", line: record.line },
  ];
  return { ...record, fields: [...head, ...translated], hasType: true };
}
