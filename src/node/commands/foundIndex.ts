import { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { Library } from "../../core/library/library.ts";
import type { FileCitations } from "../../core/scan/scanResult.ts";

/** An index of what a scan found. The library learns the prefixes with which the files cite its keys. */
export function foundIndex(found: readonly FileCitations[], library: Library): CitationIndex {
  const index = new CitationIndex();
  index.batch(() => {
    for (const { file, citations, declarations } of found) index.set(file, citations, declarations);
  });
  library.setKeyPrefixes(index.keyPrefixes);
  index.setPapers(library);
  return index;
}
