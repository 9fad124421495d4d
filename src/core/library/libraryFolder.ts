import type { FileEntry, Files } from "../files.ts";
import type { Problem } from "../problem.ts";
import { type Categories, parseCategories } from "./categories.ts";
import { categoriesFile } from "./categoriesFile.ts";
import { joined, readText, reasonOf } from "./paperFile/paperText.ts";
import { parsePaperFile } from "./paperFile/parsePaperFile.ts";
import type { Layer, SourceFile } from "./source.ts";

/** What a folder of paper files holds. Other Markdown in it is left alone. */
export interface LibraryFolder {
  /** It has `categories.yaml` or a file whose front matter has `citekey`. */
  readonly isLibrary: boolean;
  readonly papers: readonly SourceFile[];
  readonly categories: (Categories & { readonly file: string }) | undefined;
  /** Files, or the folder itself, that could not be read. */
  readonly problems: readonly Problem[];
}

/** How many files are read at once; on a remote workspace each one is a request. */
const atOnce = 16;

/**
 * Reads the paper files that lie directly in a folder. `name` gives a path the name that its Problems and records carry
 * (a uri in the editor). Never throws: what cannot be read is a Problem.
 */
export async function readLibraryFolder(
  files: Files,
  folder: string,
  layer: Layer,
  name: (path: string) => string = (path) => path,
): Promise<LibraryFolder> {
  const problems: Problem[] = [];
  const attempt = async <T>(path: string, action: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await action();
    } catch (error) {
      problems.push(unreadable(name(path), reasonOf(error)));
      return undefined;
    }
  };
  const entries = (await attempt(folder, () => files.list(folder))) ?? [];
  const names = entries.filter(isFile).map((entry) => entry.name);
  const paths = names.filter((file) => isPaperFileName(file)).sort();
  const papers: SourceFile[] = [];
  for (let n = 0; n < paths.length; n += atOnce) {
    const batch = paths.slice(n, n + atOnce).map((file) => joined(folder, file));
    const texts = await Promise.all(batch.map((path) => attempt(path, () => readText(files, path))));
    for (const [at, path] of batch.entries()) {
      const text = texts[at];
      const paper = text === undefined ? undefined : parsePaperFile(text, name(path), layer);
      if (paper) papers.push(paper);
    }
  }
  const path = joined(folder, categoriesFile);
  const text = names.includes(categoriesFile) ? await attempt(path, () => readText(files, path)) : undefined;
  const categories =
    text === undefined ? undefined : { ...parseCategories(text, name(path)), file: name(path) };
  return { isLibrary: papers.length > 0 || names.includes(categoriesFile), papers, categories, problems };
}

/** Whether a file of this name may be a paper file. */
export function isPaperFileName(name: string): boolean {
  return /\.md$/i.test(name) && !name.startsWith(".");
}

function isFile({ kind }: FileEntry): boolean {
  return kind === "file" || kind === "link";
}

function unreadable(file: string, reason: string): Problem {
  return { file, code: "unreadable-file", severity: "error", args: { reason }, line: 0, start: 0, end: 0 };
}
