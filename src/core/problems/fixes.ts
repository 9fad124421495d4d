import type { Citation, LineRange } from "../citations/citation.ts";
import { textWith } from "../citations/rewording.ts";
import { writtenArxivId } from "../citations/writtenId.ts";
import { citekeyProblem } from "../citekeys/citekeyProblem.ts";
import { fieldsOfId } from "../ids/fieldsOfId.ts";
import { addressOf } from "../ids/identify.ts";
import type { Paper } from "../paper.ts";
import { isPaperId, type PaperId } from "../paperId.ts";
import type { Problem } from "../problem.ts";
import { type CheckContext, type CheckedFile, hasOwnPapers, type PaperLookup } from "./checkContext.ts";
import { linkOf, preferredLink } from "./linkForm.ts";
import { type LinkForm, linkForms } from "./settings.ts";
import { editDistance } from "./spelling.ts";
import { type BesideTitle, titlesBeside } from "./titles/titleBeside.ts";
import { looksLikeTitle } from "./titles/titleMatch.ts";

/** One replacement in the problem's own file. */
export interface FixEdit extends LineRange {
  readonly newText: string;
}

/** A way out of a problem, as data; whoever shows it words it by its kind. */
export type Fix =
  | {
      readonly kind: "replace";
      readonly edit: FixEdit;
      readonly preferred: boolean;
    }
  /** Make a paper file with what is known of the paper. */
  | {
      readonly kind: "add-paper";
      readonly paper: Omit<Paper, "citekey">;
      readonly citekey?: string;
    };

/** The ways out of one problem of a citation, the best one first. Silencing a line is `silenceEdit`'s. */
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
        rewritten(citation, id, index === 0 && all.length === 1),
      );
    case "unknown-citekey":
      return [...keysMeant(problem, citation), ...addKey(citation, library)];
    case "title-mismatch":
      return titleFixes(problem, citation, file);
    case "paper-not-in-library":
      return [{ kind: "add-paper", paper: describedPaper(citation, file) }];
    case "non-canonical-link":
      return linkFixes(citation, preferredForm);
    case "mixed-forms": {
      // Of the forms that only people write (a PDF's address, say) none is written for them.
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
 * The citation with another id in the place of its own, in its own form where that form can say it; none where the other
 * work has neither id nor address.
 */
function rewritten(citation: Citation, id: PaperId, preferred: boolean): readonly Fix[] {
  const bare = id.slice(id.indexOf(":") + 1);
  const written = writtenArxivId(citation);
  const text =
    written !== undefined && citation.text.includes(written) && id.startsWith("arXiv:")
      ? textWith(citation, written, bare)
      : (linkOf(id, "arxiv-abs") ?? addressOf(id));
  return text === undefined ? [] : [replaced(citation, text, preferred)];
}

/** Every text that may be the title of what is cited. */
function besideOf(citation: Citation, { lines, citations }: CheckedFile): readonly BesideTitle[] {
  const titles = titlesBeside(lines, citations);
  return [titles.of(citation), ...titles.linkedFrom(citation)].filter((beside) => beside !== undefined);
}

/** What a mistyped id may have meant: the paper whose title stands beside it, else ids of the library one slip away. */
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

function keysMeant(problem: Problem, citation: Citation): readonly Fix[] {
  const keys = (problem.args.nearest ?? "").split(", ").filter(Boolean);
  return keys.map((key, index) => {
    const text = textWith(citation, citation.raw, key);
    return replaced(citation, text, index === 0 && keys.length === 1);
  });
}

function addKey(citation: Citation, library: PaperLookup): readonly Fix[] {
  // A key that cannot name a file (`DBLP:conf/…`) has its place in a bibliography.
  const isName = citekeyProblem(citation.raw) === undefined;
  return hasOwnPapers(library) && isName
    ? [{ kind: "add-paper", paper: { title: "" }, citekey: citation.raw }]
    : [];
}

function titleFixes(problem: Problem, citation: Citation, file: CheckedFile): readonly Fix[] {
  const fixes: Fix[] = [];
  const other = problem.args.other;
  if (other !== undefined && isPaperId(other)) fixes.push(...rewritten(citation, other, true));
  const beside = besideOf(citation, file).find(({ text }) => text === problem.args.title);
  const line = beside && file.lines[beside.line];
  const own = problem.args.own;
  // Only where the title stands whole on one line: a replacement over lines would eat comment markers.
  if (beside && line !== undefined && own && line.slice(beside.start, beside.end) === beside.text) {
    fixes.push(replaced(beside, own, other === undefined));
  }
  return fixes;
}

/** What a citation and the text beside it say of a paper that the library does not have: the id and, perhaps, a title. */
export function describedPaper(citation: Citation, file: CheckedFile): Omit<Paper, "citekey"> {
  const titles = titlesBeside(file.lines, file.citations);
  const beside = titles.of(citation);
  const linked = titles.linkedFrom(citation).find(({ text }) => looksLikeTitle(text));
  const title = (beside?.kind === "firm" ? beside : linked)?.text.replace(/[{}]/g, "") ?? "";
  return { title, ...fieldsOfId(citation.target) };
}
