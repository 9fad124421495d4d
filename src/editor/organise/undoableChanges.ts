import * as vscode from "vscode";
import { type FileChange, undoPlan } from "../../core/library/organise/undo.ts";
import { editOpen } from "../documents/editOpen.ts";
import { openDocument, textOfFile } from "../documents/newestText.ts";
import { writeUnchanged } from "../documents/writeUnchanged.ts";
import { showInformation } from "../messages.ts";
import { registerCommand, showFailure } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = Pick<Services, "host" | "libraryFiles" | "log">;

/** Must be called with a file before it is changed, created or deleted. */
export type Touch = (uri: vscode.Uri) => Promise<void>;

/** Changes to the library's files that can be undone, each as a whole. */
export interface Changes extends vscode.Disposable {
  /**
   * Runs a change, which must call `touch` with each file before it changes it. Shows the sentence that `run` returns,
   * with an Undo button; without a sentence, only the command undoes it. A change that fails midway can be undone too.
   */
  record(run: (touch: Touch) => Promise<string | undefined>): Promise<void>;
}

/** How many changes can be undone, the last one first. */
const mostKept = 30;

/** Registers Undo Last Change to the Library, and records what it undoes. */
export function registerChanges({ host, libraryFiles, log }: Deps): Changes {
  const { l10n, workspace } = vscode;
  const done: (readonly FileChange[])[] = [];

  const textNow = (file: string) => textOfFile(vscode.Uri.parse(file), host);

  async function takeBack(changes: readonly FileChange[]): Promise<void> {
    const at = done.indexOf(changes);
    if (at >= 0) done.splice(at, 1);
    const files = [...new Set(changes.map(({ file }) => file))];
    const now = new Map<string, string | undefined>();
    for (const file of files) now.set(file, await textNow(file));
    const plan = undoPlan(changes, now);
    const left = [...plan.kept];
    for (const { file, expected, text } of plan.restore)
      if (!(await write(vscode.Uri.parse(file), expected, text))) left.push(file);
    await libraryFiles.refresh(files.map((file) => vscode.Uri.parse(file)));
    const kept = left.map((file) => workspace.asRelativePath(vscode.Uri.parse(file)));
    if (kept.length > 0)
      void showInformation(l10n.t("Left as they are, since they have changed: {0}.", kept.join(", ")));
  }

  /** Writes a text, or removes the file for `undefined`, if the file still has the expected text; returns whether it had. */
  async function write(
    uri: vscode.Uri,
    expected: string | undefined,
    text: string | undefined,
  ): Promise<boolean> {
    const open = openDocument(uri.toString());
    // Where the file is gone, a document that is still open has nothing to save.
    if (text !== undefined && expected !== undefined && open) {
      let isExpected = true;
      await editOpen(
        open,
        (now) => {
          isExpected = now === expected || now === text;
          return isExpected ? text : now;
        },
        host,
      );
      return isExpected;
    }
    if (text !== undefined) return await writeUnchanged(uri, expected, text, host);
    const files = await host.filesAt(vscode.Uri.joinPath(uri, ".."));
    return await host.exclusively(uri, async () => {
      // No system removes a file on condition of what it has, so this is compared as late as possible.
      if ((await host.textNow(uri)) !== expected) return false;
      await files.remove(uri.path.slice(uri.path.lastIndexOf("/") + 1));
      return true;
    });
  }

  async function offer(sentence: string, changes: readonly FileChange[]): Promise<void> {
    const undo = l10n.t("Undo");
    if ((await showInformation(sentence, undo)) === undo) await takeBack(changes);
  }

  const command = registerCommand(log, "marginalia.undoChange", async () => {
    const last = done.at(-1);
    if (last === undefined) void showInformation(l10n.t("There is no change to the library to undo."));
    else await takeBack(last);
  });
  return {
    async record(run) {
      const before = new Map<string, string | undefined>();
      let sentence: string | undefined;
      try {
        sentence = await run(async (uri) => {
          const file = uri.toString();
          if (!before.has(file)) before.set(file, await textNow(file));
        });
      } finally {
        const changes: FileChange[] = [];
        for (const [file, text] of before) {
          const after = await textNow(file).catch(() => text);
          if (after !== text) changes.push({ file, before: text, after });
        }
        if (changes.length > 0) {
          done.push(changes);
          if (done.length > mostKept) done.shift();
          if (sentence !== undefined)
            void offer(sentence, changes).catch((error: unknown) => showFailure(log, "Undo", error));
        }
      }
    },
    dispose: () => command.dispose(),
  };
}
