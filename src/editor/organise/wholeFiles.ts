import * as vscode from "vscode";
import type { Problem } from "../../core/problem.ts";
import type { problemSentence } from "../../core/problems/problemText.ts";
import { reasonOf } from "../../core/text/reasonOf.ts";
import { editOpen } from "../documents/editOpen.ts";
import { openDocument, textOfFile } from "../documents/newestText.ts";
import { writeUnchanged } from "../documents/writeUnchanged.ts";
import { askBefore } from "../messages.ts";
import type { Services } from "../services.ts";
import { removeFile } from "./removeFile.ts";

type Deps = Pick<Services, "host" | "bundles">;

/** Reads and writes whole paper files. Failures are thrown as sentences that name the file. */
export interface OwnFiles {
  /** The text of a file; `undefined` if there is no file. Throws if it has unsaved changes. */
  read(uri: vscode.Uri): Promise<string | undefined>;
  /** Writes `text` if the file still has the text `before`; throws otherwise. */
  write(uri: vscode.Uri, before: string | undefined, text: string): Promise<void>;
  /**
   * Moves a file to the trash. If there is no trash, it is deleted for good if `ask` agrees; omit `ask` if another file
   * has all of its contents. If there is one that does not take the file, the user is always asked. Returns whether it
   * is in the trash.
   */
  remove(uri: vscode.Uri, ask?: (name: string) => Promise<boolean>): Promise<boolean>;
  /** Returns the result, or throws a Problem as a failure. */
  checked<T extends object | string>(uri: vscode.Uri, result: T | Problem): Promise<T>;
}

export function ownFiles({ host, bundles }: Deps): OwnFiles {
  const { l10n, workspace } = vscode;
  const failure = (uri: vscode.Uri, reason: string) =>
    new Error(l10n.t("{0} could not be written: {1}", workspace.asRelativePath(uri), reason));
  const changing = (uri: vscode.Uri) => failure(uri, l10n.t("another program keeps changing it"));
  return {
    async read(uri) {
      if (openDocument(uri.toString())?.isDirty)
        throw failure(uri, l10n.t("it has changes that are not saved"));
      return await textOfFile(uri, host);
    },
    async write(uri, before, text) {
      const open = openDocument(uri.toString());
      if (open && before !== undefined) {
        let isOther = false;
        await editOpen(
          open,
          (now) => {
            isOther = now !== before && now !== text;
            return isOther ? now : text;
          },
          host,
        );
        if (isOther) throw changing(uri);
        return;
      }
      if (!(await writeUnchanged(uri, before, text, host))) throw changing(uri);
    },
    async remove(uri, ask) {
      const name = workspace.asRelativePath(uri);
      const outcome = await removeFile({
        hasTrash: hasTrash(uri),
        toTrash: () => workspace.fs.delete(uri, { useTrash: true }),
        forGood: () => workspace.fs.delete(uri),
        askInstead: (reason) => askInstead(name, reason),
        askWithoutTrash: ask && (() => ask(name)),
      });
      if (outcome === "kept") throw new vscode.CancellationError();
      return outcome === "in trash";
    },
    async checked<T extends object | string>(uri: vscode.Uri, result: T | Problem): Promise<T> {
      if (!isProblem(result)) return result;
      const { problemSentence: sentenceOf }: { problemSentence: typeof problemSentence } =
        await bundles.load("library");
      throw failure(uri, l10n.t(sentenceOf(result), result.args));
    },
  };
}

/**
 * Whether VS Code has a trash for a file: only a window on the desktop, for files of its own machine. VS Code's error
 * does not say whether there is none, or whether it failed.
 */
function hasTrash(uri: vscode.Uri): boolean {
  const { remoteName, uiKind } = vscode.env;
  return uri.scheme === "file" && remoteName === undefined && uiKind === vscode.UIKind.Desktop;
}

async function askInstead(name: string, reason: unknown): Promise<boolean> {
  const { l10n } = vscode;
  const remove = l10n.t("Delete");
  const question = l10n.t("{0} could not be moved to the trash. Delete it for good?", name);
  return (await askBefore(question, reasonOf(reason), remove)) === remove;
}

function isProblem(result: object | string): result is Problem {
  return typeof result === "object" && "code" in result;
}
