// `npm run bench -- NAME [PATH…] [--json] [--rounds N]`: measurements, never tests. Prints a line per number, or JSON.
import { resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { activateBench } from "./activate.ts";
import { importBench } from "./import.ts";
import { importingBench } from "./importing.ts";
import { keystrokeBench } from "./keystroke.ts";
import { libraryBench } from "./library.ts";
import { manyFilesBench } from "./manyFiles.ts";
import { readerBench } from "./reader.ts";
import { rescanBench } from "./rescan.ts";
import { scanBench } from "./scan.ts";
import { searchBench } from "./search/search.ts";
import { sizesBench } from "./sizes.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean" },
    rounds: { type: "string", default: "5" },
    papers: { type: "string", default: "10000" },
    format: { type: "string", default: "bib" },
    engine: { type: "string", multiple: true, default: [] },
  },
});
const [name, ...paths] = positionals;
const [path] = paths;

const benches: Readonly<Record<string, (() => unknown) | undefined>> = {
  scan: () => onFolder((folder) => scanBench({ folder, rounds: Number(values.rounds), sliced: false })),
  sliced: () => onFolder((folder) => scanBench({ folder, rounds: Number(values.rounds), sliced: true })),
  sizes: () => sizesBench(paths, Number(values.rounds)),
  rescan: rescanBench,
  activate: () => activateBench(Number(values.rounds)),
  keystroke: keystrokeBench,
  reader: () => readerBench(Number(values.rounds)),
  search: () => searchBench(Number(values.papers), values.engine),
  import: () => importBench(Number(values.papers)),
  importing: () => importingBench(Number(values.papers), values.format),
  library: () => libraryBench(Number(values.papers)),
  "many-files": () => manyFilesBench(Number(path ?? 100_000), Number(values.rounds)),
};

function onFolder(run: (folder: string) => unknown): unknown {
  if (path === undefined) throw new Error(`Name a folder: npm run bench -- ${name} PATH`);
  return run(resolve(path));
}

async function main(): Promise<void> {
  if (name === undefined) {
    console.log(`npm run bench -- NAME, where NAME is ${Object.keys(benches).join(", ")}`);
    return;
  }
  const bench = benches[name];
  if (bench === undefined)
    throw new Error(`There is no bench ${name}, only ${Object.keys(benches).join(", ")}`);
  const result = await bench();
  console.log(values.json === true ? JSON.stringify(result, undefined, 2) : asText(result, ""));
}

function asText(value: unknown, indent: string): string {
  if (Array.isArray(value))
    return value.length === 0
      ? "none"
      : value
          .slice(0, 40)
          .map((one) => `\n${indent}- ${one}`)
          .join("");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([key, one]) => `\n${indent}${key}: ${asText(one, `${indent}  `)}`)
    .join("");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
