import type { Citation, Form } from "../citations/citation.ts";
import { arxivProblem } from "../ids/arxiv.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { PaperId } from "../paperId.ts";
import type { CitationProblemCode, Problem } from "../problem.ts";
import { remembered, rememberedOf } from "../remembered.ts";
import { isLink, preferredLink } from "./linkForm.ts";
import { nearestAmong } from "./nearest.ts";
import { ownKeys } from "./ownKeys.ts";
import type { LinkForm, ProblemSettings } from "./settings.ts";
import { silenced } from "./silence.ts";
import { type TitlesBeside, titlesBeside } from "./titleBeside.ts";
import type { TitleIndex } from "./titleIndex.ts";
import { titleMismatch } from "./titleMismatch.ts";

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

/** The problems of the citations of one file, in their order. Silenced lines have none. */
export function checkFile(file: CheckedFile, context: CheckContext): readonly Problem[] {
  if (file.citations.length === 0) return [];
  const isSilent = silenced(file.lines);
  const whole: WholeFile = {
    ownPapers: hasOwnPapers(context.library),
    isOwnKey: ownKeys(file),
    nearestKeys: nearestKeys(context.library),
    titles: titlesBeside(file.lines, file.citations),
    commonest: remembered((id) => commonestForm(context.formsOf(id))),
  };
  const problems: Problem[] = [];
  for (const citation of file.citations) {
    if (citation.tentative === true || isSilent(citation.line)) continue;
    const report = (code: CitationProblemCode, args: Problem["args"]) => {
      const severity = context.settings[code];
      if (severity === "off") return;
      const { line, start, end } = citation;
      problems.push({
        file: file.file,
        line,
        start,
        end,
        code,
        severity,
        args,
      });
    };
    checkCitation(citation, file, context, whole, report);
  }
  return problems;
}

/** What the checks of a file's citations have in common, so that a file of many takes no longer for each. */
interface WholeFile {
  readonly ownPapers: boolean;
  readonly isOwnKey: (citation: Citation) => boolean;
  readonly nearestKeys: (key: string) => readonly string[];
  readonly titles: TitlesBeside;
  readonly commonest: (id: PaperId) => Form | undefined;
}

/** So many keys that nobody has are those of another bibliography, no slips of the hand. */
const mostGuesses = 300;

/** Guesses of a library: a document is checked again and again, and its unknown keys stay the same. */
const guessAmong = rememberedOf((papers: readonly LibraryPaper[]) =>
  remembered(nearestAmong(papers.flatMap(({ citekeys }) => citekeys))),
);

function nearestKeys({ papers }: PaperLookup): WholeFile["nearestKeys"] {
  let guesses = 0;
  return remembered((key) => (++guesses > mostGuesses ? [] : guessAmong(papers)(key)));
}

type Report = (code: CitationProblemCode, args: Problem["args"]) => void;

function checkCitation(
  citation: Citation,
  file: CheckedFile,
  context: CheckContext,
  whole: WholeFile,
  report: Report,
): void {
  const { library } = context;
  if (citation.target.startsWith("key:")) {
    if (!whole.ownPapers || library.find(citation.target) !== undefined || whole.isOwnKey(citation)) return;
    report("unknown-citekey", {
      key: citation.raw,
      nearest: whole.nearestKeys(citation.raw).join(", "),
    });
    return;
  }
  if (citation.target.startsWith("arXiv:")) {
    const malformed = arxivProblem(citation.raw);
    if (malformed !== undefined) {
      const { reason, expected } = malformed;
      report("malformed-arxiv-id", {
        id: citation.raw,
        reason,
        ...(expected === undefined ? {} : { expected }),
      });
      return;
    }
  }
  const paper = library.find(citation.target);
  if (paper === undefined) report("paper-not-in-library", { id: citation.target });
  else if (context.settings["title-mismatch"] !== "off") {
    const mismatch = titleMismatch(file.lines, citation, whole.titles, paper, context.titles);
    if (mismatch !== undefined) report("title-mismatch", mismatch);
  }
  if (!isLink(citation)) return;
  checkForm(citation, context, whole, report);
}

/** How a link is written. Both problems are off by default, and then nothing is counted for them. */
function checkForm(citation: Citation, context: CheckContext, whole: WholeFile, report: Report): void {
  const { settings } = context;
  const preferred =
    settings["non-canonical-link"] === "off" ? undefined : preferredLink(citation, context.preferredForm);
  if (preferred !== undefined && preferred !== citation.text) {
    report("non-canonical-link", { text: citation.text, preferred });
  }
  if (settings["mixed-forms"] === "off") return;
  const commonest = whole.commonest(citation.target);
  if (commonest !== undefined && commonest !== citation.form) {
    report("mixed-forms", {
      id: citation.target,
      form: citation.form,
      other: commonest,
    });
  }
}

/** The form that is written most often; of two alike the one first by name. */
function commonestForm(forms: ReadonlyMap<Form, number>): Form | undefined {
  return [...forms].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}
