import { type TitlesBeside, titlesBeside } from "../beside/titlesBeside.ts";
import type { Citation, Form, LineRange } from "../citations/citation.ts";
import { languageOf } from "../citations/languages/languageOf.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import { memoize, memoizeByObject } from "../memoize.ts";
import type { PaperId } from "../paperId.ts";
import type { Problem, Severity } from "../problem.ts";
import type { CheckContext, CheckedFile, Finding } from "./checkContext.ts";
import { idFinding } from "./idFinding.ts";
import { isLink, preferredLink } from "./linkForm.ts";
import { otherIds } from "./otherIds.ts";
import { hasOwnPapers, type PaperLookup } from "./paperLookup.ts";
import { silenced } from "./silence.ts";
import { nearestAmong } from "./spelling.ts";
import { ignoresCase, isDoxygenPlace } from "./unknownKeys.ts";

/** The problems of a file's citations, in order, without silenced lines. */
export function checkFile(file: CheckedFile, context: CheckContext): readonly Problem[] {
  const missing = context.unknownKeys?.missingIn(file.file) ?? [];
  if (file.citations.length === 0 && missing.length === 0) return [];
  const isSilent = silenced(file.lines);
  const whole: WholeFile = {
    ownPapers: hasOwnPapers(context.library),
    isOwnKey: ownKeys(file),
    nearestKeys: nearestKeys(context.library),
    titles: titlesBeside(file.lines, file.citations),
    commonest: memoize((id) => commonestForm(context.formsOf(id))),
  };
  const problems: Problem[] = [];
  const reportAt =
    ({ line, start, end }: LineRange) =>
    ({ code, args, mostSevere }: Finding) => {
      const set = context.settings[code];
      if (set === "off" || isSilent(line)) return;
      const severity = mostSevere !== undefined && ranks[set] < ranks[mostSevere] ? mostSevere : set;
      problems.push({ file: file.file, line, start, end, code, severity, args });
    };
  for (const one of whole.ownPapers ? missing : [])
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

/**
 * Whether an unknown bracketed key in code may be a typo: the workspace cites in this form, and the key does not look
 * like a person's name. (In code, brackets otherwise count only if the library has the key.)
 */
function mayBeMistyped({ form, raw, context }: Citation, { unknownKeys }: CheckContext): boolean {
  const isText = context === "comment" || context === "docstring";
  return form === "pandoc" && isText && /\d/.test(raw) && unknownKeys?.areBracketsKeys === true;
}

/** What is computed once per file and shared by the checks of its citations. */
interface WholeFile {
  readonly ownPapers: boolean;
  readonly isOwnKey: (citation: Citation) => boolean;
  readonly nearestKeys: (key: string) => readonly string[];
  readonly titles: TitlesBeside;
  readonly commonest: (id: PaperId) => Form | undefined;
}

/** After this many unknown keys no more suggestions are made: the keys belong to another bibliography. */
const mostGuesses = 300;

/** Suggestions, cached by library, because each check of a document asks for the same keys. */
const guessAmong = memoizeByObject((papers: readonly LibraryPaper[]) =>
  memoize(nearestAmong(papers.flatMap(({ citekeys }) => citekeys))),
);

/** A library's keys by their lower-case spelling. */
const keyInOtherCase = memoizeByObject((papers: readonly LibraryPaper[]) => {
  const keys = new Map(papers.flatMap(({ citekeys }) => citekeys.map((key) => [key.toLowerCase(), key])));
  return (lower: string) => keys.get(lower);
});

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
    const finding = keyFinding(citation, file, context, whole);
    if (finding !== undefined) report(finding);
    return;
  }
  const finding = idFinding(citation, file, context, whole.titles);
  if (finding !== undefined) report(finding);
  if (finding?.code !== "malformed-arxiv-id" && isLink(citation)) checkForm(citation, context, whole, report);
}

function keyFinding(
  citation: Citation,
  file: CheckedFile,
  { library, unknownKeys }: CheckContext,
  whole: WholeFile,
): Finding | undefined {
  const { target, raw: key, form } = citation;
  if (!whole.ownPapers || library.find(target) !== undefined || whole.isOwnKey(citation)) return undefined;
  if (form === "doxygen" && !isDoxygenPlace(citation, file.file, file.lines)) return undefined;
  const own = ignoresCase.has(form) ? keyInOtherCase(library.papers)(key.toLowerCase()) : undefined;
  if (own !== undefined)
    return { code: "unknown-citekey", args: { key, nearest: own, own }, mostSevere: "hint" };
  if (unknownKeys?.mayBeElsewhere(file.file, form)) return undefined;
  return { code: "unknown-citekey", args: { key, nearest: whole.nearestKeys(key).join(", ") } };
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

const bibitem = /\\bibitem(?:\[[^\]]{0,300}\])?\{([^{}]{1,200})\}/g;
/** Files in which `[@name]` is a person's handle. */
const ofPeople = /(?:^|\/)(?:changelog|changes|news|history|releases?|authors|contributors)[^/]*$/i;

/** Matches the first line of a BibTeX entry in any kind of text. */
const entryKey = /@[a-z]{3,16}\s{0,9}\{\s{0,9}([^\s,{}]{1,200})\s{0,9},/gi;

/**
 * Returns whether a key is never reported as unknown: the file defines it itself (`\bibitem{key}`, or a BibTeX entry
 * that a README shows), it is in a TeX comment (mostly in templates and drafts), or it is a person's handle in a
 * changelog.
 */
export function ownKeys({ file, lines, citations }: CheckedFile): (citation: Citation) => boolean {
  const isTex = citations.some(({ form }) => form === "latex") && languageOf(file) === "tex";
  const defined = new Set<string>();
  if (isTex)
    for (const line of lines) {
      if (!line.includes("\\bibitem")) continue;
      for (const [, key = ""] of line.matchAll(bibitem)) defined.add(key.trim());
    }
  const isOfPeople = ofPeople.test(file);
  const shown = memoize((_: undefined) => {
    const keys = new Set<string>();
    for (const line of lines)
      if (line.includes("@")) for (const [, key = ""] of line.matchAll(entryKey)) keys.add(key);
    return keys;
  });
  return ({ form, context, raw }) =>
    shown(undefined).has(raw) ||
    (form === "latex"
      ? isTex && (context === "comment" || defined.has(raw))
      : form === "pandoc" && isOfPeople);
}
