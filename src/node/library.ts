import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { parseCslJson } from "../core/bibliography/cslJson.ts";
import { parseCategories } from "../core/library/categories.ts";
import { categoriesFile } from "../core/library/categoriesFile.ts";
import { Library } from "../core/library/library.ts";
import { parsePaperFile } from "../core/library/paperFile.ts";
import { parseSeedFile } from "../core/library/seedFile.ts";
import type { Layer } from "../core/library/source.ts";
import { decode, encodingOf } from "../core/scan/readable.ts";
import { UsageError } from "./command.ts";
import { reasonOf } from "./reason.ts";

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
}

/**
 * The library of the command line: what `--library` names, what stands below the paths, the seeds. A `--library` that
 * cannot be read is a `UsageError`; what is wrong in a file is in the library's `problems`.
 */
export function loadLibrary(request: LibraryRequest): LoadedLibrary {
  const library = new Library();
  const files = new Set<string>();
  const loader = newLoader(library, files, request);
  library.batch(() => {
    for (const path of request.libraries) loader.named(path);
    for (const path of [...request.sources].sort()) loader.source(path);
    if (request.seeds) loader.seeds(join(request.product, "..", "seeds"));
  });
  return { library, files };
}

function newLoader(library: Library, files: Set<string>, { cwd, product }: LibraryRequest) {
  let order = 0;
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
  /** Takes a file as a layer if it is one. */
  const take = (path: string, text: string): boolean => {
    const shown = showPath(cwd, path);
    const folder = dirname(path);
    if (files.has(shown)) return true;
    if (path.endsWith(".bib"))
      library.setFile(bibliography().parseBibtex(text, shown, layerOf("bibliography", path)));
    else if (basename(path) === categoriesFile) {
      const { categories, problems } = parseCategories(text, shown);
      library.setCategories(shown, layerOf("papers", folder), categories, problems);
    } else if (path.endsWith(".json")) {
      const content = parseCslJson(text, shown, layerOf("csl", path));
      if (content === undefined) return false;
      library.setFile(content);
    } else {
      const content = parsePaperFile(text, shown, layerOf("papers", folder));
      if (content === undefined) return false;
      library.setFile(content);
    }
    files.add(shown);
    return true;
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
        const isLayer = take(
          name,
          orUsageError(showPath(cwd, name), () => textOf(name)),
        );
        if (!isLayer && !isFolder) throw new UsageError(`${path} is no paper file, .bib or CSL-JSON.`);
      }
    },
    source(path: string): void {
      const full = resolve(cwd, path);
      // What cannot be read was said by the scan.
      if (statSync(full, { throwIfNoEntry: false })?.isFile()) take(full, textOf(full));
    },
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
  const bytes = readFileSync(path);
  return decode(bytes, encodingOf(bytes) ?? "utf-8");
}

/** A path as the command line shows it: relative to the working directory, with `/`. */
export function showPath(cwd: string, path: string): string {
  const shown = relative(cwd, path).split(sep).join("/");
  return shown === "" ? "." : shown;
}
