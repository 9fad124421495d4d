import type { Library } from "../../../src/core/library/library.ts";
import type { Facts } from "../../../src/core/search/filters/filters.ts";
import type { MadePaper } from "./madeLibrary.ts";
import { seeded } from "./random.ts";

/** One paper in this many is cited. */
const citedEach = 20;
const people = 8;

/** A workspace that cites some papers of the library. */
export function someCited(library: Library): Facts {
  const ids = new Set(library.papers.filter((_, n) => n % citedEach === 0).map(({ id }) => id));
  return { cited: () => ids, citedWith: () => new Map() };
}

/** Filters as they are typed, letter by letter, by kind: alone, negated, and with common words; and quoted phrases. */
export function filterQueries(
  papers: readonly MadePaper[],
  common: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const random = seeded(2027);
  const one = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const names = Array.from({ length: people }, () => one(one(papers).authors));
  const values: Readonly<Record<string, readonly string[]>> = {
    author: [
      ...names.map((name) => name.split(" ").at(-1)?.toLowerCase() ?? ""),
      "zzz",
      `"${names[0] ?? ""}"`,
    ],
    year: ["2024", "1999", "2019..2021", "2030..", "..2012"],
    status: ["unread", "reading", "read"],
    category: ["kernels", "serving", "zzz"],
    tag: ["memory", "to-read", "zzz"],
    cited: ["yes", "no"],
    has: ["notes", "abstract", "file", "code", "pdf", "category"],
  };
  const queries = new Map<string, readonly string[]>();
  for (const [name, some] of Object.entries(values)) {
    const typed = some.flatMap((value) => beginnings(`${name}:`, value));
    queries.set(`${name}:`, typed);
    queries.set(
      `-${name}:`,
      typed.map((query) => `-${query}`),
    );
    queries.set(
      `${name}: with words`,
      typed.map((query) => `${query} ${one(common)}`),
    );
    queries.set(
      `-${name}: with words`,
      typed.map((query) => `${one(common)} -${query}`),
    );
  }
  const [a = "", b = "", c = ""] = common;
  const pairs = common.flatMap((word) => [`${word} ${one(common)}`, `the ${word} of ${one(common)}`]);
  queries.set(
    "quoted",
    [...pairs, `${c} ${b} ${a}`].flatMap((phrase) => beginnings('"', phrase)),
  );
  return queries;
}

/** A value as it is typed: `before` with its first letter, its first two, and so on. */
const beginnings = (before: string, value: string): readonly string[] =>
  Array.from(value, (_, end) => before + value.slice(0, end + 1));
