import type { AddressForm } from "../ids/addresses.ts";
import type { PaperId } from "../paperId.ts";
import type { WrittenForm } from "./forms/formExamples.ts";

/** The ways in which a text names a paper. */
export type Form = AddressForm | WrittenForm;

/** Where in its file a text stands. Doc comments (`///`, roxygen, Haddock) are `docstring`. */
export type Context = "comment" | "docstring" | "string" | "prose" | "code";

/** A stretch of one line, from 0, in UTF-16 units, `end` exclusive. */
export interface LineRange {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** One place in a text that names a paper. Its range is the token that bears the id, and never crosses a line's end. */
export interface Citation extends LineRange {
  readonly form: Form;
  /** The id or key as written, without the address around it: `2402.15627v2`, `10.1016/0771-050X(80)90039-X`. */
  readonly raw: string;
  /** The work that it names: a normalised id, or `key:KEY` where a citekey is written (the library resolves it). */
  readonly target: PaperId;
  readonly context: Context;
  /** The part of the paper that it names, as written and tidied: `§3.2`, `Eq. 4`, `Alg. 1`, `p. 7`. */
  readonly locator?: string;
  /** The token itself, what the range cuts out. */
  readonly text: string;
  /** In notebooks: the number of the cell, from 0. */
  readonly cell?: number;
  /**
   * Counts only where the library has the key: `[@key]` in a code file (13 of 13 such brackets in 56,027 files were
   * something else), `@key` without brackets and `[[key]]` in Markdown (mostly handles and links between notes).
   */
  readonly tentative?: true;
}

/** A citation with its offsets in the text that was scanned, in UTF-16 units, `end` exclusive. */
export interface PlacedCitation {
  readonly citation: Citation;
  readonly start: number;
  readonly end: number;
}

/** Whether two citations say the same of the same place. */
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

/** The text of a citation with another key or id in the place of the one that is `written` in it, its form kept. */
export function textWith({ text }: Citation, written: string, other: string): string {
  const at = text.lastIndexOf(written);
  return text.slice(0, at) + other + text.slice(at + written.length);
}

/**
 * The arXiv id of a citation as it is written: of a key that is one (`[@arxiv:1706.03762]`) without its label, with the
 * archive that stands elsewhere in its address (`PS_cache/hep-th/pdf/9711/9711200`).
 */
export function writtenArxivId({ target, raw }: Pick<Citation, "target" | "raw">): string | undefined {
  if (!target.startsWith("arXiv:")) return undefined;
  const written = raw.replace(/^arxiv:/i, "").replace(/%2f/gi, "/");
  const archive = target.slice("arXiv:".length, target.indexOf("/") + 1);
  return written.includes("/") ? written : archive + written;
}
