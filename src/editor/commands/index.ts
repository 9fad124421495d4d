import * as vscode from "vscode";
import { type CommandId, laterCommands } from "../manifest.ts";
import { registerCommand, showFailure } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import type * as Commands from "./bundle.ts";

/**
 * Registers the commands whose code most sessions never need. The first that is run loads them all; they then take the
 * place of what is registered here.
 */
export function registerLaterCommands(services: Services): vscode.Disposable {
  const { bundles, log } = services;
  let commands = vscode.Disposable.from(
    ...laterCommands.map((id) => vscode.commands.registerCommand(id, (...args) => run(id, args))),
  );
  let loading: Promise<void> | undefined;

  async function load(): Promise<void> {
    const { registerCommands } = await bundles.loadPart<typeof Commands>("commands");
    commands.dispose();
    commands = registerCommands(services);
  }

  async function run(id: CommandId, args: readonly unknown[]): Promise<unknown> {
    try {
      loading ??= load();
      await loading;
    } catch (error) {
      loading = undefined;
      await showFailure(log, id, error);
      return undefined;
    }
    return vscode.commands.executeCommand(id, ...args);
  }

  return vscode.Disposable.from(
    registerCommand(log, "marginalia.showLog", () => log.show()),
    { dispose: () => commands.dispose() },
  );
}
