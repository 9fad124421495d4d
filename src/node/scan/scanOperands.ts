import { realpathSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { defaultExcludes } from "../../core/scan/excludes.ts";
import { maxBytesOf } from "../../core/scan/textFile.ts";
import { type CommandCall, UsageError } from "../command.ts";
import { type LoadedLibrary, loadLibrary, showPath } from "../library.ts";
import { readReasonOf } from "../reason.ts";
import { progressBar } from "../terminal.ts";
import { readSlot, type ScanRoot } from "./scanJob.ts";
import { type PathsScan, scanPaths } from "./scanPaths.ts";

export interface ScannedOperands extends LoadedLibrary {
  /** Without the files that are layers of the library; paths are relative to the working directory. */
  readonly scan: PathsScan;
}

/**
 * Scans the operands and loads their library. Says what could not be read; the command ends with exit code 2 then.
 * Throws a `UsageError` for an operand that does not exist. `withSayings`: the library learns what the files say about
 * the papers they cite.
 */
export async function scanOperands(
  call: CommandCall,
  { withSayings = false } = {},
): Promise<ScannedOperands> {
  const roots = call.operands.map((operand) => rootOf(call.cwd, operand));
  const bar = progressBar(call.terminal);
  const scan = await scanPaths(
    { roots: distinct(roots), excludes: defaultExcludes, withSayings },
    {
      product: call.product,
      onProgress: (board) => bar.show(readSlot(board, "filesRead"), readSlot(board, "filesMade")),
    },
  );
  bar.clear();
  const loaded = loadLibrary({ ...call, sources: scan.sources });
  for (const { path, reason } of scan.unreadable) call.leaveOut(path, reason);
  // A large bibliography is read anyway, as part of the library.
  warnOfLarge(
    call,
    scan.tooLarge.filter((path) => !loaded.files.has(path)),
  );
  const found = scan.found.filter(({ file }) => !loaded.files.has(file));
  loaded.library.batch(() => {
    for (const { file, sayings } of found) if (sayings) loaded.library.setSayings(file, sayings);
  });
  return { ...loaded, scan: { ...scan, found } };
}

function rootOf(cwd: string, operand: string): ScanRoot {
  // An empty path is an unset variable; it must not mean the working directory.
  if (operand === "") throw new UsageError("A path is empty.");
  const path = resolve(cwd, operand);
  try {
    const stat = statSync(realpathSync(path));
    const shown = showPath(cwd, path);
    // Reading a pipe would wait for a writer.
    if (!stat.isDirectory() && !stat.isFile()) throw new Error("it is neither a file nor a folder");
    if (stat.isDirectory()) return { folder: path, prefix: shown === "." ? "" : `${shown}/` };
    const folder = showPath(cwd, dirname(path));
    return { folder: dirname(path), prefix: folder === "." ? "" : `${folder}/`, only: basename(path) };
  } catch (error) {
    const reason = readReasonOf(error, path, showPath(cwd, dirname(path)));
    throw new UsageError(`${operand} cannot be read: ${reason}.`);
  }
}

/** The roots without duplicates. */
function distinct(roots: readonly ScanRoot[]): readonly ScanRoot[] {
  const key = (root: ScanRoot) => `${root.folder}\0${root.only ?? ""}`;
  return roots.filter((root, index) => roots.findIndex((other) => key(other) === key(root)) === index);
}

function warnOfLarge({ terminal }: CommandCall, tooLarge: readonly string[]): void {
  for (const limit of new Set(tooLarge.map(maxBytesOf))) {
    const [first, ...others] = tooLarge.filter((path) => maxBytesOf(path) === limit);
    const size = `larger than ${limit / 1024 / 1024} MiB`;
    terminal.warn(
      others.length === 0
        ? `${first} is left out: it is ${size}.`
        : `${others.length + 1} files are left out: they are ${size} (${first}, …).`,
    );
  }
}
