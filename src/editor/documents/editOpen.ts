import * as vscode from "vscode";
import { spanBetween } from "../../core/text/span.ts";
import type { Host } from "../host.ts";

/** How often to retry a text that keeps changing. */
const attempts = 8;
/** How long to wait for VS Code to read a file that another program changed; in milliseconds. */
const patience = 5000;

type ReadDisk = () => Promise<string | undefined>;

/**
 * Changes the text of an open file in its document, and saves it if it had no unsaved changes: those are the user's to
 * save. If another program writes meanwhile, its text stays and the change is made again, even for a text of the same
 * length, which VS Code itself would overwrite. Rejects with a reason if the file is not UTF-8, because saving would
 * destroy characters.
 */
export async function editOpen(
  document: vscode.TextDocument,
  change: (text: string) => string,
  { textNow }: Pick<Host, "textNow">,
): Promise<void> {
  const { uri } = document;
  const readDisk = async () => {
    const text = await textNow(uri);
    return text === undefined ? undefined : comparable(text);
  };
  const wasSaved = !document.isDirty;
  let onDisk = wasSaved ? await whenRead(document, readDisk) : await readDisk();
  await replace(document, change);
  for (let attempt = 1; wasSaved && document.isDirty; attempt++) {
    const foreign = await save(document, onDisk, readDisk);
    if (foreign === undefined) return;
    if (attempt === attempts) throw new Error(vscode.l10n.t("another program keeps changing it"));
    await replace(document, () => change(withLineEnds(foreign, document)));
    onDisk = await readDisk();
  }
}

/** Retries, because VS Code refuses an edit if the text has changed meanwhile. */
async function replace(document: vscode.TextDocument, change: (text: string) => string): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const before = document.getText();
    const span = spanBetween(before, change(before));
    if (span === undefined) return;
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
    edit.replace(document.uri, range, span.text);
    if (await vscode.workspace.applyEdit(edit)) return;
  }
  throw new Error(vscode.l10n.t("its text keeps changing"));
}

/** The text of a saved document's file, once the document has that text too. */
async function whenRead(document: vscode.TextDocument, readDisk: ReadDisk): Promise<string | undefined> {
  for (const end = Date.now() + patience; ; await pause(20)) {
    const onDisk = await readDisk();
    if (onDisk === undefined || onDisk === comparable(document.getText()) || document.isDirty) return onDisk;
    if (Date.now() > end)
      throw new Error(vscode.l10n.t("another program has changed it, and the editor has not read that yet"));
  }
}

/**
 * Saves a document whose file has the text `onDisk`. If another program wrote another text, that text is returned:
 * either nothing was saved, or the save overwrote it.
 */
async function save(
  document: vscode.TextDocument,
  onDisk: string | undefined,
  readDisk: ReadDisk,
): Promise<string | undefined> {
  const foreignNow = async () => {
    const now = await readDisk().catch(() => undefined);
    // VS Code writes in parts, so a beginning of our text is its own write.
    return now === undefined || now === onDisk || comparable(document.getText()).startsWith(now)
      ? undefined
      : now;
  };
  const before = await foreignNow();
  if (before !== undefined) return before;
  let foreign: string | undefined;
  let isSaving = true;
  const saved = Promise.resolve(document.save()).finally(() => {
    isSaving = false;
  });
  while (isSaving) {
    foreign = (await foreignNow()) ?? foreign;
    await pause(1);
  }
  await saved;
  if (foreign === undefined) return undefined;
  // The file now has our text, perhaps changed by other extensions on save, or what the other program wrote after us.
  const now = await readDisk();
  return now?.startsWith(foreign) ? undefined : foreign;
}

/** Normalises a text for comparison: an open document has no byte-order mark and only one kind of line ends. */
function comparable(text: string): string {
  return text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
}

function withLineEnds(text: string, { eol }: vscode.TextDocument): string {
  return eol === vscode.EndOfLine.CRLF ? text.replaceAll("\n", "\r\n") : text;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
