import type { BibtexEntry } from "./entryReader.ts";

/** What a part takes over from its whole, under the whole's name for it or another (biblatex, appendix B). */
const fromWhole: readonly (readonly [from: string, to: string])[] = [
  ["booktitle", "booktitle"],
  ["title", "booktitle"],
  ["journal", "journal"],
  ["journaltitle", "journaltitle"],
  ["year", "year"],
  ["date", "date"],
  ["publisher", "publisher"],
];
/** Chains are short; longer ones go round in a circle. */
const longestChain = 5;

/** The fields of an entry with those that it takes over through `crossref` and `xdata`; its own win. */
export function withInherited(
  entry: BibtexEntry,
  entries: ReadonlyMap<string, BibtexEntry>,
  depth = 0,
): ReadonlyMap<string, string> {
  const whole = entries.get(entry.fields.get("crossref")?.trim() ?? "");
  const parts = (entry.fields.get("xdata") ?? "").split(",").map((key) => entries.get(key.trim()));
  if (depth >= longestChain || (whole === undefined && parts.every((part) => part === undefined))) {
    return entry.fields;
  }
  const fields = new Map(entry.fields);
  const take = (name: string, value: string | undefined) => {
    if (value !== undefined && !fields.has(name)) fields.set(name, value);
  };
  for (const part of parts) {
    if (part === undefined) continue;
    for (const [name, value] of withInherited(part, entries, depth + 1)) take(name, value);
  }
  if (whole !== undefined) {
    const given = withInherited(whole, entries, depth + 1);
    for (const [from, to] of fromWhole) take(to, given.get(from));
  }
  return fields;
}
