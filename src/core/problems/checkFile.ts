import { type TitlesBeside, titlesBeside } from "../beside/titlesBeside.ts";
import type { Citation, Form, LineRange } from "../citations/citation.ts";
import { memoize } from "../memoize.ts";
import type { PaperId } from "../paperId.ts";
import type { Problem, Severity } from "../problem.ts";
import type { CheckContext, CheckedFile, Finding } from "./checkContext.ts";
import { type CheckedText, checkedTexts } from "./checkedTexts.ts";
import type { ExcusedKeys } from "./excusedKeys.ts";
import { idFinding } from "./idFinding.ts";
import { type FileKeys, keyFinding, keysOfFile, mayBeMistyped } from "./keyFinding.ts";
import { isLink, preferredLink } from "./linkForm.ts";
import { otherIds } from "./otherIds.ts";
import { silenced } from "./silence.ts";

/** The problems of a file's citations, in order, without silenced lines. A notebook is checked cell by cell. */
export function checkFile(file: CheckedFile, context: CheckContext): readonly Problem[] {
  const missing = context.excusedKeys?.missingIn(file.file) ?? [];
  if (file.citations.length === 0 && missing.length === 0) return [];
  return checkedTexts(file).flatMap((text) => checkText(text, context, missing));
}

function checkText(
  file: CheckedText,
  context: CheckContext,
  missing: ReturnType<ExcusedKeys["missingIn"]>,
): readonly Problem[] {
  const isSilent = silenced(file.lines, file.fileLines);
  const whole: WholeFile = {
    keys: keysOfFile(file, context.library),
    titles: titlesBeside(file.lines, file.citations),
    commonest: memoize((id) => commonestForm(context.formsOf(id))),
  };
  const problems: Problem[] = [];
  const reportAt =
    (range: LineRange) =>
    ({ code, args, mostSevere }: Finding) => {
      const set = context.settings[code];
      if (set === "off" || isSilent(range.line)) return;
      const { line, start, end } = file.placeInFile?.(range) ?? range;
      const severity = mostSevere !== undefined && ranks[set] < ranks[mostSevere] ? mostSevere : set;
      problems.push({ file: file.file, line, start, end, code, severity, args });
    };
  for (const one of whole.keys.hasPapers ? missing : [])
    reportAt(one)({
      code: "unknown-citekey",
      args: { bibliography: one.name },
      mostSevere: "information",
    });
  for (const [one, other] of context.settings["id-mismatch"] === "off"
    ? []
    : otherIds(file.citations, file.lines))
    reportAt(one)({ code: "id-mismatch", args: { id: one.text, other } });
  for (const citation of file.citations) {
    const isKnownForm = citation.tentative !== true || mayBeMistyped(citation, context);
    if (isKnownForm) checkCitation(citation, file, context, whole, reportAt(citation));
  }
  return missing.length === 0 && !problems.some(({ code }) => code === "id-mismatch")
    ? problems
    : problems.sort((one, other) => one.line - other.line || one.start - other.start);
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** What is computed once per file and shared by the checks of its citations. */
interface WholeFile {
  readonly keys: FileKeys;
  readonly titles: TitlesBeside;
  readonly commonest: (id: PaperId) => Form | undefined;
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
    const finding = keyFinding(citation, file, context, whole.keys);
    if (finding !== undefined) report(finding);
    return;
  }
  const finding = idFinding(citation, file, context, whole.titles);
  if (finding !== undefined) report(finding);
  if (finding?.code !== "malformed-arxiv-id" && isLink(citation)) checkForm(citation, context, whole, report);
}

/** Checks the form of a link. Both problems are off by default; forms are not even counted then. */
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

/** The most frequent form; on a tie the first by name. */
function commonestForm(forms: ReadonlyMap<Form, number>): Form | undefined {
  return [...forms].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}
