import type { Paper, PaperField } from "../paper.ts";
import type { PaperId } from "../paperId.ts";
import type { Original, SourceKind } from "./source.ts";

/** Which file a record or a field of a merged paper came from. */
export interface Origin {
  readonly file: string;
  readonly kind: SourceKind;
  readonly line: number;
}

/** The key that leads to this paper and no other: one of its own, or that by which a paper without one is found. */
export function lookupKey(paper: LibraryPaper): string {
  const id = paper.ids.find((one) => one.startsWith("key:"));
  return paper.citekeys[0] ?? id?.slice("key:".length) ?? paper.citekey;
}

/**
 * Whether a paper is known only from what the texts of the workspace say of it: its title is "as cited here", nobody has
 * verified it, and no citekey leads to it (`citekey` is one to propose, or "").
 */
export function isCitedHere({ origins }: Pick<LibraryPaper, "origins">): boolean {
  return origins[0]?.kind === "cited";
}

/** One work as the library shows it: the records of all layers that name it, merged, the higher layer's fields first. */
export interface LibraryPaper extends Paper {
  /** The first of its ids in the order arXiv, doi, openreview, url, key. */
  readonly id: PaperId;
  /** Every id that leads here, `key:` ones included. */
  readonly ids: readonly PaperId[];
  /** Every citekey that leads here, the shown one first. */
  readonly citekeys: readonly string[];
  /** Its records' places, highest layer first. */
  readonly origins: readonly Origin[];
  /** Which record each shown field came from. */
  readonly fieldOrigins: Readonly<Partial<Record<PaperField, Origin>>>;
  /** The reader's notes (those of the workspace's paper file before the personal one). */
  readonly notes?: string;
  /** The entry or item of the highest bibliography that has the paper, and what was read from it. */
  readonly original?: Original & { readonly says: Paper };
}
