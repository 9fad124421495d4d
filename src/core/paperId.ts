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

/** An id as shown to people: an address or a citekey without its prefix, other ids with theirs. */
export function shownId(id: PaperId): string {
  return id.replace(/^(?:key|url):/, "");
}

/**
 * The id of a citekey, normalised to NFC: editors, file systems and reference managers compose accented
 * letters differently (NFC or NFD), and nobody can see the difference.
 */
export function keyId(citekey: string): PaperId {
  return `key:${citekey.normalize("NFC")}`;
}
