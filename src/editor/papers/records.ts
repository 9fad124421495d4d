import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import { type LibraryPaper, lookupKey } from "../../core/library/libraryPaper.ts";
import { newPaperFile } from "../../core/library/paperFile/frontMatter.ts";
import { recordOf } from "../../core/paper.ts";
import { fileOf, paperOfFile } from "./fileOfPaper.ts";

/** The scheme of read-only documents for papers without a file: `marginalia:/jiang2024megascale.md`. */
export const recordScheme = "marginalia";

/** The document to open for a paper: its file (the workspace's before the personal one), else its record. */
export function documentUri(paper: LibraryPaper): vscode.Uri {
  return fileOf(paper) ?? recordUri(lookupKey(paper));
}

/** The paper of a document, the inverse of `documentUri`. */
export function paperAt(library: Library, uri: vscode.Uri): LibraryPaper | undefined {
  return uri.scheme === recordScheme ? recordPaper(library, uri) : paperOfFile(library, uri);
}

/**
 * The uri of a record. Encoded, because a citekey may contain characters that a path may not (`DBLP:conf/sosp/KwonLZ`).
 */
export function recordUri(citekey: string): vscode.Uri {
  // A lone surrogate cannot be encoded, so such a key is written as a JSON string, which can escape it.
  const name = !/\p{Cs}/u.test(citekey) && !citekey.startsWith('"') ? citekey : JSON.stringify(citekey);
  return vscode.Uri.from({ scheme: recordScheme, path: `/${encodeURIComponent(name)}.md` });
}

/** The paper that a record's uri names, if the library has it. */
export function recordPaper(library: Library, uri: vscode.Uri): LibraryPaper | undefined {
  const name = /^\/([^/]+)\.md$/.exec(uri.path)?.[1];
  const citekey = name === undefined ? undefined : decoded(name);
  return citekey === undefined ? undefined : library.byCitekey(citekey);
}

/** `undefined` if the uri is malformed, since anyone can write such a link. */
function decoded(name: string): string | undefined {
  try {
    const key = decodeURIComponent(name);
    const parsed: unknown = key.startsWith('"') ? JSON.parse(key) : key;
    return typeof parsed === "string" ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Serves records as the text that their files would have. */
export function registerRecords(library: Library, loaded: () => Promise<unknown>): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const open = () => vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === recordScheme);
  return vscode.Disposable.from(
    changed,
    library.onDidChange(() => {
      for (const { uri } of open()) changed.fire(uri);
    }),
    vscode.workspace.registerTextDocumentContentProvider(recordScheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        await loaded();
        const paper = recordPaper(library, uri);
        return paper === undefined ? "" : newPaperFile(recordOf(paper), paper.notes);
      },
    }),
  );
}
