import type { BesideTitle } from "../beside/besideTitle.ts";
import { describedPaper } from "../beside/describedPaper.ts";
import { titlesBeside } from "../beside/titlesBeside.ts";
import { type Citation, type LineRange, textWith, writtenArxivId } from "../citations/citation.ts";
import { languageOf } from "../citations/languages/languageOf.ts";
import { isWritableKey } from "../cite/citationText.ts";
import { guarded, guardedAddress, oneLine } from "../cite/guard.ts";
import { citekeyProblem } from "../citekeys/citekeyProblem.ts";
import { addressOf } from "../ids/identify.ts";
import type { Paper } from "../paper.ts";
import { isPaperId, type PaperId } from "../paperId.ts";
import type { Problem } from "../problem.ts";
import type { CheckContext, CheckedFile } from "./checkContext.ts";
import { linkOf, preferredLink } from "./linkForm.ts";
import { hasOwnPapers, type PaperLookup } from "./paperLookup.ts";
import { type LinkForm, linkForms } from "./severities.ts";
import { editDistance } from "./spelling.ts";

/** One replacement in the file that has the problem. */
export interface FixEdit extends LineRange {
  readonly newText: string;
}

/** A quick fix as data; the editor words it by its kind. */
export type Fix =
  | {
      readonly kind: "replace";
      readonly edit: FixEdit;
      readonly preferred: boolean;
    }
  /** Creates a paper file from what is known of the paper. */
  | {
      readonly kind: "add-paper";
      readonly paper: Omit<Paper, "citekey">;
      readonly citekey?: string;
    };

/** The fixes for a citation's problem, best first. `silenceEdit` makes the one that silences the line. */
export function fixesOf(
  problem: Problem,
  file: CheckedFile,
  context: Pick<CheckContext, "library" | "titles" | "preferredForm">,
): readonly Fix[] {
  const { library, preferredForm } = context;
  const citation = file.citations.find(
    ({ line, start, end }) => line === problem.line && start === problem.start && end === problem.end,
  );
  if (citation === undefined) return [];
  switch (problem.code) {
    case "malformed-arxiv-id":
      return idsMeant(citation, file, context).flatMap((id, index, all) =>
        rewritten(citation, id, file.file, index === 0 && all.length === 1),
      );
    case "unknown-citekey":
      return [...keysMeant(problem, citation, file.file), ...addKey(citation, library)];
    case "title-mismatch":
      return titleFixes(problem, citation, file);
    case "paper-not-in-library":
      return [{ kind: "add-paper", paper: describedPaper(citation, file) }];
    case "non-canonical-link":
      return linkFixes(citation, preferredForm);
    case "mixed-forms": {
      // The most common form may be one that we never write (a PDF's address).
      const other = linkForms.find((form) => form === problem.args.other);
      return linkFixes(citation, other ?? preferredForm);
    }
    default:
      return [];
  }
}

function replaced({ line, start, end }: LineRange, newText: string, preferred: boolean): Fix {
  return { kind: "replace", edit: { line, start, end, newText }, preferred };
}

function linkFixes(citation: Citation, form: LinkForm): readonly Fix[] {
  const link = preferredLink(citation, form);
  return link === undefined || link === citation.text ? [] : [replaced(citation, link, true)];
}

/**
 * Replaces the id of a citation, in the same form if possible. Empty if the other work has neither an id of that form
 * nor an address.
 */
function rewritten(citation: Citation, id: PaperId, file: string, preferred: boolean): readonly Fix[] {
  const bare = id.slice(id.indexOf(":") + 1);
  const written = writtenArxivId(citation);
  const text =
    written !== undefined && citation.text.includes(written) && id.startsWith("arXiv:")
      ? textWith(citation, written, bare)
      : guardedAddress(linkOf(id, "arxiv-abs") ?? addressOf(id) ?? "", languageOf(file));
  return text === "" ? [] : [replaced(citation, text, preferred)];
}

/** The texts next to a citation that may be its title. */
function besideOf(citation: Citation, { lines, citations }: CheckedFile): readonly BesideTitle[] {
  const titles = titlesBeside(lines, citations);
  return [titles.of(citation), ...titles.linkedFrom(citation)].filter((beside) => beside !== undefined);
}

/**
 * Suggests ids for a malformed one: that of the paper whose title is next to it, else ids in the library that differ by
 * one edit.
 */
function idsMeant(
  citation: Citation,
  file: CheckedFile,
  { library, titles }: Pick<CheckContext, "library" | "titles">,
): readonly PaperId[] {
  const [titled] = besideOf(citation, file).flatMap(({ text }) => titles.surely(text));
  if (titled?.id.startsWith("arXiv:")) return [titled.id];
  const near = library.papers
    .filter(
      (paper) => paper.arxiv !== undefined && editDistance(citation.target.slice(6), paper.arxiv, 1) <= 1,
    )
    .map((paper) => paper.id);
  return near.slice(0, 3);
}

function keysMeant(problem: Problem, citation: Citation, file: string): readonly Fix[] {
  const language = languageOf(file);
  const keys = (problem.args.nearest ?? "")
    .split(", ")
    .filter((key) => isWritableKey(key, language, citation.context));
  return keys.map((key, index) => {
    const text = textWith(citation, citation.raw, key);
    return replaced(citation, text, index === 0 && keys.length === 1);
  });
}

function addKey(citation: Citation, library: PaperLookup): readonly Fix[] {
  // A key that cannot name a file (`DBLP:conf/…`) belongs in a bibliography.
  const isName = citekeyProblem(citation.raw) === undefined;
  return hasOwnPapers(library) && isName
    ? [{ kind: "add-paper", paper: { title: "" }, citekey: citation.raw }]
    : [];
}

function titleFixes(problem: Problem, citation: Citation, file: CheckedFile): readonly Fix[] {
  const fixes: Fix[] = [];
  const other = problem.args.other;
  if (other !== undefined && isPaperId(other))
    for (const fix of rewritten(citation, other, file.file, true)) fixes.push(fix);
  const beside = besideOf(citation, file).find(({ text }) => text === problem.args.title);
  const line = beside && file.lines[beside.line];
  const own = problem.args.own;
  // Only if the title is on one line: a replacement over several lines would remove comment markers.
  if (beside && line !== undefined && own && line.slice(beside.start, beside.end) === beside.text) {
    const title = writableTitle(own, line.charAt(beside.start - 1), file.file);
    if (title !== undefined) fixes.push(replaced(beside, title, other === undefined));
  }
  return fixes;
}

/**
 * A title that can be inserted after the character `before`; `undefined` if it would end the quotes it is in, or be
 * evaluated there.
 */
function writableTitle(title: string, before: string, file: string): string | undefined {
  const text = guarded(oneLine(title), languageOf(file));
  const isQuoted = /["'`]/.test(before);
  return isQuoted && (text.includes(before) || /\\|[$#]\{|\$\(/.test(text)) ? undefined : text;
}
