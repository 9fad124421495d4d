// Folders of the project, relative to the bundles in dist/test/host.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { endWithProcess } from "./endings.ts";

/** The repository: the folder that contains dist/. */
export const project = resolve(__dirname, "../../..");

/** The folder for VS Code, browsers, screenshots and the copy of the demo; Git ignores it. */
export const scratch = join(project, ".vscode-test");

/** The folder for installs of VS Code and the browser; the environment may name a shared one. */
export const cache = process.env.MARGINALIA_VSCODE_CACHE
  ? resolve(process.env.MARGINALIA_VSCODE_CACHE)
  : scratch;

/** A path for display: relative to the project if it is inside. */
export function shown(path: string): string {
  const inside = relative(project, path);
  return inside.startsWith("..") ? path : inside;
}

/** Creates a temporary folder, removed when this process ends. In the system's: VS Code's sockets need short paths. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "marginalia-")));
  endWithProcess(() => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // A process that is still ending may write here. The system cleans its temporary folder itself.
    }
  });
  return folder;
}
