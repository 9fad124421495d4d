import type { Citation, Form } from "../citations/citation.ts";
import type { PaperId } from "../paperId.ts";
import type { CitationProblemCode, Problem, Severity } from "../problem.ts";
import type { ExcusedKeys } from "./excusedKeys.ts";
import type { PaperLookup } from "./paperLookup.ts";
import type { LinkForm, ProblemSettings } from "./severities.ts";
import type { TitleIndex } from "./titles/titleIndex.ts";

/** What the checks need besides the file. */
export interface CheckContext {
  readonly library: PaperLookup;
  /** The titles of the library's papers. */
  readonly titles: TitleIndex;
  readonly settings: ProblemSettings;
  readonly preferredForm: LinkForm;
  /** How many links of each form the workspace has to a work; used by `mixed-forms`. */
  readonly formsOf: (id: PaperId) => ReadonlyMap<Form, number>;
  /** What the rest of the workspace says about unknown keys; absent if that is not known. */
  readonly excusedKeys?: ExcusedKeys;
  /** Cache for repeated checks of one document; valid for one library and its titles. */
  readonly known?: WeakMap<Citation, KnownFinding>;
}

/** A file to check: its lines without line ends, and its citations in order. */
export interface CheckedFile {
  readonly file: string;
  readonly lines: readonly string[];
  readonly citations: readonly Citation[];
}

/** A file that is read when it is its turn, so that the texts of a whole workspace are never in memory at once. */
export interface UnreadFile {
  readonly file: string;
  /** `undefined` if it cannot be read any more. */
  read(): Promise<CheckedFile | undefined>;
}

/** A citation's problem without its place and severity. */
export type Finding = Pick<Problem, "args"> & {
  readonly code: CitationProblemCode;
  /** The severity is capped at this. */
  readonly mostSevere?: Severity;
};

/** A cached finding, valid while the surroundings of the citation are the same objects. */
export interface KnownFinding {
  surroundings: readonly unknown[];
  readonly finding: Finding | undefined;
}
