import * as vscode from "vscode";
import type { Citation, Context } from "../../core/citations/citation.ts";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import { declarationsIn, mayDeclare } from "../../core/citations/declarations/declarations.ts";
import { commentMarkers, type Language } from "../../core/citations/languages/language.ts";
import { type Lexed, lexed, type Source } from "../../core/citations/lexing/regions.ts";
import { relexed } from "../../core/citations/rescan/relexed.ts";
import { rescan, type Scan } from "../../core/citations/rescan/rescan.ts";
import { scan } from "../../core/citations/scan.ts";
import type { Library } from "../../core/library/library.ts";
import { debounce } from "../debounce.ts";
import { languageOfDocument } from "./languages.ts";
import { openDocument } from "./newestText.ts";
import { registerOpenNotebooks } from "./openNotebooks.ts";
import { registerTexts } from "./texts.ts";

/** The citations of open documents, always for the current text. */
export interface Documents extends vscode.Disposable {
  citationsIn(document: vscode.TextDocument): readonly Citation[];
  /** The citations in a text that is not a document. */
  citationsOf(text: string, language: Language): readonly Citation[];
  citationAt(document: vscode.TextDocument, position: vscode.Position): Citation | undefined;
  /** The document's lines, without line ends. */
  linesOf(document: vscode.TextDocument): readonly string[];
  /**
   * The context of the character before a position. The position at the end of a line comment is already outside of it,
   * and users look at the character.
   */
  contextBefore(document: vscode.TextDocument, position: vscode.Position): Context;
  /** Whether a position is in a comment, docstring or prose, where a citation can be inserted as text. */
  takesText(document: vscode.TextDocument, position: vscode.Position): boolean;
  /** Excludes a document that we made, such as an export, from the index. */
  leaveOut(document: vscode.TextDocument): void;
}

/** A document is scanned this many milliseconds after the last keystroke. */
const debounceMs = 200;
/** Longer texts are not scanned. A megabyte without citations takes about a millisecond. */
const mostCharacters = 5_000_000;
/** Longer bibliographies do not show their citations: each entry would have a link. */
const mostOfLibraryFile = 1_000_000;
/** Schemes of documents that are not the user's files: outputs, old sides of diffs, consoles, our read-only papers. */
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
  // A refactoring's preview: the text as it would be.
  "vscode-bulkeditpreview-editor",
  "vscode-bulkeditpreview-multieditor",
]);

/** Keeps the index up to date with the open documents. */
export function registerDocuments(
  index: CitationIndex,
  library: Library,
  isLibraryFile: (file: string) => boolean,
): Documents {
  const texts = registerTexts();
  const isScanned = (document: vscode.TextDocument) =>
    isOwn(document) && texts.lengthOf(document) <= mostCharacters;
  const scanned = new Map<string, { readonly version: number; readonly citations: readonly Citation[] }>();
  // Only kept for the last document: users type in one at a time, and its scan can be continued after an edit.
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
    const found = rescan(lexedOf(document), languageOfDocument(document), before);
    const { citations } = found;
    if (!document.isClosed) {
      latest = { file, scan: found };
      scanned.set(file, { version: document.version, citations });
      if (isCiting(document)) index.setOpen(file, citations, declaredIn(document));
    }
    return citations;
  };
  const declaredIn = (document: vscode.TextDocument) => {
    const language = languageOfDocument(document);
    const { path } = document.uri;
    return mayDeclare(path, language) ? declarationsIn(texts.of(document), path, language) : [];
  };
  const leftOut = new WeakSet<vscode.TextDocument>();
  /** Whether a document's citations are indexed. Library files cite nothing; cells count as their notebook. */
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
  // A notebook that is also open as text counts as text again once its cells are closed.
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
    // A file may have been scanned before it was known to belong to the library.
    library.onDidChange(() =>
      index.batch(() => {
        for (const file of index.files()) {
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
    citationsOf: scan,
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
      // After a closing `*/` or `"""` at the end of a line, the position is outside.
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

/** The tokens that close a comment or docstring. */
function closingOf(language: Language, context: Context): readonly string[] {
  const { block } = commentMarkers(language);
  if (context === "comment") return block ? [block[1]] : [];
  return context === "docstring" ? ['"""', "'''", ...(block ? [block[1]] : [])] : [];
}

/** Whether a document is a text of the user. */
function isOwn({ uri }: vscode.TextDocument): boolean {
  return !foreignSchemes.has(uri.scheme);
}
