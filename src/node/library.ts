import { readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import {
  type FileKindName,
  type FileParsers,
  fileKindOf,
  fileKinds,
  layerKindOf,
  type SomeParsers,
} from "../core/library/fileKinds.ts";
import { fileText, withGuess } from "../core/library/fileText.ts";
import { Library } from "../core/library/library.ts";
import { SharedStrings } from "../core/library/sharedBibtex.ts";
import type { LibraryContent } from "../core/library/source.ts";
import { decode, encodingOf } from "../core/scan/textFile.ts";
import type { ForeignText } from "../core/text/foreignText.ts";
import { loadBundle } from "./bundles.ts";
import { type CommandCall, UsageError } from "./command.ts";
import { readReasonOf, reasonOf } from "./reason.ts";
import { readRegularFile } from "./regularFile.ts";

export interface LibraryRequest extends Pick<CommandCall, "cwd" | "product" | "leaveOut" | "endWith"> {
  /** The values of `--library`. */
  readonly libraries: readonly string[];
  readonly seeds: boolean;
  /**
   * Files below the paths that may be layers, relative to `cwd`: `.bib` files, and files in folders called `papers`.
   */
  readonly sources: readonly string[];
}

export interface LoadedLibrary {
  readonly library: Library;
  /** The files that are layers of the library, relative to `cwd`: their content is not searched for citations. */
  readonly files: ReadonlySet<string>;
}

/** How often files are re-read for `@string`s of other files, which may depend on those of further files. */
const mostRounds = 3;

/**
 * Loads the library of the command line: the `--library` values, the files below the paths, the seeds. Throws a
 * `UsageError` for a `--library` that does not exist or is not one of our formats; problems within a file are in the
 * library's `problems`. Says which files could not be read; the command ends with exit code 2 then, and if a
 * bibliography from `--library` has no readable record.
 */
export function loadLibrary(request: LibraryRequest): LoadedLibrary {
  const library = new Library();
  const files = new Set<string>();
  const loader = newLoader(library, files, request);
  library.batch(() => {
    for (const path of request.libraries) loader.named(path);
    for (const path of [...request.sources].sort()) loader.source(path);
    loader.shareStrings();
    if (request.seeds) loader.seeds(join(request.product, "..", "seeds"));
  });
  return { library, files };
}

function newLoader(
  library: Library,
  files: Set<string>,
  { cwd, product, leaveOut, endWith }: LibraryRequest,
) {
  let order = 0;
  const orders = new Map<string, number>();
  const orderOf = (path: string): number => {
    if (!orders.has(path)) orders.set(path, order++);
    return orders.get(path) ?? 0;
  };
  const parsersOf = parsersIn(product);
  const strings = new SharedStrings();
  /** Re-reads files that use definitions of other files. */
  const again = new Map<string, () => LibraryContent | undefined>();
  /** Adds a file as a layer if it is one. `named`: `--library` names it or its folder. */
  const take = (
    path: string,
    kind: FileKindName,
    source: ForeignText,
    named?: "file" | "folder",
  ): boolean => {
    const shown = showPath(cwd, path);
    if (files.has(shown)) return true;
    const layerKind = layerKindOf(kind, "papers");
    const layer = { kind: layerKind, order: orderOf(layerKind === "papers" ? dirname(path) : path) };
    const parse = () => {
      const options = {
        isNamed: named === "file",
        isInNamedFolder: named === "folder",
        stringOf: strings.seenFrom(shown),
      };
      const content = parsersOf(kind)[kind]?.(source.text, shown, layer, options);
      return content && withGuess(content, source);
    };
    const content = parse();
    if (content === undefined) return false;
    library.set(content);
    strings.set(shown, content);
    if ("borrowed" in content) again.set(shown, parse);
    const hasErrors = content.problems.some(({ severity }) => severity === "error");
    // A folder of papers is a library even if one of them cannot be read.
    const isBibliography = named === "file" || (named === "folder" && kind !== "paper");
    if (isBibliography && "records" in content && content.records.length === 0 && hasErrors) endWith(2);
    files.add(shown);
    return true;
  };

  const takeIfReadable = (path: string, kind: FileKindName, named?: "folder") => {
    try {
      if (!statSync(path).isDirectory()) take(path, kind, readText(path, kind), named);
    } catch (error) {
      leaveOut(showPath(cwd, path), reasonOf(error));
    }
  };

  return {
    named(path: string): void {
      const full = resolve(cwd, path);
      const isFolder = orUsageError(path, cwd, () => statSync(full).isDirectory());
      if (isFolder) {
        for (const name of orUsageError(path, cwd, () => readdirSync(full)).sort()) {
          const kind = fileKindOf(name, "named");
          if (kind !== undefined) takeIfReadable(join(full, name), kind, "folder");
        }
        return;
      }
      // Any file may have the front matter of a paper, whatever its name.
      const kind = fileKindOf(full, "named") ?? "paper";
      const source = orUsageError(path, cwd, () => readText(full, kind));
      if (!take(full, kind, source, "file"))
        throw new UsageError(`${path} is no paper file, .bib, RIS or CSL-JSON.`);
    },
    source(path: string): void {
      const kind = fileKindOf(path, "anywhere") ?? fileKindOf(path, "folder");
      if (kind !== undefined) takeIfReadable(resolve(cwd, path), kind);
    },
    /** Re-reads files whose entries use definitions of later files; definitions may depend on each other. */
    shareStrings(): void {
      for (let round = 0; round < mostRounds; round++) {
        for (const file of strings.stale()) {
          const content = again.get(file)?.();
          if (content === undefined) continue;
          library.set(content);
          strings.set(file, content);
        }
      }
    },
    seeds(folder: string): void {
      const { seedContents } = loadBundle(product, "seeds");
      for (const content of seedContents((name) => join(folder, name))) library.set(content);
    },
  };
}

/** Loads the parsers on demand: most folders have no YAML, or no BibTeX. */
function parsersIn(product: string): (kind: FileKindName) => SomeParsers {
  let library: FileParsers<"library"> | undefined;
  let bibliography: FileParsers<"bibliography"> | undefined;
  return (kind) => {
    if (fileKinds[kind].bundle === "library") {
      library ??= loadBundle(product, "library").fileParsers;
      return library;
    }
    bibliography ??= loadBundle(product, "bibliography").fileParsers;
    return bibliography;
  };
}

function orUsageError<T>(path: string, cwd: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const full = resolve(cwd, path);
    const reason = readReasonOf(error, full, showPath(cwd, dirname(full)));
    throw new UsageError(`${path} cannot be read: ${reason}.`);
  }
}

function readText(path: string, kind: FileKindName): ForeignText {
  const bytes = readRegularFile(path);
  // It may still be any Markdown, not just a paper file.
  return kind === "paper" ? { text: decode(bytes, encodingOf(bytes) ?? "utf-8") } : fileText(bytes, kind);
}

/** The path as the command line shows it: relative to the working directory, with `/`. */
export function showPath(cwd: string, path: string): string {
  const shown = relative(cwd, path).split(sep).join("/");
  return shown === "" ? "." : shown;
}
