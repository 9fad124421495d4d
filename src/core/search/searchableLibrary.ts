import type { Event } from "../event.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { PaperId } from "../paperId.ts";

/** The part of `Library` that the search uses. Unchanged papers must stay the same objects. */
export interface SearchableLibrary {
  readonly papers: readonly LibraryPaper[];
  find(id: PaperId): LibraryPaper | undefined;
  byCitekey(key: string): LibraryPaper | undefined;
  readonly onDidChange: Event<void>;
  /** Works that texts cite but the library does not have: `isCitedHere`. */
  readonly citedHere: readonly LibraryPaper[];
  asCited(id: PaperId): LibraryPaper | undefined;
  readonly onDidChangeCitedHere: Event<void>;
}
