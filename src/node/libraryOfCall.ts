import type { Library } from "../core/library/library.ts";
import { problemText } from "../core/problems/problemText.ts";
import { defaultExcludes } from "../core/scan/excludes.ts";
import type { CommandCall, ExitCode } from "./command.ts";
import { loadLibrary } from "./library.ts";
import { mayBeSource } from "./scanShare.ts";
import { walk } from "./walk.ts";

/** A working directory with more files than this (a home directory, say) is looked through no further. */
const mostFiles = 100_000;

/**
 * The library of a command without paths: what `--library` names, what stands below the working directory, the seeds.
 * Says on stderr what is wrong with it.
 */
export function libraryOfCall(call: CommandCall): { readonly library: Library; readonly exitCode: ExitCode } {
  const { library, unreadable, exitCode } = loadLibrary({ ...call, sources: sourcesBelow(call) });
  for (const { path, reason } of unreadable) call.terminal.warn(`${path} is left out: ${reason}.`);
  warnOfProblems(call, library);
  return { library, exitCode };
}

/** One line on stderr for each problem of the library's files. */
export function warnOfProblems({ terminal }: CommandCall, library: Library): void {
  for (const problem of library.problems)
    terminal.warn(`${problem.file}:${problem.line + 1}: ${problemText(problem)}`);
}

function sourcesBelow({ cwd, terminal }: CommandCall): readonly string[] {
  const sources: string[] = [];
  let files = 0;
  walk(cwd, {
    excludes: defaultExcludes,
    onFiles: (paths) => {
      files += paths.length;
      for (const path of paths) if (mayBeSource(path)) sources.push(path);
      if (files < mostFiles) return true;
      const count = files.toLocaleString("en");
      terminal.warn(`Only ${count} files below the working directory are looked through for a library.`);
      return false;
    },
    // A folder that nobody named, and that may have nothing to do with the library.
    onUnreadable: () => undefined,
  });
  return sources;
}
