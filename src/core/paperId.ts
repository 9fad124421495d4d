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

/** An id as people read it: an address or a key alone, the others with their kind. */
export function shownId(id: PaperId): string {
  return id.replace(/^(?:key|url):/, "");
}

/**
 * The id of a citekey. A key with accents is one key however its letters are composed (NFC or NFD): editors, file
 * systems and reference managers differ, and nobody sees it.
 */
export function keyId(citekey: string): PaperId {
  return `key:${citekey.normalize("NFC")}`;
}
