import type { Citation, Form } from "../citations/citation.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { PaperId } from "../paperId.ts";
import type { KnownFinding } from "./finding.ts";
import type { LinkForm, ProblemSettings } from "./settings.ts";
import type { TitleIndex } from "./titles/titleIndex.ts";

/** What the checks ask of the library; `Library` answers it. */
export interface PaperLookup {
  readonly papers: readonly LibraryPaper[];
  find(id: PaperId): LibraryPaper | undefined;
}

/** What the checks must know besides the file itself. */
export interface CheckContext {
  readonly library: PaperLookup;
  /** Of the library's papers. */
  readonly titles: TitleIndex;
  readonly settings: ProblemSettings;
  readonly preferredForm: LinkForm;
  /** How often the workspace writes a work in each form; for `mixed-forms`. */
  readonly formsOf: (id: PaperId) => ReadonlyMap<Form, number>;
  /** What was found of ids, for who checks a text again after each edit; good for one library and its titles. */
  readonly known?: WeakMap<Citation, KnownFinding>;
}

/** One file as the checks see it: its lines (without their ends) and the citations that the scanner found in them. */
export interface CheckedFile {
  readonly file: string;
  readonly lines: readonly string[];
  readonly citations: readonly Citation[];
}

/** Whether there is anything but the seeds: without a bibliography of one's own, no key is "unknown". */
export function hasOwnPapers(library: PaperLookup): boolean {
  return library.papers.some((paper) => paper.origins.some((origin) => origin.kind !== "seeds"));
}
