import type { Library } from "../../core/library/library.ts";
import { problemText } from "../../core/problems/problemText.ts";
import type { CommandCall, ExitCode } from "../command.ts";
import { loadLibrary } from "../library.ts";

/** The library of a command without paths: what `--library` names and the seeds. Says on stderr what is wrong with it. */
export function commandLibrary(call: CommandCall): {
  readonly library: Library;
  readonly exitCode: ExitCode;
} {
  const { library, unreadable, exitCode } = loadLibrary({ ...call, sources: [] });
  for (const { path, reason } of unreadable) call.terminal.warn(`${path} is left out: ${reason}.`);
  warnOfProblems(call, library);
  return { library, exitCode };
}

/** One line on stderr for each problem of the library's files. */
export function warnOfProblems({ terminal }: CommandCall, library: Library): void {
  for (const problem of library.problems)
    terminal.warn(`${problem.file}:${problem.line + 1}: ${problemText(problem)}`);
}
