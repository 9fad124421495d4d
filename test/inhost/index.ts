// Entry of the suite that runs inside VS Code's extension host (Node): `extensionTestsPath` of the web workbench and
// of @vscode/test-electron alike. Built as a bundle of its own beside the bundles of the test files.
import { format } from "node:util";
import { workspace } from "vscode";
import { runFiles } from "../host/mochaRun.ts";

const {
  MARGINALIA_GREP: grep,
  MARGINALIA_FILES: wanted,
  MARGINALIA_MARK: mark = "",
  MARGINALIA_RESTRICTED,
} = process.env;

/** In the web workbench our lines share the console with all that VS Code says: the mark tells them apart. */
const say = (...args: unknown[]) => console.log(mark + format(...args).replaceAll("\n", `\n${mark}`));

/** Runs every `*.test.js` below this folder, or those that the environment chooses (see test/host/choice.ts). */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  if (MARGINALIA_RESTRICTED !== undefined && workspace.isTrusted)
    throw new Error("Trust is not as it was asked for.");
  const choice = { files: wanted?.split("|") ?? [] };
  try {
    const failures = await runFiles({ folder: __dirname, choice, grep, timeout: 30_000, color: false, say });
    if (failures > 0) throw new Error(`${failures} failed`);
  } catch (error) {
    // A test file that cannot be loaded comes here too.
    say(error instanceof Error ? error.stack : error);
    throw error;
  }
}
