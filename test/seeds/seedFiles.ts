import * as v from "valibot";
import { parse } from "yaml";
import { newCitekey } from "../../src/core/citekeys/newCitekey.ts";
import { readDailyPapers } from "../../src/core/import/dailyPapers.ts";
import { recordLines } from "../../src/core/library/paperFile/yamlText.ts";
import type { Paper } from "../../src/core/paper.ts";
import { seedAliases, seedCategories } from "./categories.ts";

export const seedDocuments = {
  text: "test/seeds/000_f417ec8b0965880f.txt",
  metadata: "test/seeds/seed-metadata.yaml",
} as const;

/** The verified fields of `seed-metadata.yaml`; `source`, `note` and `unverified` are not shipped and not read. */
const Metadata = v.array(
  v.object({
    category: v.string(),
    title: v.string(),
    arxiv: v.string(),
    doi: v.optional(v.string()),
    authors: v.array(v.string()),
    year: v.number(),
    submitted: v.optional(v.string()),
    primary_category: v.optional(v.string()),
    venue: v.optional(v.string()),
    code: v.optional(v.string()),
    project_page: v.optional(v.string()),
  }),
);

/** Titles and abstracts of the seed document, the text of a Daily Papers page. */
export function titlesAndAbstracts(text: string): readonly { title: string; abstract: string }[] {
  return readDailyPapers(text) ?? [];
}

/** The 41 seeds in the order of the seed document. */
export function seedPapers(text: string, metadata: string): readonly Paper[] {
  const records = v.parse(Metadata, parse(metadata));
  const taken = new Set<string>();
  return titlesAndAbstracts(text).map(({ title, abstract }, n) => {
    const record = records[n];
    if (record?.title !== title) throw new Error(`The metadata's paper ${n + 1} is not "${title}"`);
    const { authors, year, arxiv, doi, submitted, venue, code, category } = record;
    const aliases = seedAliases[arxiv];
    const citekey = newCitekey({ title, authors, year }, (key) => taken.has(key));
    taken.add(citekey);
    return {
      citekey,
      title,
      ...(aliases && { aliases }),
      authors,
      year,
      ...(submitted && { submitted }),
      arxiv,
      ...(doi && { doi }),
      ...(venue && { venue }),
      ...(code && { code }),
      ...(record.project_page && { project: record.project_page }),
      ...(record.primary_category && { subject: record.primary_category }),
      category,
      abstract,
    };
  });
}

/** The files of `seeds/` by name. */
export function seedFiles(text: string, metadata: string): ReadonlyMap<string, string> {
  const papers = seedPapers(text, metadata);
  const files = new Map([["categories.yaml", categoriesText()]]);
  for (const { id } of seedCategories) {
    const records = papers.filter(({ category }) => category === id).map((paper) => recordLines(paper));
    const lines = records.flatMap((record) =>
      record.map((line, n) => (line === "" ? "" : (n === 0 ? "- " : "  ") + line)),
    );
    files.set(`${id}.yaml`, `${head}${lines.join("\n")}\n`);
  }
  return files;
}

const head = "# Written by test/seeds/write.ts (npm run seeds).\n";

function categoriesText(): string {
  const entries = seedCategories.map(
    ({ id, title, description }) =>
      `  - id: ${id}\n    title: ${title}\n    description: ${JSON.stringify(description)}\n    file: ${id}.yaml\n`,
  );
  return `${head}marginalia: 1\ncategories:\n${entries.join("")}`;
}
