/**
 * What identifies a work: `arXiv:ID` without version, `doi:DOI` in lower case, `openreview:ID`, `url:CANONICAL`, else
 * `key:CITEKEY` (the case of a citekey counts).
 */
export type PaperId =
  | `arXiv:${string}`
  | `doi:${string}`
  | `openreview:${string}`
  | `url:${string}`
  | `key:${string}`;

export function isPaperId(text: string): text is PaperId {
  return /^(?:arXiv|doi|openreview|url|key):./.test(text);
}
