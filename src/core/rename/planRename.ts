import { type Citation, type LineRange, textWith } from "../citations/citation.ts";
import { citekeyProblem } from "../citekeys/citekeyProblem.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import { isPaperFile } from "../library/source.ts";
import { type Paper, recordOf } from "../paper.ts";
import { keyId, type PaperId } from "../paperId.ts";
import { keysInLibraryFile } from "./keysInLibraryFiles.ts";

/** One replacement; if it is not `sure`, the user confirms it first. */
export interface RenameEdit extends LineRange {
  readonly file: string;
  readonly newText: string;
  readonly sure: boolean;
}

/** All changes that rename a paper. */
export interface RenamePlan {
  readonly edits: readonly RenameEdit[];
  /** Paper files named after the key, with their new names (without a folder). */
  readonly moves: readonly { readonly file: string; readonly name: string }[];
  /** A paper file to create for a paper that only the seeds have. */
  readonly create?: Paper;
}

/** Why a paper cannot be renamed. */
export type RenameRefusal =
  | { readonly refused: "unknown"; readonly key: string }
  | { readonly refused: "same"; readonly key: string }
  | { readonly refused: "invalid"; readonly key: string; readonly code: string; readonly what: string }
  | { readonly refused: "taken"; readonly key: string; readonly title: string }
  /** Only the seeds use the old key; the user's own record has another (`own`) and would not be renamed. */
  | { readonly refused: "named"; readonly key: string; readonly own: string }
  /** A file has the key somewhere, written in a way that we do not find. */
  | { readonly refused: "unplaced"; readonly key: string; readonly file: string };

/** What a plan is made from: parts of `Library` and `CitationIndex`, and the texts of the library's files. */
export interface RenameSources {
  byCitekey(key: string): LibraryPaper | undefined;
  citing(ids: Iterable<PaperId>): Iterable<{ readonly file: string; readonly citation: Citation }>;
  /** The text of a file of the library, unsaved changes included; `undefined` if it cannot be read. */
  text(file: string): Promise<string | undefined>;
  /** The citations in a Markdown text. */
  scan(text: string): readonly Citation[];
  /** The user's paper files: their notes cite papers too. */
  readonly paperFiles: readonly string[];
}

/** Checks a new citekey; `undefined` if the paper can have it. */
export function renameRefusal(
  from: string,
  to: string,
  sources: Pick<RenameSources, "byCitekey">,
): RenameRefusal | undefined {
  if (sources.byCitekey(from) === undefined) return { refused: "unknown", key: from };
  if (from === to) return { refused: "same", key: to };
  const problem = citekeyProblem(to);
  if (problem !== undefined) return { refused: "invalid", key: to, code: problem.code, what: problem.what };
  const holder = sources.byCitekey(to);
  const isItself = holder?.id === sources.byCitekey(from)?.id;
  return holder === undefined || isItself ? undefined : { refused: "taken", key: to, title: holder.title };
}

/**
 * Plans to rename a citekey: in the records that have it, in the name of the paper file, and in each citation, whose form
 * is kept.
 */
export async function planRename(
  from: string,
  to: string,
  sources: RenameSources,
): Promise<RenamePlan | RenameRefusal> {
  const refusal = renameRefusal(from, to, sources);
  const paper = sources.byCitekey(from);
  if (refusal !== undefined || paper === undefined) return refusal ?? { refused: "unknown", key: from };

  const edits: RenameEdit[] = [];
  const moves: { file: string; name: string }[] = [];
  // If the paper has the new key already, only its citations change.
  let isNamed = paper.citekeys.includes(to);
  for (const { file, kind } of uniqueOrigins(paper)) {
    const lines = (await sources.text(file))?.split(/\r\n|\r|\n/) ?? [];
    const places = keysInLibraryFile(lines, from, kind);
    if (places.length > 0) isNamed = true;
    // Two entries of one work would get the same key.
    if (places.length > 0 && keysInLibraryFile(lines, to, kind).length > 0)
      return { refused: "taken", key: to, title: paper.title };
    for (const place of places) edits.push({ ...range(place), file, newText: to, sure: true });
    const at = decodedName(file) === `@${from}.md` ? "@" : "";
    const bearsKey = decodedName(file) === `${at}${from}.md`;
    if (places.length > 0 && bearsKey && isPaperFile(kind)) {
      moves.push({ file, name: `${at}${to}.md` });
    }
  }
  const target = keyId(from);
  const libraryFiles = new Set(sources.paperFiles);
  for (const { file, citation } of sources.citing([target])) {
    // With a prefix before it, it may be the key of another paper.
    if (citation.target !== target && sources.byCitekey(citation.raw) !== undefined) continue;
    if (!libraryFiles.has(file)) edits.push(citationEdit(file, citation, from, to, isSure(citation)));
  }
  for (const file of sources.paperFiles) {
    const text = await sources.text(file);
    const named =
      text?.normalize("NFC").includes(from.normalize("NFC")) === true
        ? sources.scan(text).filter((one) => one.target === target)
        : [];
    for (const citation of named) edits.push(citationEdit(file, citation, from, to, true));
  }
  const [own] = paper.origins.filter(({ kind }) => kind !== "seeds");
  if (!isNamed && own) {
    const mayBeOfSeeds = paper.origins.some(({ kind }) => kind === "seeds") && paper.citekey !== from;
    return mayBeOfSeeds
      ? { refused: "named", key: from, own: paper.citekey }
      : { refused: "unplaced", key: from, file: own.file };
  }
  return {
    edits: inOrder(edits),
    moves,
    ...(isNamed ? {} : { create: { ...recordOf(paper), citekey: to } }),
  };
}

/** The edits that rename a key in the citations of one file or notebook cell. */
export function keyEdits(
  file: string,
  citations: readonly Citation[],
  from: string,
  to: string,
  prefixes: readonly string[] = [],
): readonly RenameEdit[] {
  const keys = new Set<PaperId>(["", ...prefixes].map((prefix) => keyId(prefix + from)));
  const named = citations.filter(({ target }) => keys.has(target));
  return named.map((citation) => citationEdit(file, citation, from, to, isSure(citation)));
}

function uniqueOrigins(paper: LibraryPaper) {
  const files = new Set<string>();
  return paper.origins.filter(({ file }) => !files.has(file) && files.add(file));
}

const range = ({ line, start, end }: LineRange): LineRange => ({ line, start, end });

/** Replaces the key in a citation. A prefix before it, which the bibliography gives its keys, stays. */
function citationEdit(file: string, citation: Citation, from: string, to: string, sure: boolean): RenameEdit {
  const { raw } = citation;
  const isPrefixed = keyId(raw) !== keyId(from) && raw.endsWith(from);
  const prefix = isPrefixed ? raw.slice(0, raw.length - from.length) : "";
  return { ...range(citation), file, newText: textWith(citation, raw, prefix + to), sure };
}

/**
 * Whether something is certainly a citation. A bracket in code only counts because the library has the key: with a
 * digit (`jiang2024megascale`) it cannot be a user name, without one (`[@ruder]`) it may be.
 */
function isSure({ tentative, raw }: Citation): boolean {
  return tentative !== true || /\d/.test(raw);
}

/** The file name of a path or a uri, decoded. */
function decodedName(file: string): string {
  const name = file.slice(file.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function inOrder(edits: readonly RenameEdit[]): readonly RenameEdit[] {
  const key = ({ file, line, start }: RenameEdit) => `${file}\n${line}\n${start}`;
  const unique = new Map(edits.map((edit) => [key(edit), edit]));
  return [...unique.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.start - b.start,
  );
}
