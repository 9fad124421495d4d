import type { Event } from "../event.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { PaperId } from "../paperId.ts";

/** The part of `Library` that the search uses. Papers that did not change must stay the same objects. */
export interface SearchableLibrary {
  readonly papers: readonly LibraryPaper[];
  find(id: PaperId): LibraryPaper | undefined;
  byCitekey(key: string): LibraryPaper | undefined;
  readonly onDidChange: Event<void>;
}
