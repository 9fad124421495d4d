import { cslPaper } from "../../bibliography/csl/cslPaper.ts";
import type { Paper } from "../../paper.ts";
import { doiOf, lineOf, withoutAbsent } from "./fields.ts";

/** Reads an item of CSL-JSON from the net as a record; `undefined` if it has no title. */
export function paperOfCsl(item: Readonly<Record<string, unknown>>): Omit<Paper, "citekey"> | undefined {
  const read = cslPaper("", item, () => undefined);
  const title = lineOf(read.title);
  if (title === undefined) return undefined;
  const { citekey: _, names, tags: __, ...said } = read;
  const authors = read.authors?.map((name) => lineOf(name, 300));
  const isWhole = authors?.every((name) => name !== undefined) === true;
  return {
    ...withoutAbsent({
      ...said,
      title,
      authors: authors?.filter((name) => name !== undefined),
      aliases: undefined,
      doi: doiOf(read.doi),
      venue: lineOf(read.venue, 500),
      url: undefined,
      abstract: lineOf(read.abstract?.replace(/^\s*abstract[\s:.]+(?=\p{Lu})/iu, ""), 20_000),
    }),
    ...(isWhole && names && { names }),
  };
}
