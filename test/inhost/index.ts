// Entry of the suite that runs inside VS Code's extension host (Node): `extensionTestsPath` of the web workbench and
// of @vscode/test-electron alike. Built as a bundle of its own beside the bundles of the test files.
import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { format } from "node:util";

const { MARGINALIA_GREP: grep, MARGINALIA_FILES: wanted, MARGINALIA_MARK: mark = "" } = process.env;

/** In the web workbench our lines share the console with all that VS Code says: the mark tells them apart. */
const say = (...args: unknown[]) => console.log(mark + format(...args).replaceAll("\n", `\n${mark}`));

/** Runs every `*.test.js` below this folder, or those that the environment chooses (see test/host/choice.ts). */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  try {
    const failures = await runMocha();
    if (failures > 0) throw new Error(`${failures} failed`);
  } catch (error) {
    // A test file that cannot be loaded comes here too.
    say(error instanceof Error ? error.stack : error);
    throw error;
  }
}

async function runMocha(): Promise<number> {
  // An ES module: not every host can `require` one.
  const { default: Mocha } = await import("mocha");
  Mocha.reporters.Base.consoleLog = say;
  const mocha = new Mocha({ ui: "bdd", color: false, timeout: 30_000, ...(grep ? { grep } : {}) });
  const files = readdirSync(__dirname, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.js"))
    .filter((file) => !wanted || wanted.split("|").some((part) => file.split(sep).join("/").includes(part)))
    .sort();
  if (files.length === 0) throw new Error(`No test file ${wanted ? `matches ${wanted}` : "was built"}.`);
  for (const file of files) mocha.addFile(join(__dirname, file));
  return new Promise((resolve) => mocha.run(resolve));
}
