import * as vscode from "vscode";
import type { Citation, Context } from "../../core/citations/citation.ts";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import {
  commentMarkers,
  type Language,
  type Lexed,
  languageOf,
  languageOfEditorId,
  lexed,
  type Source,
} from "../../core/citations/languages/index.ts";
import { relexed } from "../../core/citations/rescan/relexed.ts";
import { rescan, type Scan } from "../../core/citations/rescan/rescan.ts";
import type { Library } from "../../core/library/library.ts";
import { debounce } from "../debounce.ts";
import { openDocument } from "./newestText.ts";
import { registerOpenNotebooks } from "./openNotebooks.ts";
import { registerTexts } from "./texts.ts";

/** The citations of open documents, as of their newest text. */
export interface Documents extends vscode.Disposable {
  citationsIn(document: vscode.TextDocument): readonly Citation[];
  citationAt(document: vscode.TextDocument, position: vscode.Position): Citation | undefined;
  /** The document's lines, without their ends. */
  linesOf(document: vscode.TextDocument): readonly string[];
  /**
   * What the letter before a position stands in: the end of a line comment is outside of it by a hair, and the letter is
   * what the reader sees.
   */
  contextBefore(document: vscode.TextDocument, position: vscode.Position): Context;
  /** Whether a place is in a comment, a docstring or prose, where a citation is readable text. */
  takesText(document: vscode.TextDocument, position: vscode.Position): boolean;
  /** A document that lists what others cite, made by us: it cites nothing itself. */
  leaveOut(document: vscode.TextDocument): void;
}

/** A document is scanned this many milliseconds after the last keystroke. */
const debounceMs = 200;
/** Longer texts are left out: measured, a megabyte takes about a millisecond without citations. */
const mostCharacters = 5_000_000;
/** A bibliography has a citation in each entry, and each of them is a link: longer ones are only read for the library. */
const mostOfLibraryFile = 1_000_000;
/** What is shown but is no file of the user's: outputs, the old sides of diffs, consoles, our own read-only papers. */
const foreignSchemes: ReadonlySet<string> = new Set([
  "output",
  "git",
  "gitlens",
  "gitfs",
  "review",
  "pr",
  "debug",
  "vscode-scm",
  "vscode",
  "vscode-settings",
  "vscode-terminal",
  "comment",
  "search-editor",
  "walkThrough",
  "walkThroughSnippet",
  "interactive",
  "marginalia",
  "chat-editing-text-model",
  "chat-editing-snapshot-text-model",
  "vscode-local-history",
]);

