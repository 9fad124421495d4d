import { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { Library } from "../../core/library/library.ts";
import { problemText } from "../../core/problems/problemText.ts";
import type { FileCitations } from "../../core/scan/scanResult.ts";
import type { CommandCall } from "../command.ts";
import { loadLibrary } from "../library.ts";

/** Loads the library of a command without paths: `--library` and the seeds. Writes its problems to stderr. */
export function commandLibrary(call: CommandCall): Library {
  const { library } = loadLibrary({ ...call, sources: [] });
  warnOfProblems(call, library);
  return library;
}

/** Writes the warnings and errors in the library's files to stderr, one per line; `check` lists milder ones too. */
export function warnOfProblems({ terminal }: CommandCall, library: Library): void {
  for (const problem of library.problems)
    if (problem.severity === "error" || problem.severity === "warning")
      terminal.warn(`${problem.file}:${problem.line + 1}: ${problemText(problem)}`);
}

/** Makes an index of a scan's results. Also teaches the library the prefixes with which the files cite its keys. */
export function foundIndex(found: readonly FileCitations[], library: Library): CitationIndex {
  const index = new CitationIndex();
  index.batch(() => {
    for (const { file, citations, declarations } of found) index.set(file, citations, declarations);
  });
  library.setKeyPrefixes(index.keyPrefixes);
  index.setPapers(library);
  return index;
}
