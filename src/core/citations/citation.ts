import type { AddressForm } from "../ids/addresses.ts";
import type { PaperId } from "../paperId.ts";
import type { WrittenForm } from "./forms/formExamples.ts";

/** The ways in which a text names a paper. */
export type Form = AddressForm | WrittenForm;

/** The kind of text around a citation. Doc comments (`///`, roxygen, Haddock) are `docstring`. */
export type Context = "comment" | "docstring" | "string" | "prose" | "code";

/** A range within one line: from 0, in UTF-16 units, `end` exclusive. */
export interface LineRange {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/**
 * One place in a text that names a paper. Its range covers the token that contains the id,
 * and never crosses the end of a line.
 */
export interface Citation extends LineRange {
  readonly form: Form;
  /** The id or key as written, without the address around it: `2402.15627v2`, `10.1016/0771-050X(80)90039-X`. */
  readonly raw: string;
  /** The cited work: a normalised id, or `key:KEY` for a citekey (the library resolves it). */
  readonly target: PaperId;
  readonly context: Context;
  /** The cited part of the paper, in its display form: `§3.2`, `Eq. 4`, `Alg. 1`, `p. 7`. */
  readonly locator?: string;
  /** The text in the range; in notebooks with JSON's escapes decoded. */
  readonly text: string;
  /** In notebooks: the number of the cell, from 0. */
  readonly cell?: number;
  /**
   * Counts only if the library has the key. Set for what mostly is something else (`isTentative`): `[@key]`
   * in a code file (13 of 13 such brackets in 56,027 files), `@key` without brackets and `[[key]]` in
   * Markdown (mostly user handles and links between notes).
   */
  readonly tentative?: true;
}

/** A citation with its offsets in the text that was scanned, in UTF-16 units, `end` exclusive. */
export interface PlacedCitation {
  readonly citation: Citation;
  readonly start: number;
  readonly end: number;
}

/** Whether two citations are equal, their places included. */
export function isSameCitation(a: Citation, b: Citation): boolean {
  return (
    a === b ||
    (a.target === b.target &&
      a.line === b.line &&
      a.start === b.start &&
      a.end === b.end &&
      a.form === b.form &&
      a.text === b.text &&
      a.context === b.context &&
      a.locator === b.locator &&
      a.cell === b.cell &&
      a.tentative === b.tentative)
  );
}

/** The text of a citation with the key or id `written` in it replaced by `other`, in the same form. */
export function textWith({ text }: Citation, written: string, other: string): string {
  const at = text.lastIndexOf(written);
  return text.slice(0, at) + other + text.slice(at + written.length);
}

/**
 * The arXiv id of a citation as written: without the label of a key such as `[@arxiv:1706.03762]`, and with
 * the archive if that is in another part of the address (`PS_cache/hep-th/pdf/9711/9711200`). `undefined` if
 * the work has no arXiv id.
 */
export function writtenArxivId({ target, raw }: Pick<Citation, "target" | "raw">): string | undefined {
  if (!target.startsWith("arXiv:")) return undefined;
  const written = raw.replace(/^arxiv:/i, "").replace(/%2f/gi, "/");
  const archive = target.slice("arXiv:".length, target.indexOf("/") + 1);
  return written.includes("/") ? written : archive + written;
}
