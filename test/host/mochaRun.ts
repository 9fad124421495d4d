// Runs a suite's files in this process: VS Code's extension host (test/inhost), or one that drives a browser (test/ui).
import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import type { Choice } from "./choice.ts";
import { failedFileLine } from "./secondTry.ts";

export interface Run {
  /** The suite: every `*.test.js` below this folder. */
  readonly folder: string;
  readonly choice: Pick<Choice, "files">;
  readonly grep: string | RegExp | undefined;
  /** The longest that one test may take, in milliseconds. */
  readonly timeout: number;
  readonly color: boolean;
  say(...args: unknown[]): void;
}

/** Resolves with the number of failed tests and hooks. @throws if no file matches, or one cannot be loaded */
export async function runFiles({ folder, choice, grep, timeout, color, say }: Run): Promise<number> {
  // Imported here, because it is an ES module, which not every host can `require`.
  const { default: Mocha } = await import("mocha");
  Mocha.reporters.Base.consoleLog = say;
  const mocha = new Mocha({ ui: "bdd", color, timeout, ...(grep ? { grep } : {}) });
  const files = chosenFiles(folder, choice);
  if (files.length === 0) throw new Error("No test file was built that is called so.");
  for (const file of files) mocha.addFile(join(folder, file));
  const failed = new Set<string>();
  return new Promise((resolve) => {
    const runner = mocha.run((failures) => {
      for (const file of failed) say(failedFileLine(file));
      resolve(failures);
    });
    runner.on("fail", ({ file }) => {
      const name = files.find((one) => file === join(folder, one));
      if (name) failed.add(name);
    });
  });
}

function chosenFiles(folder: string, { files: wanted }: Pick<Choice, "files">): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.js"))
    .filter((file) => wanted.length === 0 || wanted.some((part) => file.split(sep).join("/").includes(part)))
    .sort();
}
