import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { terminalText } from "./core/text/terminalText.ts";
import { bundleAt } from "./node/bundles.ts";
import { type CommandRow, type ExitCode, isUsageError, UsageError } from "./node/command.ts";
import { newEnding } from "./node/ending.ts";
import { keepCompiled } from "./node/keepCompiled.ts";
import { productVersion } from "./node/productVersion.ts";
import { reasonOf } from "./node/reason.ts";
import { processTerminal } from "./node/terminal.ts";
import { parseCall, usageOf, usageOfCommand } from "./node/usage.ts";

/** The exports of the commands' bundles. Each command has a separate bundle, so that only the called one is loaded. */
interface CommandBundles {
  readonly papersCommand: typeof import("./node/commands/papers.ts");
  readonly searchCommand: typeof import("./node/commands/search.ts");
  readonly citesCommand: typeof import("./node/commands/cites.ts");
  readonly checkCommand: typeof import("./node/commands/check.ts");
  readonly bibCommand: typeof import("./node/commands/bib.ts");
  readonly addCommand: typeof import("./node/commands/add.ts");
  readonly refreshCommand: typeof import("./node/commands/refresh.ts");
  readonly importCommand: typeof import("./node/commands/import.ts");
  readonly mergeFileCommand: typeof import("./node/commands/mergeFile.ts");
}

/** The commands, in the order of the help. */
const commands: readonly CommandRow[] = [
  {
    name: "papers",
    operands: "",
    summary: "Every paper of the library",
    load: () => loaded("papersCommand").papers,
  },
  {
    name: "search",
    operands: "QUERY…",
    summary: "The papers that match the words, an id, an address or a citekey, best first",
    load: () => loaded("searchCommand").search,
  },
  {
    name: "cites",
    operands: "PATH…",
    summary: "Every paper that the files below the paths cite, and where",
    load: () => loaded("citesCommand").cites,
  },
  {
    name: "check",
    operands: "PATH…",
    summary: "What is wrong with the citations below the paths; exit code 1 from a warning on",
    load: () => loaded("checkCommand").check,
  },
  {
    name: "bib",
    operands: "PATH…",
    summary: "A bibliography of the papers that the files below the paths cite",
    load: () => loaded("bibCommand").bib,
  },
  {
    name: "add",
    operands: "ID…",
    summary: "Look papers up by id, DOI or address, and write a paper file of each",
    load: () => loaded("addCommand").add,
  },
  {
    name: "refresh",
    operands: "[CITEKEY…]",
    summary:
      "Bring paper files up to date: venue, DOI, code, withdrawn or retracted; never notes or what you edited",
    load: () => loaded("refreshCommand").refresh,
  },
  {
    name: "import",
    operands: "FILE|FOLDER…",
    summary: "Papers of .bib, CSL-JSON, RIS, notes or a Daily Papers page into a folder of paper files",
    load: () => loaded("importCommand").importPapers,
  },
  {
    name: "merge-file",
    operands: "BASE OURS THEIRS",
    summary: "Merge two versions of a paper file, as a merge driver of Git (%O %A %B)",
    load: () => loaded("mergeFileCommand").mergeFile,
  },
];

function loaded<K extends keyof CommandBundles>(name: K): CommandBundles[K] {
  return bundleAt(__dirname, name) as CommandBundles[K];
}

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
    const row = commands.find((candidate) => candidate.name === name);
    if (row === undefined) {
      const known = commands.map((candidate) => candidate.name).join(", ");
      throw new UsageError(
        name === undefined ? `Name a command: ${known}.` : `No command "${name}"; there is ${known}.`,
      );
    }
    const command = row.load();
    const call = parseCall(row, command, rest);
    if (call.help) {
      terminal.out(usageOfCommand(row, command));
      return 0;
    }
    const { exitCode, ...ending } = newEnding(terminal);
    return exitCode(
      await command.run({
        ...call,
        ...ending,
        cwd: workingFolder(),
        product: __dirname,
        terminal,
      }),
    );
  } catch (error) {
    if (!isUsageError(error)) throw error;
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
// work). Only for V8 10 and 11 (up to Node 21), which gain by it: later versions have a compile cache (`keepCompiled`).
if (/^1[01]\./.test(process.versions.v8)) setFlagsFromString("--interrupt-budget=600000");
keepCompiled();

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
