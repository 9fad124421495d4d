import * as vscode from "vscode";
import { readerViewType, recordReaderViewType } from "../manifest.ts";
import { registerRecords } from "../papers/records.ts";
import type * as ReaderHost from "./bundle.ts";
import type { Reader } from "./pages.ts";

type Deps = Parameters<typeof ReaderHost.createReader>[0];

/**
 * Registers the reader: a custom editor for paper files, and for the records of papers without a file. The first page
 * loads its code.
 */
export function registerReader(deps: Deps): vscode.Disposable {
  let reader: Promise<Reader> | undefined;
  const load = async () => (await deps.bundles.loadPart<typeof ReaderHost>("readerHost")).createReader(deps);
  const editor: vscode.CustomTextEditorProvider = {
    async resolveCustomTextEditor(document, panel) {
      reader ??= load();
      reader.catch(() => {
        // Let the next page try again.
        reader = undefined;
      });
      await (await reader).open(document, panel);
    },
  };
  return vscode.Disposable.from(
    registerRecords(deps.library, () => deps.libraryFiles.ready()),
    ...[readerViewType, recordReaderViewType].map((viewType) =>
      vscode.window.registerCustomEditorProvider(viewType, editor, {
        supportsMultipleEditorsPerDocument: true,
        webviewOptions: { enableFindWidget: true },
      }),
    ),
    { dispose: () => void reader?.then((one) => one.dispose()) },
  );
}
