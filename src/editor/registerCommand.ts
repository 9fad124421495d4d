import * as vscode from "vscode";
import type { CommandArguments, CommandId } from "./manifest.ts";

/** Registers a command. Its failure is caught here alone, and shown. */
export function registerCommand<C extends CommandId>(
  log: vscode.LogOutputChannel,
  id: C,
  run: (...args: CommandArguments[C]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: CommandArguments[C]) => {
    try {
      return await run(...args);
    } catch (error) {
      void showFailure(log, id, error);
      return undefined;
    }
  });
}

/**
 * Logs a failure with its stack and shows it in one sentence that leads to the log; a cancellation says nothing. Resolves
 * with the one of `choices` that is taken.
 */
export async function showFailure<T extends string>(
  log: vscode.LogOutputChannel,
  what: string,
  error: unknown,
  ...choices: T[]
): Promise<T | undefined> {
  if (error instanceof vscode.CancellationError) return undefined;
  log.error(what, error);
  const sentence = error instanceof Error ? error.message : String(error);
  const showLog = vscode.l10n.t("Show Log");
  const chosen = await vscode.window.showErrorMessage(sentence, ...choices, showLog);
  if (chosen === showLog) await runCommand("marginalia.showLog");
  return choices.find((choice) => choice === chosen);
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
