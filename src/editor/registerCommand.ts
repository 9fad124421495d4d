import * as vscode from "vscode";
import { reasonOf } from "../core/text/reasonOf.ts";
import type { CommandArguments, CommandId } from "./manifest.ts";
import { showError, showInformation } from "./messages.ts";
import { isRefusal } from "./refusal.ts";

/** Registers a command that shows its own failures. */
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
 * Logs an error with its stack and shows its sentence with a Show Log button. A refusal is only information, and
 * cancellations are not shown. Resolves with the chosen action.
 */
export async function showFailure<T extends string>(
  log: vscode.LogOutputChannel,
  what: string,
  error: unknown,
  ...choices: T[]
): Promise<T | undefined> {
  if (error instanceof vscode.CancellationError) return undefined;
  if (isRefusal(error)) return await showInformation(error.message, ...choices);
  log.error(what, error);
  const sentence = reasonOf(error);
  const showLog = vscode.l10n.t("Show Log");
  const chosen = await showError(sentence, ...choices, showLog);
  if (chosen === showLog) await runCommand("marginalia.showLog");
  return choices.find((choice) => choice === chosen);
}

/** One of our commands for a button or item, with typed arguments. */
export function asCommand<C extends CommandId>(
  title: string,
  command: C,
  ...args: CommandArguments[C]
): vscode.Command {
  return { title, command, arguments: args };
}

/** Runs one of our commands, with typed arguments. */
export function runCommand<C extends CommandId>(command: C, ...args: CommandArguments[C]): Thenable<unknown> {
  return vscode.commands.executeCommand(command, ...args);
}
