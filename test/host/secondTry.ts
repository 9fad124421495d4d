// A whole VS Code in a browser now and then loses a focus or a click that no test can wait for. Files in which a test
// failed run once more, in a fresh VS Code; what fails twice has failed, and what did not is said.
import type { Choice } from "./choice.ts";

export interface Outcome {
  /** 0: all passed. */
  readonly code: number;
  readonly passing: number;
  /** The suite's last lines, without colours. */
  readonly said: string;
}

/** More files than this do not fail by chance. */
const mostFiles = 8;

/** The line by which a suite names a file, relative to it, in which a test failed. */
export const failedFileLine = (file: string) => `A test failed in ${file}`;

/** Runs the suite, and the files in which a test failed a second time. A part that somebody chose runs once. */
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
  // `.ci/run` reads it.
  say(`\nPassed on the second try: ${failing}, seen twice: ${Math.max(second.passing - failing, 0)}`);
  return { ...first, code: 0, passing: first.passing + failing };
}

/** How many tests passed, by mocha's closing lines. */
export const passingIn = (said: string) => Number(/^\s*(\d+) passing\b/m.exec(said)?.[1] ?? 0);
