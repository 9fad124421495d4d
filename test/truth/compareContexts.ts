import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { gapContext } from "../../src/core/citations/languages/language.ts";
import { contextAt } from "../../src/core/citations/lexing/region.ts";
import { regions } from "../../src/core/citations/lexing/regions.ts";

/**
 * Compares our contexts of Python code with CPython's own (pythonContexts.py), for every citation and every comment and
 * string of the `.py` files below the given folders. Bundle it with esbuild, then `node compareContexts.js FOLDER…`;
 * each disagreement is a line, the shares come last. Exit code 1 below 99.5 % of the citations.
 */

const CITATION =
  /arxiv[.:]\S|huggingface\.co\/papers\/\d|\b10\.\d{4,9}\/\S|openreview\.net\/\S|:cite\S*:`|\beprint\s*=/gi;

interface Truth {
  readonly file: string;
  readonly regions: readonly (readonly [number, number, number, number, string])[];
}

function main(folders: readonly string[]): void {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.pyi?$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  const python = spawnSync("python3", ["-W", "ignore", "test/truth/pythonContexts.py"], {
    input: files.join("\n"),
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  const counts = { files: 0, citations: 0, agreed: 0, tokens: 0, tokensAgreed: 0 };
  for (const row of python.stdout.split("\n"))
    if (row !== "") {
      counts.files++;
      compare(JSON.parse(row), counts);
    }
  const share = (100 * counts.agreed) / counts.citations;
  console.log(
    `${counts.files} of ${files.length} files; citations ${counts.agreed}/${counts.citations} (${share.toFixed(3)} %), ` +
      `comments and strings ${counts.tokensAgreed}/${counts.tokens}`,
  );
  if (!(share >= 99.5)) process.exitCode = 1;
}

function compare(
  truth: Truth,
  counts: { citations: number; agreed: number; tokens: number; tokensAgreed: number },
): void {
  const text = readFileSync(truth.file, "utf8").replace(/^\ufeff/, "");
  // As CPython ends lines: CR LF, CR and LF alike.
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
  const offset = (line: number, column: number) => {
    const start = starts[line - 1] ?? 0;
    let at = start;
    for (let left = column; left > 0; left--) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    return at;
  };
  const right = truth.regions.map(([line, column, endLine, endColumn, context]) => ({
    start: offset(line, column),
    end: offset(endLine, endColumn),
    context,
  }));
  const found = regions(text, "python");
  const ours = (at: number) => contextAt(found, at) ?? gapContext("python");
  const report = (at: number, expected: string) =>
    console.log(`${truth.file}:${text.slice(0, at).split("\n").length}: ${expected} is read as ${ours(at)}`);
  for (const { start, end, context } of right) {
    counts.tokens++;
    if (ours(start) === context && ours(end - 1) === context) counts.tokensAgreed++;
    else report(start, context);
  }
  let index = 0;
  for (const { index: at } of text.matchAll(CITATION)) {
    while ((right[index]?.end ?? Number.POSITIVE_INFINITY) <= at) index++;
    const region = right[index];
    const expected = region !== undefined && region.start <= at ? region.context : "code";
    counts.citations++;
    if (ours(at) === expected) counts.agreed++;
    else report(at, `citation in ${expected}`);
  }
}

main(process.argv.slice(2));
