// Which tests to run: `node dist/test/host/ui.js [PART OF A FILE'S PATH…] [--grep TEXT] [--only MODE]
// [--restricted]`.
import { parseArgs } from "node:util";

export interface Choice {
  /** Parts of paths below test/inhost or test/ui; empty for all files. */
  readonly files: readonly string[];
  readonly grep: string | undefined;
  /** The only mode to run in; `undefined` for all. */
  readonly only: string | undefined;
  /** Whether to run in Restricted Mode; only for the in-host suite. */
  readonly restricted?: boolean;
}

export function parseChoice(args: readonly string[]): Choice {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      grep: { type: "string", short: "g" },
      only: { type: "string" },
      restricted: { type: "boolean" },
    },
  });
  const files = positionals.map((file) => file.replace(/\\/g, "/").replace(/^.*test\/(inhost|ui)\//, ""));
  const { grep, only, restricted = false } = values;
  return { files: files.map((file) => file.replace(/\.ts$/, "")), grep, only, restricted };
}

/** The environment variables that pass the choice to mocha, which runs in another process. */
export function choiceVariables({ files, grep, restricted }: Choice): Record<string, string> {
  return {
    ...(files.length > 0 ? { MARGINALIA_FILES: files.join("|") } : {}),
    ...(grep === undefined ? {} : { MARGINALIA_GREP: grep }),
    ...(restricted ? { MARGINALIA_RESTRICTED: "1" } : {}),
  };
}