/** Keeps the index in step with the open documents, and answers for one of them at once. */
export function registerDocuments(
  index: CitationIndex,
  library: Library,
  isLibraryFile: (file: string) => boolean,
): Documents {
  const texts = registerTexts();
  const isScanned = (document: vscode.TextDocument) =>
    isOwn(document) && texts.lengthOf(document) <= mostCharacters;
  const scanned = new Map<string, { readonly version: number; readonly citations: readonly Citation[] }>();
  // One types in one document at a time, and several ask for the same text of it: that is scanned and lexed on.
  let latest: { readonly file: string; readonly scan: Scan } | undefined;
  let last: { document: vscode.TextDocument; version: number; source: Source; now: Lexed } | undefined;
  const lexedOf = (document: vscode.TextDocument): Lexed => {
    const { version } = document;
    const language = languageOfDocument(document);
    const known = last?.document === document && last.source.language === language ? last : undefined;
    if (known?.version === version) return known.now;
    const text = texts.of(document);
    const edited = known && relexed(text, known.source);
    const source = known && edited ? known.source : lexed(text, language);
    last = { document, version, source, now: edited ?? source };
    return last.now;
  };
  const citationsIn = (document: vscode.TextDocument): readonly Citation[] => {
    const file = document.uri.toString();
    if (isLibraryFile(file) && texts.lengthOf(document) > mostOfLibraryFile) return [];
    const known = scanned.get(file);
    if (known?.version === document.version) return known.citations;
    if (!isScanned(document)) return [];
    const before = latest?.file === file ? latest.scan : undefined;
    const scan = rescan(lexedOf(document), languageOfDocument(document), before);
    const { citations } = scan;
    if (!document.isClosed) {
      latest = { file, scan };
      scanned.set(file, { version: document.version, citations });
      if (isCiting(document)) index.setOpen(file, citations);
    }
    return citations;
  };
  const leftOut = new WeakSet<vscode.TextDocument>();
  /** The library's own files have citations to hover, but cite nothing; a notebook's cells count as its own. */
  const isCiting = (document: vscode.TextDocument) => {
    const file = document.uri.toString();
    if (document.uri.scheme === "vscode-notebook-cell" || leftOut.has(document)) return false;
    return !isLibraryFile(file) && !notebooks.has(file);
  };
  const changed = debounce<vscode.TextDocument>(debounceMs, (documents) => {
    index.batch(() => {
      for (const document of documents) if (!document.isClosed && isCiting(document)) citationsIn(document);
    });
  });
  const close = (document: vscode.TextDocument) => {
    const file = document.uri.toString();
    if (last?.document === document) last = undefined;
    if (latest?.file === file) latest = undefined;
    if (scanned.delete(file) && isCiting(document)) index.closeOpen(file);
  };
  // A notebook may be open as text too, which counts when its cells are gone.
  const countText = (file: string) => {
    const document = openDocument(file);
    if (document && scanned.delete(file)) changed.add(document);
  };
  const notebooks = registerOpenNotebooks(index, citationsIn, countText);
  for (const document of vscode.workspace.textDocuments) changed.add(document);
  const events = vscode.Disposable.from(
    texts,
    changed,
    notebooks,
    vscode.workspace.onDidOpenTextDocument((document) => changed.add(document)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isOwn(document)) changed.add(document);
    }),
    vscode.workspace.onDidCloseTextDocument(close),
    // A file may be scanned before the library knows that it is one of its own.
    library.onDidChange(() =>
      index.batch(() => {
        for (const file of [...index.files()]) {
          if (!isLibraryFile(file)) continue;
          index.closeOpen(file);
          index.delete(file);
        }
      }),
    ),
  );
  const contextBefore = (document: vscode.TextDocument, position: vscode.Position): Context =>
    lexedOf(document).contextAt(
      document.offsetAt(position.with({ character: Math.max(0, position.character - 1) })),
    );
  return {
    citationsIn,
    citationAt: (document, { line, character }) =>
      citationsIn(document).find(
        (one) => one.line === line && one.start <= character && character <= one.end,
      ),
    linesOf: texts.linesOf,
    contextBefore,
    takesText(document, position) {
      if (!isScanned(document)) return false;
      const context = contextBefore(document, position);
      if (context === "code" || context === "string") return false;
      // Behind `*/` or `"""` one is out of it, which at a line's end the next character does not tell.
      const before = document.lineAt(position.line).text.slice(0, position.character);
      const isClosed = closingOf(languageOfDocument(document), context).some((mark) => before.endsWith(mark));
      return !isClosed || lexedOf(document).contextAt(document.offsetAt(position)) === context;
    },
    leaveOut(document) {
      leftOut.add(document);
      index.closeOpen(document.uri.toString());
    },
    dispose: () => events.dispose(),
  };
}

/** What closes a comment or a docstring; prose has no end. */
function closingOf(language: Language, context: Context): readonly string[] {
  const { block } = commentMarkers(language);
  if (context === "comment") return block ? [block[1]] : [];
  return context === "docstring" ? ['"""', "'''", ...(block ? [block[1]] : [])] : [];
}

/** Whether a document is a text of the user's, not a view of something else. */
function isOwn({ uri }: vscode.TextDocument): boolean {
  return !foreignSchemes.has(uri.scheme);
}

/** The language of a document: the one that VS Code gives it, and where we do not know that, its name's. */
export function languageOfDocument(document: vscode.TextDocument): Language {
  const language = languageOfEditorId(document.languageId);
  return language === "other" ? languageOf(document.uri.path) : language;
}
