// Renews src/core/ids/arxivMonthCounts.ts: node test/truth/arxivMonths.mjs FILE.csv
// FILE.csv is what arXiv offers for download under “Monthly Submissions” (arxiv.org/stats/monthly_submissions): a line
// `month,submissions,…` a month. A month that is not over has too few and must be left out.
import { readFileSync, writeFileSync } from "node:fs";

const [file = ""] = process.argv.slice(2);
const target = new URL("../../src/core/ids/arxivMonthCounts.ts", import.meta.url);
const first = "2007-04";
const counts = new Map(
  readFileSync(file, "utf8")
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, month, count] = /^(\d{4}-\d{2})[^,]*,(\d+)/.exec(line) ?? [];
      return month !== undefined && month >= first && count !== undefined ? [[month, Number(count)]] : [];
    }),
);
const months = [...counts.keys()].sort();
const last = months.at(-1) ?? "";
const rows = [];
for (let at = 3; ; at++) {
  const [year, month] = [2007 + Math.floor(at / 12), (at % 12) + 1];
  const name = `${year}-${String(month).padStart(2, "0")}`;
  if (name > last) break;
  const count = counts.get(name);
  if (count === undefined) throw new Error(`There is no ${name} in ${file}.`);
  if (month === 1 || rows.length === 0) rows.push([]);
  rows.at(-1)?.push(count);
}
if (rows.length === 0) throw new Error(`There is no month in ${file}.`);
const table = rows.map((row) => `  ${row.join(" ")}`).join("\n");
writeFileSync(
  target,
  `/**
 * How many papers arXiv got each month from April 2007 to ${last}, a year a line (arXiv's monthly submissions statistics).
 * Ids of that time are numbered by month. \`test/truth/arxivMonths.mjs\` renews it.
 */
export const arxivMonthCounts: readonly number[] = \`
${table}
\`
  .trim()
  .split(/\\s+/)
  .map(Number);
`,
);
