import type { CommandCall, ExitCode, Terminal } from "./command.ts";
import { damagedReason, goneReason } from "./reason.ts";

/** What of a command's input could not be read: it is said on stderr, and decides how the command ends. */
export interface Ending extends Pick<CommandCall, "leaveOut" | "endWith"> {
  /** The exit code of the process, where `run` returned `code`. */
  exitCode(code: ExitCode): ExitCode;
}

export function newEnding({ warn }: Pick<Terminal, "warn">): Ending {
  let least: ExitCode = 0;
  const told = new Set<string>();
  const endWith = (code: ExitCode) => {
    if (code > least) least = code;
  };
  return {
    leaveOut(path, reason) {
      const shown = path.replace(/\/$/, "") || ".";
      if (told.has(shown)) return;
      told.add(shown);
      warn(`${shown} is left out: ${reason}.`);
      if (reason !== goneReason && reason !== damagedReason) endWith(2);
    },
    endWith,
    exitCode: (code) => (code > least ? code : least),
  };
}
