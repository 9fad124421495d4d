import { type TitlesBeside, titlesBeside } from "../beside/titlesBeside.ts";
import type { Citation, Form } from "../citations/citation.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import { memoize, memoizeByObject } from "../memoize.ts";
import type { PaperId } from "../paperId.ts";
import type { Problem } from "../problem.ts";
import { type CheckContext, type CheckedFile, hasOwnPapers, type PaperLookup } from "./checkContext.ts";
import type { Finding } from "./finding.ts";
import { idFinding } from "./idFinding.ts";
import { isLink, preferredLink } from "./linkForm.ts";
import { ownKeys } from "./ownKeys.ts";
import { silenced } from "./silence.ts";
import { nearestAmong } from "./spelling.ts";

/** The problems of a file's citations, in order. Silenced lines have none. */
export function checkFile(file: CheckedFile, context: CheckContext): readonly Problem[] {
  if (file.citations.length === 0) return [];
  const isSilent = silenced(file.lines);
  const whole: WholeFile = {
    ownPapers: hasOwnPapers(context.library),
    isOwnKey: ownKeys(file),
    nearestKeys: nearestKeys(context.library),
    titles: titlesBeside(file.lines, file.citations),
    commonest: memoize((id) => commonestForm(context.formsOf(id))),
  };
  const problems: Problem[] = [];
  for (const citation of file.citations) {
    if (citation.tentative === true || isSilent(citation.line)) continue;
    const report = ({ code, args }: Finding) => {
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

/** What is worked out once a file and shared by the checks of its citations. */
interface WholeFile {
  readonly ownPapers: boolean;
  readonly isOwnKey: (citation: Citation) => boolean;
  readonly nearestKeys: (key: string) => readonly string[];
  readonly titles: TitlesBeside;
  readonly commonest: (id: PaperId) => Form | undefined;
}

/** After so many unknown keys no more suggestions are made: they belong to another bibliography. */
const mostGuesses = 300;

/** Suggestions, cached by library: the same keys are asked for at each check of a document. */
const guessAmong = memoizeByObject((papers: readonly LibraryPaper[]) =>
  memoize(nearestAmong(papers.flatMap(({ citekeys }) => citekeys))),
);

function nearestKeys({ papers }: PaperLookup): WholeFile["nearestKeys"] {
  let guesses = 0;
  return memoize((key) => (++guesses > mostGuesses ? [] : guessAmong(papers)(key)));
}

type Report = (finding: Finding) => void;

function checkCitation(
  citation: Citation,
  file: CheckedFile,
  context: CheckContext,
  whole: WholeFile,
  report: Report,
): void {
  if (citation.target.startsWith("key:")) {
    const { library } = context;
    if (!whole.ownPapers || library.find(citation.target) !== undefined || whole.isOwnKey(citation)) return;
    const nearest = whole.nearestKeys(citation.raw).join(", ");
    report({ code: "unknown-citekey", args: { key: citation.raw, nearest } });
    return;
  }
  const finding = idFinding(citation, file, context, whole.titles);
  if (finding !== undefined) report(finding);
  if (finding?.code !== "malformed-arxiv-id" && isLink(citation)) checkForm(citation, context, whole, report);
}

/** Checks the form of a link. Both problems are off by default; then forms are not counted either. */
function checkForm(citation: Citation, context: CheckContext, whole: WholeFile, report: Report): void {
  const { settings } = context;
  const preferred =
    settings["non-canonical-link"] === "off" ? undefined : preferredLink(citation, context.preferredForm);
  if (preferred !== undefined && preferred !== citation.text) {
    report({ code: "non-canonical-link", args: { text: citation.text, preferred } });
  }
  if (settings["mixed-forms"] === "off") return;
  const commonest = whole.commonest(citation.target);
  if (commonest !== undefined && commonest !== citation.form) {
    const { target, form } = citation;
    report({ code: "mixed-forms", args: { id: target, form, other: commonest } });
  }
}

/** The most frequent form; of equally frequent ones the first by name. */
function commonestForm(forms: ReadonlyMap<Form, number>): Form | undefined {
  return [...forms].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}
