import * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { Library } from "../../core/library/library.ts";
import type { CitationProblemCode, Problem } from "../../core/problem.ts";
import type * as Problems from "../../core/problems/bundle.ts";
import type { CheckContext, CheckedFile } from "../../core/problems/checkContext.ts";
import type { ProblemSettings } from "../../core/problems/severities.ts";
import type { TitleIndex } from "../../core/problems/titles/titleIndex.ts";
import type { Bundles } from "../bundles.ts";
import type { Documents } from "../documents/documents.ts";
import { languageOfDocument } from "../documents/languages.ts";
import type { LibraryFiles } from "../library/libraryFiles.ts";
import type { WorkspaceScan } from "../scan/workspaceScan.ts";
import { onSettings, type Settings } from "../settings.ts";
import type { SettingKey } from "../settingTable.ts";

/** The setting for each problem's severity. */
export const severitySettings = {
  "malformed-arxiv-id": "marginalia.problems.malformedArxivId",
  "unknown-citekey": "marginalia.problems.unknownCitekey",
  "title-mismatch": "marginalia.problems.titleMismatch",
  "id-mismatch": "marginalia.problems.idMismatch",
  "paper-not-in-library": "marginalia.problems.paperNotInLibrary",
  "mixed-forms": "marginalia.problems.mixedForms",
  "non-canonical-link": "marginalia.problems.nonCanonicalLink",
} as const satisfies Readonly<Record<CitationProblemCode, SettingKey>>;

/** Core's checks, with the current library, index and settings. */
export interface LoadedChecks
  extends Pick<
      typeof Problems,
      "checkFile" | "describedPaper" | "fixesOf" | "problemSentence" | "silenceEdit"
    >,
    Pick<Documents, "contextBefore"> {
  contextFor(scope: vscode.ConfigurationScope): CheckContext;
  problemsIn(document: vscode.TextDocument): readonly Problem[];
}

export interface Checks extends vscode.Disposable {
  /** Whether the document cites anything; most do not. */
  cites(document: vscode.TextDocument): boolean;
  fileOf(document: vscode.TextDocument): CheckedFile;
  /** Reads the library and loads the checks when they are first needed. */
  loaded(): Promise<LoadedChecks>;
}

interface Deps {
  readonly bundles: Bundles;
  readonly libraryFiles: LibraryFiles;
  readonly library: Library;
  readonly index: CitationIndex;
  readonly documents: Documents;
  readonly settings: Settings;
  readonly workspaceScan: WorkspaceScan;
}

export function createChecks(deps: Deps): Checks {
  const { bundles, library, libraryFiles, index, documents, settings, workspaceScan } = deps;
  let titles: TitleIndex | undefined;
  // Cached, because diagnostics, quick fixes and the light bulb check the same text in turn.
  let checked = new WeakMap<vscode.TextDocument, { version: number; problems: readonly Problem[] }>();
  let findings: CheckContext["known"];
  let excused: CheckContext["excusedKeys"];
  const forget = () => {
    checked = new WeakMap();
    excused = undefined;
  };
  const listeners = vscode.Disposable.from(
    library.onDidChange(() => {
      titles = undefined;
      findings = undefined;
      forget();
    }),
    index.onDidChange(forget),
    onSettings([...Object.values(severitySettings), "marginalia.problems.preferredForm"], forget),
  );
  const fileOf = (document: vscode.TextDocument): CheckedFile => ({
    file: document.uri.toString(),
    lines: documents.linesOf(document),
    citations: documents.citationsIn(document),
  });
  // Addresses in a bibliography are records, not citations.
  const cites = (document: vscode.TextDocument) =>
    languageOfDocument(document) !== "bibtex" &&
    (documents.citationsIn(document).length > 0 || index.declaredIn(document.uri.toString()).length > 0);
  const loadedWith = (core: typeof Problems): LoadedChecks => {
    const contextFor = (scope: vscode.ConfigurationScope): CheckContext => {
      titles ??= core.titleIndex(library.papers);
      findings ??= new WeakMap();
      excused ??= core.excusedKeys(library, index);
      return {
        library,
        titles,
        known: findings,
        settings: severitiesAt(settings, scope),
        preferredForm: settings.read("marginalia.problems.preferredForm", scope),
        formsOf: (id) => core.formCounts(library, index, id),
        excusedKeys: excused,
      };
    };
    const problemsIn = (document: vscode.TextDocument): readonly Problem[] => {
      if (!cites(document)) return [];
      const known = checked.get(document);
      if (known?.version === document.version) return known.problems;
      const problems = core.checkFile(fileOf(document), contextFor(document));
      // Files that are not scanned yet may excuse a key (`excusedKeys`).
      if (problems.some(({ code }) => code === "unknown-citekey")) void workspaceScan.ready();
      checked.set(document, { version: document.version, problems });
      return problems;
    };
    return { ...core, contextFor, problemsIn, contextBefore: documents.contextBefore };
  };
  let made: LoadedChecks | undefined;
  return {
    cites,
    fileOf,
    async loaded() {
      const [core] = await Promise.all([bundles.load("problems"), libraryFiles.ready()]);
      made ??= loadedWith(core);
      return made;
    },
    dispose: () => listeners.dispose(),
  };
}

function severitiesAt(settings: Settings, scope: vscode.ConfigurationScope): ProblemSettings {
  const at = (code: CitationProblemCode) => settings.read(severitySettings[code], scope);
  return {
    "malformed-arxiv-id": at("malformed-arxiv-id"),
    "unknown-citekey": at("unknown-citekey"),
    "title-mismatch": at("title-mismatch"),
    "id-mismatch": at("id-mismatch"),
    "paper-not-in-library": at("paper-not-in-library"),
    "mixed-forms": at("mixed-forms"),
    "non-canonical-link": at("non-canonical-link"),
  };
}
