import * as vscode from "vscode";
import { type CommandId, laterCommands, overviewViewType } from "../manifest.ts";
import { registerCommand, showFailure } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import type * as Commands from "./bundle.ts";

/**
 * Registers the commands whose code most sessions never need. The first one that runs loads them all, and their real
 * handlers replace the ones registered here.
 */
export function registerLaterCommands(services: Services): vscode.Disposable {
  const { bundles, log } = services;
  let commands: vscode.Disposable = vscode.Disposable.from(
    ...laterCommands.map((id) => vscode.commands.registerCommand(id, (...args) => run(id, args))),
  );
  let loading: ReturnType<typeof load> | undefined;

  async function load() {
    const { registerCommands } = await bundles.loadPart<typeof Commands>("commands");
    commands.dispose();
    const loaded = registerCommands(services);
    commands = loaded;
    return loaded;
  }

  /** Loads the commands; if that fails, the next call tries again. */
  async function loaded(): ReturnType<typeof load> {
    try {
      loading ??= load();
      return await loading;
    } catch (error) {
      loading = undefined;
      throw error;
    }
  }

  async function run(id: CommandId, args: readonly unknown[]): Promise<unknown> {
    try {
      await loaded();
    } catch (error) {
      await showFailure(log, id, error);
      return undefined;
    }
    return vscode.commands.executeCommand(id, ...args);
  }

  return vscode.Disposable.from(
    registerCommand(log, "marginalia.showLog", () => log.show()),
    vscode.window.registerWebviewPanelSerializer(overviewViewType, {
      deserializeWebviewPanel: async (panel, state) => (await loaded()).restore(panel, state),
    }),
    { dispose: () => commands.dispose() },
  );
}
