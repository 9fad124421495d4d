import * as vscode from "vscode";
import { type ImportFile, type ImportParsers, readImport } from "../../core/import/importFile.ts";
import { type ImportPlan, planImport } from "../../core/import/plan.ts";
import { fileKindOf } from "../../core/library/fileKinds.ts";
import { withGuess } from "../../core/library/fileText.ts";
import { nextTurn } from "../../core/nextTurn.ts";
import type { Problem } from "../../core/problem.ts";
import { type ForeignText, foreignTextInSlices } from "../../core/text/foreignText.ts";
import { reasonOf } from "../../core/text/reasonOf.ts";
import { entriesOf, isBehindLink, isFolder, readBytes } from "../files.ts";
import type { Services } from "../services.ts";

export type ImportDeps = Pick<
  Services,
  "library" | "libraryFiles" | "paperFiles" | "bundles" | "host" | "log"
>;

/** What is imported: a file or folder, or a pasted or dropped text with its file name, if it has one. */
export type ImportSource = vscode.Uri | { readonly text: ForeignText; readonly name: string };

/** The parsers, from the bundles that contain them. */
export async function importParsers({ bundles }: ImportDeps): Promise<ImportParsers> {
  const [{ slicedParsers }, { foreignNote }] = await Promise.all([
    bundles.load("bibliography"),
    bundles.load("library"),
  ]);
  return { ...slicedParsers, note: foreignNote };
}

/** At most this many files of a folder are read: no reader has more notes. */
const mostFiles = 20_000;

/** Reads the sources and compares them with the library, in slices. Rejects if cancelled. */
export async function readSources(
  deps: ImportDeps,
  sources: readonly ImportSource[],
  report: (message: string) => void,
  token: vscode.CancellationToken,
): Promise<ImportPlan> {
  const [parsers] = await Promise.all([importParsers(deps), deps.libraryFiles.ready()]);
  const check = () => {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
  };
  const files: ImportFile[] = [];
  const failures: Problem[] = [];
  const take = async (source: ForeignText, file: string, name: string, isNamed: boolean) => {
    const read = await readImport(source.text, file, parsers, { name, isNamed });
    const content = read && withGuess(read.content, source);
    if (read && content && "records" in content) files.push({ ...read, content });
    else if (isNamed) failures.push(unreadable(file, vscode.l10n.t("there are no papers in it")));
  };
  for (const source of sources) {
    check();
    if (!(source instanceof vscode.Uri)) {
      await take(source.text, source.name, source.name, true);
      continue;
    }
    for await (const { uri, isNamed, reason } of filesIn(source)) {
      check();
      const name = vscode.workspace.asRelativePath(uri);
      report(name);
      try {
        if (reason !== undefined) throw new Error(reason);
        const bytes = await readBytes(uri);
        if (bytes) await take(await foreignTextInSlices(bytes, nextTurn), name, uri.path, isNamed);
        else if (isNamed) failures.push(unreadable(name, vscode.l10n.t("it does not exist (any more)")));
      } catch (error) {
        failures.push(unreadable(name, reasonOf(error)));
      }
    }
  }
  const plan = await planImport(deps.library, files, { breathe: nextTurn, check });
  return { ...plan, problems: [...failures, ...plan.problems] };
}

function unreadable(file: string, reason: string): Problem {
  return { file, line: 0, start: 0, end: 0, code: "unreadable-file", severity: "error", args: { reason } };
}

interface Found {
  readonly uri: vscode.Uri;
  /** Whether the user named the file itself, not only its folder. */
  readonly isNamed: boolean;
  /** Why it is skipped: a folder that cannot be read, or that has too many files. */
  readonly reason?: string;
}

/**
 * Yields a file that the user named, or the files in a folder, at any depth, that may hold papers; links are not
 * followed.
 */
async function* filesIn(source: vscode.Uri): AsyncGenerator<Found, void, void> {
  if (!(await isFolder(source))) {
    yield { uri: source, isNamed: true };
    return;
  }
  const folders = [source];
  const links = new Map<string, Promise<boolean>>();
  let count = 0;
  for (const folder of folders) {
    try {
      for (const [name, kind] of (await entriesOf(folder)).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
        const uri = vscode.Uri.joinPath(folder, name);
        if (kind === vscode.FileType.Directory && !/^(?:\..*|node_modules)$/.test(name)) folders.push(uri);
        const read = fileKindOf(name, "anywhere") ?? fileKindOf(name, "folder");
        if (kind !== vscode.FileType.File || read === undefined || read === "categories") continue;
        if (await isBehindLink(uri, links)) continue;
        if (++count > mostFiles) {
          const reason = vscode.l10n.t("only the first {0} files are read", mostFiles);
          yield { uri: source, isNamed: false, reason };
          return;
        }
        yield { uri, isNamed: false };
      }
    } catch (error) {
      yield { uri: folder, isNamed: false, reason: reasonOf(error) };
    }
  }
}
