import type { Paper, PaperField } from "../paper.ts";
import type { PaperId } from "../paperId.ts";
import type { Original, SourceKind } from "./source.ts";

/** The file that a record, or a field of a merged paper, came from. */
export interface Origin {
  readonly file: string;
  readonly kind: SourceKind;
  readonly line: number;
}

/** A key that leads to this paper only: its own, or for a paper without one the key that finds it. */
export function lookupKey(paper: LibraryPaper): string {
  const id = paper.ids.find((one) => one.startsWith("key:"));
  return paper.citekeys[0] ?? id?.slice("key:".length) ?? paper.citekey;
}

/**
 * Whether a paper is known only from what the workspace's texts say of it. Its title is unverified ("as cited here"),
 * and no citekey leads to it: `citekey` is a proposal, or "".
 */
export function isCitedHere({ origins }: Pick<LibraryPaper, "origins">): boolean {
  return origins[0]?.kind === "cited";
}

/** Whether the citekey leads to this paper: not so for a work that the workspace cites and the library lacks. */
export function isInLibrary({ citekey, origins }: Pick<LibraryPaper, "citekey" | "origins">): boolean {
  return citekey !== "" && !isCitedHere({ origins });
}

/** Whether a paper only ships with Marginalia: no file of the reader's has it. */
export function isOnlyShipped({ origins }: Pick<LibraryPaper, "origins">): boolean {
  return origins.length > 0 && origins.every(({ kind }) => kind === "seeds");
}

/** Whether a paper ships with Marginalia, with or without files of the reader's. */
export function isShipped({ origins }: Pick<LibraryPaper, "origins">): boolean {
  return origins.some(({ kind }) => kind === "seeds");
}

/** A work as the library shows it: the records of all layers merged, fields of higher layers first. */
export interface LibraryPaper extends Paper {
  /** The first of its ids in the order arXiv, doi, openreview, url, key. */
  readonly id: PaperId;
  /** Every id that leads here, including `key:` ids. */
  readonly ids: readonly PaperId[];
  /** Every citekey that leads here, the shown one first. */
  readonly citekeys: readonly string[];
  /** Where its records are, highest layer first. */
  readonly origins: readonly Origin[];
  /** Which record each shown field came from. */
  readonly fieldOrigins: Readonly<Partial<Record<PaperField, Origin>>>;
  /** The reader's notes: those of the workspace's paper file, then those of the personal one. */
  readonly notes?: string;
  /** The entry or item of the highest bibliography that has the paper, and the record read from it. */
  readonly original?: Original & { readonly says: Paper };
}
