// Runs the in-host suite (test/inhost) in the Node extension host of a real VS Code, the newest and the oldest.
// `node dist/test/host/inhost.js [FILE…] [--grep TEXT] [--only 1.139.1|1.100.3] [--restricted]`
import { rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findBrowser, launchOptions } from "./browser.ts";
import { type Choice, choiceVariables, parseChoice } from "./choice.ts";
import { copyExtension, copyWorkspace } from "./copies.ts";
import { runEntry } from "./endings.ts";
import { otherExtensions } from "./otherExtensions.ts";
import { unpackedExtension } from "./packages.ts";
import { project, scratch, shown, temporaryFolder } from "./project.ts";
import { type Outcome, passingIn, withSecondTry } from "./secondTry.ts";
import { startServer, workbenchAddress, writeSettings } from "./server.ts";
import { host, newest, oldest, type Version } from "./vscode.ts";

const workspace = "test/fixtures/workspace";
const mark = "mocha| ";
/** Ends a suite that hangs, in milliseconds. Generous: a busy machine takes three times as long as an idle one. */
const limit = 45 * 60_000;

/** Prints a line of a run. */
type Say = (text: string) => void;

async function runSuite(version: Version, choice: Choice, say: Say): Promise<Outcome> {
  const vscode = await host(version);
  const browser = await chromium.launch(launchOptions(await findBrowser(), true));
  const folder = temporaryFolder();
  const data = join(folder, "data");
  const untrusted = {
    "security.workspace.trust.enabled": true,
    "security.workspace.trust.startupPrompt": "never",
  };
  writeSettings(data, choice.restricted ? untrusted : {});
  otherExtensions(join(data, "extensions"));
  const server = await startServer(vscode, data, {
    driver: true,
    env: { ...choiceVariables(choice), MARGINALIA_MARK: mark },
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    let told = "";
    const logged: string[] = [];
    await page.exposeFunction("codeAutomationLog", (_type: string, args: unknown) => {
      const line = Array.isArray(args) ? args.join(" ") : String(args);
      if (!line.startsWith(mark)) {
        logged.push(line);
        return;
      }
      const said = line.replaceAll(mark, "");
      told = `${told}${said}\n`.slice(-50_000);
      say(said);
    });
    const code = new Promise<number>((resolve) => {
      void page.exposeFunction("codeAutomationExit", (exit: number) => resolve(exit));
    });
    const late = new Promise<number>((resolve) => setTimeout(resolve, limit, -1).unref());
    const crashed = new Promise<number>((resolve) => page.on("crash", () => resolve(-2)));
    const opening = {
      workspace: await copyWorkspace(workspace, join(folder, "workspace")),
      extension: await copyExtension(join(folder, "extension"), "node"),
      tests: join(project, "dist", "test", "inhost", "index.js"),
    };
    await page.goto(workbenchAddress(server.address, opening));
    const ended = await Promise.race([code, late, crashed]);
    if (ended === -1) console.error(`The suite did not end within ${limit / 60_000} minutes.`);
    if (ended === -2) console.error("The browser's page crashed.");
    const log = join(scratch, "logs", `inhost-${version}.log`);
    await mkdir(join(scratch, "logs"), { recursive: true });
    await writeFile(log, `${logged.join("\n")}\n`);
    const passing = passingIn(told);
    if (ended !== 0 || passing === 0) say(`All that VS Code said: ${shown(log)}`);
    return { code: ended, passing, said: told };
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

runEntry(async () => {
  const choice = parseChoice(process.argv.slice(2));
  const versions = [newest, oldest].filter((version) => !choice.only || version.startsWith(choice.only));
  if (versions.length === 0) throw new Error(`--only takes ${newest} or ${oldest}.`);
  const totals: string[] = [];
  let failed = false;
  // Install and pack everything once, before both runs need it.
  for (const version of versions) await host(version);
  await findBrowser();
  unpackedExtension();
  // In parallel, because each mostly waits for its VS Code. The second run's lines are printed after the first's.
  const runs = versions.map((version, place) => {
    const held: string[] = [];
    const say: Say = place === 0 ? console.log : (text) => held.push(text);
    const run = withSecondTry(choice, (files) => runSuite(version, files, say), say);
    // Awaited below, in the order of the versions.
    run.catch(() => undefined);
    return { version, run, held };
  });
  for (const { version, run, held } of runs) {
    console.log(`\nIn the extension host of VS Code ${version}`);
    const { code, passing } = await run;
    for (const text of held) console.log(text);
    const fine = code === 0 && passing > 0;
    failed ||= !fine;
    totals.push(`VS Code ${version}: ${passing} passing${fine ? "" : `, FAILED (exit ${code})`}`);
  }
  console.log(`\nIn-host suite\n  ${totals.join("\n  ")}`);
  return failed ? 1 : 0;
});
