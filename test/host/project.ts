// Folders of the project, seen from the bundles in dist/test/host.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { endWithProcess } from "./endings.ts";

/** The repository: where npm runs scripts, or the folder that holds dist/. */
export const project = resolve(__dirname, "../../..");

/** Ignored by git: hosts, browsers, screenshots, the copy of the demo. */
export const scratch = join(project, ".vscode-test");

/** VS Code installs and the browser; a shared folder where the environment names one. */
export const cache = process.env.MARGINALIA_VSCODE_CACHE
  ? resolve(process.env.MARGINALIA_VSCODE_CACHE)
  : scratch;

/** A path as a person reads it: relative to the project where it is inside. */
export function shown(path: string): string {
  const inside = relative(project, path);
  return inside.startsWith("..") ? path : inside;
}

/** A folder that is gone when this process ends. In the system's own: VS Code's sockets need short paths. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "marginalia-")));
  endWithProcess(() => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // A process that is still ending may write once more; the system empties its folder by itself.
    }
  });
  return folder;
}
