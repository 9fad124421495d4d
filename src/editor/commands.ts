import * as vscode from "vscode";
import type { CommandArguments, CommandId } from "./manifest.ts";

/**
 * Registers a command. Its failure is caught here alone: logged with its stack, shown in one sentence. A cancelled
 * command says nothing.
 */
export function registerCommand<C extends CommandId>(
  log: vscode.LogOutputChannel,
  id: C,
  run: (...args: CommandArguments[C]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: CommandArguments[C]) => {
    try {
      return await run(...args);
    } catch (error) {
      if (error instanceof vscode.CancellationError) return undefined;
      log.error(id, error);
      void showFailure(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  });
}

async function showFailure(sentence: string): Promise<void> {
  const showLog = vscode.l10n.t("Show Log");
  if ((await vscode.window.showErrorMessage(sentence, showLog)) === showLog)
    await runCommand("marginalia.showLog");
}

/** A command of ours for a button or an item, with its arguments checked. */
export function asCommand<C extends CommandId>(
  title: string,
  command: C,
  ...args: CommandArguments[C]
): vscode.Command {
  return { title, command, arguments: args };
}

/** Runs a command of ours, with its arguments checked. */
export function runCommand<C extends CommandId>(command: C, ...args: CommandArguments[C]): Thenable<unknown> {
  return vscode.commands.executeCommand(command, ...args);
}
