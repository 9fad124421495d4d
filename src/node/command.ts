/** 0 fine; 1 problems of severity warning or worse; 2 wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** One word of the command line, `marginalia NAME …`. `cli.ts` has the table of them and makes the usage text. */
export interface Command {
  readonly name: string;
  /** What follows the name in the usage line: `PATH…`; "" where nothing does. */
  readonly operands: string;
  /** With fewer operands than this, it is wrong use. */
  readonly minOperands: number;
  /** With more operands than this, it is wrong use; absent: any number. */
  readonly maxOperands?: number;
  /** One line, a sentence without a full stop. */
  readonly summary: string;
  /** What `--format` takes; the first is the default. */
  readonly formats: readonly [string, ...string[]];
  /** Options of this command alone, by their long name without dashes. */
  readonly options?: Readonly<Record<string, CommandOption>>;
  /** Throws a `UsageError` for wrong use and unreadable input. */
  run(call: CommandCall): Promise<ExitCode>;
}

export interface CommandOption {
  /** The placeholder of its value in the usage text; absent: a switch. */
  readonly value?: string;
  readonly help: string;
}

/** What the user typed, sorted, and the world around it. */
export interface CommandCall {
  readonly operands: readonly string[];
  readonly format: string;
  /** The command's own options: the value, or `true` for a switch. */
  readonly options: Readonly<Record<string, string | true | undefined>>;
  /** Every `--library`, in order. */
  readonly libraries: readonly string[];
  /** False with `--no-seeds`. */
  readonly seeds: boolean;
  readonly cwd: string;
  /** The folder of the product's bundles (`dist`), absolute; `seeds` stands beside it. */
  readonly product: string;
  readonly terminal: Terminal;
}

export interface Terminal {
  /** Writes to stdout; a text command ends its last line itself. */
  out(text: string): void;
  /** Writes one line to stderr: something went wrong, and the rest goes on. */
  warn(sentence: string): void;
  /** Whether stdout takes colours (a terminal, and no NO_COLOR). */
  readonly colour: boolean;
  /** Writes raw text to stderr where that is a terminal, for a progress bar; does nothing elsewhere. */
  status(text: string): void;
}

/** Ends the command with its sentence on stderr and exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The number of an option like `--limit N`; throws a `UsageError` where it is not a whole number from 1. */
export function countOption(call: CommandCall, option: string): number | undefined {
  const value = call.options[option];
  if (value === undefined) return undefined;
  if (typeof value === "string" && /^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new UsageError(`--${option} takes a whole number from 1, not "${value}".`);
}
