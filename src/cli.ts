import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { terminalText } from "./core/text/terminalText.ts";
import { type Command, type ExitCode, UsageError } from "./node/command.ts";
import { add } from "./node/commands/add.ts";
import { bib } from "./node/commands/bib.ts";
import { check } from "./node/commands/check.ts";
import { cites } from "./node/commands/cites.ts";
import { importPapers } from "./node/commands/import.ts";
import { mergeFile } from "./node/commands/mergeFile.ts";
import { papers } from "./node/commands/papers.ts";
import { refresh } from "./node/commands/refresh.ts";
import { search } from "./node/commands/search.ts";
import { productVersion } from "./node/productVersion.ts";
import { reasonOf } from "./node/reason.ts";
import { processTerminal } from "./node/terminal.ts";
import { parseCall, usageOf, usageOfCommand } from "./node/usage.ts";

const commands: readonly Command[] = [
  papers,
  search,
  cites,
  check,
  bib,
  add,
  refresh,
  importPapers,
  mergeFile,
];

async function main(args: readonly string[]): Promise<ExitCode> {
  const terminal = processTerminal();
  const [name, ...rest] = args;
  if (name === "--version" || name === "-v") {
    terminal.out(`${productVersion(__dirname)}\n`);
    return 0;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    terminal.out(usageOf(commands));
    return 0;
  }
  try {
    const command = commands.find((candidate) => candidate.name === name);
    if (command === undefined) {
      const known = commands.map((candidate) => candidate.name).join(", ");
      throw new UsageError(
        name === undefined ? `Name a command: ${known}.` : `No command "${name}"; there is ${known}.`,
      );
    }
    const call = parseCall(command, rest);
    if (call.help) {
      terminal.out(usageOfCommand(command));
      return 0;
    }
    return await command.run({
      ...call,
      cwd: workingFolder(),
      product: __dirname,
      terminal,
    });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.warn(`${error.message} (marginalia --help)`);
    return 2;
  }
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw new UsageError(`The working directory cannot be read: ${reasonOf(error)}.`);
  }
}

// Let V8 optimise later: in a command that runs for a second, early optimisation is mostly discarded (a quarter of the
// work). Only for versions of V8 that are known to have the flag.
if (/^1[0-4]\./.test(process.versions.v8)) setFlagsFromString("--interrupt-budget=600000");

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`marginalia: ${text.split("\n").map(terminalText).join("\n")}\n`);
    process.exitCode = 2;
  },
);
