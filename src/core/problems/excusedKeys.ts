import type { Citation, Form } from "../citations/citation.ts";
import type { CitationIndex } from "../citations/citationIndex.ts";
import type { Declaration } from "../citations/declarations/declarations.ts";
import type { Language } from "../citations/languages/language.ts";
import { languageOf } from "../citations/languages/languageOf.ts";
import { memoize } from "../memoize.ts";
import type { PaperId } from "../paperId.ts";
import type { PaperLookup } from "./paperLookup.ts";

/** A bibliography that a file names but the library does not have. */
export type MissingBibliography = Extract<Declaration, { readonly kind: "bibliography" }>;

/** What the rest of the workspace says about keys that no paper has. */
export interface ExcusedKeys {
  /** The missing bibliographies that a file names, and that may contain keys which no paper has. */
  missingIn(file: string): readonly MissingBibliography[];
  /** Whether a key may be in a missing bibliography: a file names one that applies to this form and file. */
  mayBeElsewhere(file: string, form: Form): boolean;
  /** Whether the workspace cites with `[@key]` in code, so that an unknown key in this form is a mistake. */
  readonly areBracketsKeys: boolean;
}

/** Computes what the index says about unknown keys; valid until the library or the index changes. */
export function excusedKeys(library: PaperLookup, index: CitationIndex): ExcusedKeys {
  const names = memoize((_: undefined) => bibliographyNames(library));
  const missing = memoize((file: string) =>
    index
      .declaredIn(file)
      .filter((one) => one.kind === "bibliography")
      .filter(({ name }) => !names(undefined).has(baseName(name))),
  );
  const all = memoize((_: undefined) =>
    index.declaring().flatMap((file) => missing(file).map(({ form }) => ({ file, form }))),
  );
  const appliesTo = (declaring: string, form: Form, file: string) =>
    // Doxygen reads all code, and so does Sphinx's autodoc; a TeX document covers its folder and those below.
    form === "doxygen" ||
    form === "sphinx" ||
    file.startsWith(declaring.slice(0, declaring.lastIndexOf("/") + 1));
  const mayBeElsewhere = (file: string, form: Form) => {
    const own = index.declaredIn(file).filter((one) => one.kind === "bibliography" && one.form === form);
    if (own.length > 0) return missing(file).some((one) => one.form === form);
    return all(undefined).some((one) => one.form === form && appliesTo(one.file, form, file));
  };
  const isUnknown = memoize((target: PaperId) => library.find(target) === undefined);
  /** The files with unknown keys, and the forms of these. */
  const unknown = memoize((_: undefined) =>
    index.files().flatMap((file) => {
      const keys = index.in(file).filter(({ target }) => target.startsWith("key:") && isUnknown(target));
      return keys.length > 0 ? [{ file, forms: new Set(keys.map(({ form }) => form)) }] : [];
    }),
  );
  let areBracketsKeys: boolean | undefined;
  return {
    mayBeElsewhere,
    missingIn: (file) =>
      missing(file).filter(({ form }) =>
        unknown(undefined).some((other) => other.forms.has(form) && appliesTo(file, form, other.file)),
      ),
    get areBracketsKeys() {
      areBracketsKeys ??= index
        .files()
        .some((file) =>
          index
            .in(file)
            .some((one) => one.form === "pandoc" && one.tentative === true && !isUnknown(one.target)),
        );
      return areBracketsKeys;
    },
  };
}

/** The library's bibliographies by file name, in lower case, without `.bib`. */
function bibliographyNames({ papers }: PaperLookup): ReadonlySet<string> {
  const files = new Set(papers.flatMap(({ origins }) => origins.map(({ file }) => file)));
  return new Set([...files].map((file) => baseName(file)));
}

function baseName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  return decoded(name)
    .replace(/\.bib$/i, "")
    .toLowerCase();
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Forms whose processor ignores the case of keys: BibTeX, and pybtex for Sphinx. */
export const ignoresCase: ReadonlySet<Form> = new Set<Form>(["latex", "doxygen", "sphinx", "rd"]);

/** Languages that Doxygen reads (its manual, "Getting started"), where `\cite key` in a comment is its command. */
const doxygenLanguages: ReadonlySet<Language> = new Set<Language>([
  "c",
  "cpp",
  "csharp",
  "d",
  "doxygen",
  "fortran",
  "fortran-fixed",
  "java",
  "javascript",
  "markdown",
  "php",
  "typescript",
  "tsx",
]);

/** Whether `\cite key` or `@cite key` here is Doxygen's command and not prose: in Python only in documentation. */
export function isDoxygenPlace({ context, line }: Citation, file: string, lines: readonly string[]): boolean {
  const language = languageOf(file, lines[0] ?? "");
  if (doxygenLanguages.has(language)) return true;
  return language === "python" && (context === "docstring" || /^\s*##/.test(lines[line] ?? ""));
}
