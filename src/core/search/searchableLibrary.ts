import type { Event } from "../event.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { PaperId } from "../paperId.ts";

/** What search needs of the library. Papers that did not change must stay the same objects. */
export interface SearchableLibrary {
  readonly papers: readonly LibraryPaper[];
  find(id: PaperId): LibraryPaper | undefined;
  byCitekey(key: string): LibraryPaper | undefined;
  readonly onDidChange: Event<void>;
}
