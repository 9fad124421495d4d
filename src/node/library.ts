import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { parseCslJson } from "../core/bibliography/csl/parseCslJson.ts";
import { parseCategories } from "../core/library/categories.ts";
import { categoriesFile } from "../core/library/categoriesFile.ts";
import { Library } from "../core/library/library.ts";
import { parsePaperFile } from "../core/library/paperFile/parsePaperFile.ts";
import { parseSeedFile } from "../core/library/seedFile.ts";
import type { Layer, SourceFile } from "../core/library/source.ts";
import { decode, encodingOf } from "../core/scan/readable.ts";
import { type ExitCode, UsageError } from "./command.ts";
import { goneReason, reasonOf } from "./reason.ts";

type BibliographyBundle = typeof import("../core/bibliography/bundle.ts");

export interface LibraryRequest {
  /** What `--library` names. */
  readonly libraries: readonly string[];
  readonly seeds: boolean;
  /** Files below the paths that may be layers, relative to `cwd`: `.bib` files, and what is in folders `papers`. */
  readonly sources: readonly string[];
  readonly cwd: string;
  readonly product: string;
}

export interface LoadedLibrary {
  readonly library: Library;
  /** The files that are layers of the library, relative to `cwd`: what they hold is no citation. */
  readonly files: ReadonlySet<string>;
  /** Files that may be layers and could not be read, and why. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  /** 2 where something could not be read, or not one record of a file that `--library` names; else 0. */
  readonly exitCode: ExitCode;
}

/** Larger ones are no bibliography; the editor has the same limit. */
const mostBytes = 32 * 1024 * 1024;

/**
 * The library of the command line: what `--library` names, what stands below the paths, the seeds. A `--library` that
 * is not there or nothing of ours is a `UsageError`; what is wrong in a file is in the library's `problems`.
 */
export function loadLibrary(request: LibraryRequest): LoadedLibrary {
  const library = new Library();
  const files = new Set<string>();
  const unreadable: { path: string; reason: string }[] = [];
  const loader = newLoader(library, files, request, (path, reason) => unreadable.push({ path, reason }));
  library.batch(() => {
    for (const path of request.libraries) loader.named(path);
    for (const path of [...request.sources].sort()) loader.source(path);
    if (request.seeds) loader.seeds(join(request.product, "..", "seeds"));
  });
  const isComplete = unreadable.every(({ reason }) => reason === goneReason) && !loader.isBroken();
  return { library, files, unreadable, exitCode: isComplete ? 0 : 2 };
}

function newLoader(
  library: Library,
  files: Set<string>,
  { cwd, product }: LibraryRequest,
  onUnreadable: (path: string, reason: string) => void,
) {
  let order = 0;
  let isBroken = false;
  const folders = new Map<string, number>();
  const layerOf = (kind: Layer["kind"], folder: string): Layer => {
    if (!folders.has(folder)) folders.set(folder, order++);
    return { kind, order: folders.get(folder) ?? 0 };
  };
  let bundle: BibliographyBundle | undefined;
  const bibliography = (): BibliographyBundle => {
    bundle ??= createRequire(join(product, "cli.js"))("./bibliography.js") as BibliographyBundle;
    return bundle;
  };
  const setFile = (file: SourceFile, isNamed: boolean) => {
    library.setFile(file);
    const hasErrors = file.problems.some(({ severity }) => severity === "error");
    if (isNamed && file.records.length === 0 && hasErrors) isBroken = true;
  };
  /** Takes a file as a layer if it is one; `isNamed`: `--library` names it, and not just its folder. */
  const take = (path: string, text: string, isNamed = false): boolean => {
    const shown = showPath(cwd, path);
    const folder = dirname(path);
    if (files.has(shown)) return true;
    if (path.endsWith(".bib"))
      setFile(bibliography().parseBibtex(text, shown, layerOf("bibliography", path)), isNamed);
    else if (basename(path) === categoriesFile) {
      const { categories, problems } = parseCategories(text, shown);
      library.setCategories(shown, layerOf("papers", folder), categories, problems);
    } else if (path.endsWith(".json")) {
      const content = parseCslJson(text, shown, layerOf("csl", path), { isNamed });
      if (content === undefined) return false;
      setFile(content, isNamed);
    } else {
      const content = parsePaperFile(text, shown, layerOf("papers", folder));
      if (content === undefined) return false;
      setFile(content, isNamed);
    }
    files.add(shown);
    return true;
  };

  const takeIfReadable = (path: string) => {
    try {
      if (statSync(path).isFile()) take(path, textOf(path));
    } catch (error) {
      onUnreadable(showPath(cwd, path), reasonOf(error));
    }
  };

  return {
    named(path: string): void {
      const full = resolve(cwd, path);
      const names = orUsageError(path, () =>
        statSync(full).isDirectory()
          ? readdirSync(full)
              .sort()
              .map((name) => join(full, name))
          : [full],
      );
      const isFolder = names[0] !== full;
      for (const name of names) {
        if (isFolder && !/\.(?:md|bib|json)$/.test(name) && basename(name) !== categoriesFile) continue;
        if (isFolder) takeIfReadable(name);
        else if (
          !take(
            name,
            orUsageError(path, () => textOf(name)),
            true,
          )
        )
          throw new UsageError(`${path} is no paper file, .bib or CSL-JSON.`);
      }
    },
    source: (path: string) => takeIfReadable(resolve(cwd, path)),
    /** Whether a file that `--library` names has not one record that could be read. */
    isBroken: () => isBroken,
    seeds(folder: string): void {
      const list = join(folder, categoriesFile);
      const { categories, files: names, problems } = parseCategories(textOf(list), list);
      const layer: Layer = { kind: "seeds", order: 0 };
      library.setCategories(list, layer, categories, problems);
      for (const name of names)
        library.setFile(parseSeedFile(textOf(join(folder, name)), join(folder, name), layer));
    },
  };
}

function orUsageError<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${reasonOf(error)}.`);
  }
}

function textOf(path: string): string {
  if (statSync(path).size > mostBytes) throw new Error(`it is larger than ${mostBytes / 1024 / 1024} MiB`);
  const bytes = readFileSync(path);
  return decode(bytes, encodingOf(bytes) ?? "utf-8");
}

/** A path as the command line shows it: relative to the working directory, with `/`. */
export function showPath(cwd: string, path: string): string {
  const shown = relative(cwd, path).split(sep).join("/");
  return shown === "" ? "." : shown;
}
