import type { Citation } from "../../core/citations/citation.ts";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";

/** The paper that a citation names, if the library has it. */
export function paperCited(library: Library, { target }: Citation): LibraryPaper | undefined {
  return target.startsWith("key:") ? library.byCitekey(target.slice(4)) : library.find(target);
}
