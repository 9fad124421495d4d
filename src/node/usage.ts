import { parseArgs } from "node:util";
import { type Command, type CommandCall, type CommandRow, UsageError } from "./command.ts";

/** The text of `marginalia --help`. */
export function usageOf(commands: readonly CommandRow[]): string {
  return [
    "Papers, your notes on them, and the lines of code that cite them.",
    "",
    "Usage: marginalia COMMAND [OPTION…]",
    "",
    "Commands",
    ...columns(commands.map((command) => [signature(command), command.summary])),
    "",
    "Options of every command",
    ...columns(sharedHelp.filter(([name]) => !isOfLibrary(name))),
    "",
    "Options of every command but refresh, which has --to, and merge-file",
    ...columns(sharedHelp.filter(([name]) => isOfLibrary(name))),
    "",
    "marginalia COMMAND --help says more of one.",
    "Exit codes: 0 fine, 1 problems of severity warning or worse, 2 wrong use or unreadable input.",
    "",
  ].join("\n");
}

/** The text of `marginalia COMMAND --help`. */
export function usageOfCommand(row: CommandRow, command: Command): string {
  const own = Object.entries(command.options ?? {}).map(([name, option]): [string, string] => [
    `--${name}${option.value === undefined ? "" : ` ${option.value}`}`,
    option.help,
  ]);
  const formats: [string, string] = [
    `--format ${command.formats.join("|")}`,
    `how to print it (default: ${command.formats[0]})`,
  ];
  const known = sharedHelp.slice(1).filter(([name]) => command.hasLibrary !== false || !isOfLibrary(name));
  const shared = known.map(([name, help]): [string, string] => [
    name,
    // Commands without paths have no library below them.
    name === libraryOption && !row.operands.startsWith("PATH") ? ownPaths : help,
  ]);
  return [
    `${row.summary}.`,
    "",
    `Usage: marginalia ${signature(row)} [OPTION…]`,
    "",
    "Options",
    ...columns([...own, formats, ...shared]),
    "",
  ].join("\n");
}

/** Parses the arguments after the command's name. Throws a `UsageError`. */
export function parseCall(
  row: CommandRow,
  command: Command,
  args: readonly string[],
): Pick<CommandCall, "operands" | "format" | "options" | "libraries" | "seeds"> & { readonly help: boolean } {
  const own = Object.entries(command.options ?? {});
  const { values, positionals } = parse(args, {
    help: { type: "boolean", short: "h" },
    format: { type: "string" },
    ...(command.hasLibrary !== false && {
      library: { type: "string", multiple: true } as const,
      "no-seeds": { type: "boolean" } as const,
    }),
    ...Object.fromEntries(
      own.map(([name, option]) => [
        name,
        { type: option.value === undefined ? "boolean" : "string" } as const,
      ]),
    ),
  });
  const { help: wantsHelp, format: wanted, library, "no-seeds": noSeeds } = values;
  // An empty value comes from an unset variable; no option accepts one.
  for (const [name, value] of Object.entries(values))
    if ([value].flat().includes("")) throw new UsageError(`--${name} is empty.`);
  const help = wantsHelp === true;
  const format = wanted ?? command.formats[0];
  if (typeof format !== "string" || !command.formats.includes(format))
    throw new UsageError(`${row.name} has no format "${format}"; it has ${command.formats.join(", ")}.`);
  if (!help && positionals.length < command.minOperands)
    throw new UsageError(`${row.name} needs ${row.operands}: marginalia ${signature(row)}`);
  if (!help && positionals.length > (command.maxOperands ?? Number.POSITIVE_INFINITY))
    throw new UsageError(
      `"${positionals[command.maxOperands ?? 0]}" is too much: marginalia ${signature(row)}`,
    );
  return {
    help,
    operands: positionals,
    format,
    libraries: Array.isArray(library) ? library.filter((path) => typeof path === "string") : [],
    seeds: noSeeds !== true,
    options: Object.fromEntries(
      own.map(([name]) => {
        const value = values[name];
        return [name, typeof value === "string" || value === true ? value : undefined];
      }),
    ),
  };
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

function parse(args: readonly string[], options: Options) {
  try {
    return parseArgs({
      args: withNegatives(args, options),
      options,
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    // Node's own message, on one line and without its advice for programmers.
    const sentence = String(error instanceof Error ? error.message : error);
    throw new UsageError(
      sentence.replace(/\.\s(?:To specify|Did you forget) .*$/s, ".").replace(/\s+/g, " "),
    );
  }
}

/** Turns `--limit -1` into `--limit=-1`: Node takes a value with a dash for another option. */
function withNegatives(args: readonly string[], options: Options): string[] {
  const joined: string[] = [];
  let isEnded = false;
  for (const arg of args) {
    const before = joined.at(-1) ?? "";
    const isValue = !isEnded && /^-\d/.test(arg) && options[before.replace(/^--/, "")]?.type === "string";
    if (isValue && before.startsWith("--")) joined[joined.length - 1] = `${before}=${arg}`;
    else joined.push(arg);
    if (arg === "--") isEnded = true;
  }
  return joined;
}

const libraryOption = "--library PATH";
const seedsOption = "--no-seeds";
const isOfLibrary = (name: string) => name === libraryOption || name === seedsOption;
const ownPaths = "a folder of paper files, a .bib, RIS or CSL-JSON; repeatable";
const sharedHelp: [string, string][] = [
  ["--format FORMAT", "how to print it; each command has its own"],
  [
    libraryOption,
    "a folder of paper files, a .bib, RIS or CSL-JSON, besides those below the paths; repeatable",
  ],
  [seedsOption, "leave out the papers that come with Marginalia"],
  ["-h, --help", "this text"],
];

function signature({ name, operands }: CommandRow): string {
  return operands === "" ? name : `${name} ${operands}`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = rows.reduce((widest, [left]) => Math.max(widest, left.length), 0);
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
