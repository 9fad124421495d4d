/** 0: success; 1: problems of severity warning or worse; 2: wrong usage or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** A command, `marginalia NAME …`, as the help lists it, and how to load it. `cli.ts` has the table. */
export interface CommandRow {
  readonly name: string;
  /** The operands in the usage line: `PATH…`, or "". */
  readonly operands: string;
  /** A one-line sentence without a full stop. */
  readonly summary: string;
  /** Loads the command's bundle. */
  load(): Command;
}

/** A command, as its bundle exports it. */
export interface Command {
  /** Fewer operands are a usage error. */
  readonly minOperands: number;
  /** More operands are a usage error; absent: any number. */
  readonly maxOperands?: number;
  /** The values of `--format`; the first is the default. */
  readonly formats: readonly [string, ...string[]];
  /** False: it reads no library but the files that it changes, so that it has neither `--library` nor `--no-seeds`. */
  readonly hasLibrary?: false;
  /** The command's own options, by long name without dashes. */
  readonly options?: Readonly<Record<string, CommandOption>>;
  /**
   * Throws a `UsageError` for wrong usage and unreadable input. The process ends with the returned code, or with a
   * higher one that `leaveOut` or `endWith` of the call asked for.
   */
  run(call: CommandCall): Promise<ExitCode>;
}

export interface CommandOption {
  /** The placeholder for its value in the usage text; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

/** The parsed command line and its environment. */
export interface CommandCall {
  readonly operands: readonly string[];
  readonly format: string;
  /** The command's own options: a value, or `true` for a switch. */
  readonly options: Readonly<Record<string, string | true | undefined>>;
  /** The values of `--library`, in order. */
  readonly libraries: readonly string[];
  /** False with `--no-seeds`. */
  readonly seeds: boolean;
  readonly cwd: string;
  /** The absolute path of the folder with the bundles (`dist`); `seeds` is beside it. */
  readonly product: string;
  readonly terminal: Terminal;
  /**
   * Says that a file or folder could not be read, each once. The exit code is 2 then, unless the file has gone since it
   * was found, or has a name that no program can open.
   */
  leaveOut(path: string, reason: string): void;
  /** The exit code is at least this one, whatever `run` returns. */
  endWith(code: ExitCode): void;
}

export interface Terminal {
  /** Writes text to stdout, without adding a line end. */
  out(text: string): void;
  /** Writes one line to stderr. */
  warn(sentence: string): void;
  /** Whether to write colours to stdout: it is a terminal, and NO_COLOR is not set. */
  readonly colour: boolean;
  /** Writes raw text to stderr if that is a terminal; for a progress bar. */
  status(text: string): void;
}

/** Ends the command with a sentence on stderr and exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Whether an error is a `UsageError`. Compared by name: each bundle has its own copy of the class. */
export function isUsageError(error: unknown): error is Error {
  return error instanceof Error && error.name === "UsageError";
}

/** The value of an option like `--limit N`. Throws a `UsageError` unless it is a whole number of at least 1. */
export function countOption(call: CommandCall, option: string): number | undefined {
  const value = call.options[option];
  if (value === undefined) return undefined;
  if (typeof value === "string" && /^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new UsageError(`--${option} takes a whole number from 1, not "${value}".`);
}
