// VS Code in a browser sometimes loses the focus or a click, which no test can prevent. So files in which a test failed
// run once more, in a fresh VS Code. Only what fails twice has failed; passes on the second try are reported.
import type { Choice } from "./choice.ts";

export interface Outcome {
  /** 0 if all tests passed. */
  readonly code: number;
  readonly passing: number;
  /** The suite's last lines, without colours. */
  readonly said: string;
}

/** If more files than this fail, it is not by chance, and they do not run again. */
const mostFiles = 8;

/** The line with which a suite reports a file with a failed test, by its path in the suite. */
export const failedFileLine = (file: string) => `A test failed in ${file}`;

/** Runs the suite, then the files with failed tests a second time. A chosen part of the suite runs only once. */
export async function withSecondTry(
  choice: Choice,
  run: (choice: Choice) => Promise<Outcome>,
  say: (text: string) => void = console.log,
): Promise<Outcome> {
  const first = await run(choice);
  const files = [...first.said.matchAll(/^A test failed in (.+)\.js$/gm)].map(([, file]) => file as string);
  const chosen = choice.files.length > 0 || choice.grep !== undefined;
  if (first.code === 0 || chosen || files.length === 0 || files.length > mostFiles) return first;
  say(`\nOnce more, in a fresh VS Code: ${files.join(", ")}`);
  const second = await run({ ...choice, files });
  if (second.code !== 0 || second.passing === 0) return { ...second, passing: first.passing };
  const failing = Number(/^\s*(\d+) failing\b/m.exec(first.said)?.[1] ?? 0);
  // `.ci/run` parses this line.
  say(`\nPassed on the second try: ${failing}, seen twice: ${Math.max(second.passing - failing, 0)}`);
  return { ...first, code: 0, passing: first.passing + failing };
}

/** How many tests passed, from mocha's last lines. */
export const passingIn = (said: string) => Number(/^\s*(\d+) passing\b/m.exec(said)?.[1] ?? 0);
