import { Library } from "../../../src/core/library/library.ts";
import type { Layer, SourceFile, SourceKind, SourceRecord } from "../../../src/core/library/source.ts";
import type { Paper } from "../../../src/core/paper.ts";

export type Fields = Partial<Paper> & { readonly notes?: string; readonly otherCitekeys?: readonly string[] };

export const layer = (kind: SourceKind, order = 0): Layer => ({ kind, order });

export function source(file: string, from: Layer, ...records: readonly Fields[]): SourceFile {
  return {
    file,
    layer: from,
    problems: [],
    records: records.map(({ notes, otherCitekeys, ...fields }, line): SourceRecord => {
      const paper = { citekey: "key", title: "", ...fields };
      return { paper, line, ...(notes !== undefined && { notes }), ...(otherCitekeys && { otherCitekeys }) };
    }),
  };
}

export function libraryOf(...sources: readonly SourceFile[]): Library {
  const library = new Library();
  for (const content of sources) library.setFile(content);
  return library;
}

export const papers = layer("papers");
export const personal = layer("personal");
export const bibliography = layer("bibliography");
export const seeds = layer("seeds");
export const seed = { citekey: "jiang2024megascale", title: "MegaScale", arxiv: "2402.15627", year: 2024 };
