// Runs the in-host suite in a desktop VS Code from @vscode/test-electron: the oldest that we support, and the newest.
// `node dist/test/host/desktop.js [FILE…] [--grep TEXT] [--only 1.100.3|stable]`
import { rmSync } from "node:fs";
import { join } from "node:path";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { type Choice, choiceVariables, parseChoice } from "./choice.ts";
import { copyExtension, copyWorkspace } from "./copies.ts";
import { runEntry } from "./endings.ts";
import { otherExtensions } from "./otherExtensions.ts";
import { cache, project, temporaryFolder } from "./project.ts";
import { writeSettings } from "./server.ts";
import { oldest } from "./vscode.ts";

async function runSuite(version: string, choice: Choice): Promise<string | undefined> {
  let vscodeExecutablePath: string;
  try {
    vscodeExecutablePath = await downloadAndUnzipVSCode({ version, cachePath: cache });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `NOT RUN: a desktop VS Code ${version} could not be downloaded (${why}).`;
  }
  const folder = temporaryFolder();
  writeSettings(folder, {});
  const workspace = await copyWorkspace("test/fixtures/workspace", join(folder, "workspace"));
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: [
        await copyExtension(join(folder, "extension"), "node"),
        ...otherExtensions(join(folder, "others")),
      ],
      extensionTestsPath: join(project, "dist", "test", "inhost", "index.js"),
      extensionTestsEnv: choiceVariables(choice),
      // The user's settings are where writeSettings puts them: data/User below the folder.
      launchArgs: [workspace, "--disable-extensions", `--user-data-dir=${join(folder, "data")}`],
    });
    return undefined;
  } catch (error) {
    return `FAILED: ${error instanceof Error ? error.message : error}`;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

runEntry(async () => {
  const choice = parseChoice(process.argv.slice(2));
  const versions = [oldest, "stable"].filter((version) => !choice.only || version.startsWith(choice.only));
  const totals: string[] = [];
  let failed = versions.length === 0;
  for (const version of versions) {
    console.log(`\nIn the desktop VS Code ${version}`);
    const problem = await runSuite(version, choice);
    failed ||= problem !== undefined;
    totals.push(`VS Code ${version}: ${problem ?? "passed (its lines are above)"}`);
  }
  console.log(`\nDesktop suite\n  ${totals.join("\n  ")}`);
  return failed ? 1 : 0;
});
