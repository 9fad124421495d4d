import type { Original } from "../library/source.ts";

/** Fields of BibTeX, CSL-JSON and RIS that a record has a field for, and those that only tell of the entry itself. */
const taken =
  /^(?:title|subtitle|shorttitle|title-short|author|year|date|month|day|issued|journal|journaltitle|booktitle|container-title|container-title-short|eprint.*|archiveprefix|primaryclass|doi|url|abstract|keywords?|tags?|id|ids|citation-key|type|archive|archive_location|urldate|accessed|language|langid|source|howpublished|note|biburl|bibsource|timestamp|arxiv.*|crossref|file)$/i;

/** What the papers' bibliographies say that a paper file has no place for, with how many say it; most frequent first. */
export function leftOutFields(
  papers: readonly { readonly original?: Original }[],
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { original } of papers) {
    const fields = original?.entry?.fields ?? original?.item ?? {};
    for (const field of Object.keys(fields)) {
      if (taken.test(field)) continue;
      const name = field.toLowerCase();
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
