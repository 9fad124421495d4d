// Which tests a run takes: `node dist/test/host/ui.js [PART OF A FILE'S PATH…] [--grep TEXT] [--only MODE]
// [--restricted]`.
import { parseArgs } from "node:util";

export interface Choice {
  /** Parts of paths below test/inhost or test/ui; none: all. */
  readonly files: readonly string[];
  readonly grep: string | undefined;
  /** One of the run's modes; `undefined`: all. */
  readonly only: string | undefined;
  /** In Restricted Mode; of the in-host suite alone. */
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

/** How the choice reaches mocha, which runs in another process. */
export function choiceVariables({ files, grep, restricted }: Choice): Record<string, string> {
  return {
    ...(files.length > 0 ? { MARGINALIA_FILES: files.join("|") } : {}),
    ...(grep === undefined ? {} : { MARGINALIA_GREP: grep }),
    ...(restricted ? { MARGINALIA_RESTRICTED: "1" } : {}),
  };
}
