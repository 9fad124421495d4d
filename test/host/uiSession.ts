// A server with the extension installed, whose workbench the tests in test/ui drive.
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "../ui/session.ts";
import { findBrowser, launchOptions } from "./browser.ts";
import { type ExtensionHost, installExtension } from "./copies.ts";
import { scratch, temporaryFolder } from "./project.ts";
import { startServer, writeSettings } from "./server.ts";
import { host, type Version } from "./vscode.ts";

/** The environment variable that passes the session to the tests, as JSON. */
export const sessionVariable = "MARGINALIA_UI";

/** Starts the server; `stop` ends it and removes its files. */
export async function startSession(mode: {
  readonly name: string;
  readonly version: Version;
  readonly extensionHost: ExtensionHost;
}): Promise<{ readonly session: Session; stop(): Promise<void> }> {
  const vscode = await host(mode.version);
  const browser = await findBrowser();
  const folder = temporaryFolder();
  const data = join(folder, "data");
  writeSettings(data, {});
  await installExtension(data, mode.extensionHost);
  const server = await startServer(vscode, data);
  return {
    session: {
      mode: mode.name,
      extensionHost: mode.extensionHost,
      version: mode.version,
      address: server.address,
      data,
      folder,
      artifacts: scratch,
      launch: launchOptions(browser, true),
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
