import { isSeq } from "yaml";
import type { Category } from "../paper.ts";
import type { Problem } from "../problem.ts";
import { pairsOf, rangeOf, scalarText } from "./paperFile/readRecord.ts";
import { readYaml, type YamlSource } from "./paperFile/yamlSource.ts";

export { categoriesFile } from "./fileKinds.ts";

/** The format version that we read and write. */
const ourVersion = 1;

/** The contents of a `categories.yaml`. */
export interface Categories {
  /** In the order of the tree. */
  readonly categories: readonly Category[];
  /** The seed files that it names, relative to its folder, in its order. */
  readonly files: readonly string[];
  /** Whether it parses and is of our version, so that we may write it. */
  readonly writable: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Reads `categories.yaml`: `marginalia: 1` and `categories`, a list of `{id, title, description, file}` of which only
 * `id` is required. A newer version is read as far as possible and must not be written.
 */
export function parseCategories(text: string, file: string): Categories {
  const source = readYaml(text, file);
  const unreadable = (reason: string, start: number): Problem =>
    source.problem("unreadable-file", "error", { reason }, start);
  if (source.error) {
    const problems = [unreadable(source.error.reason, source.error.offset)];
    return { categories: [], files: [], writable: false, problems };
  }
  const pairs = pairsOf(source.document.contents);
  const list = pairs.get("categories")?.value;
  const problems: Problem[] = [...versionProblems(pairs.get("marginalia")?.value, source)];
  if (list !== undefined && list !== null && !isSeq(list) && scalarText(list) !== "") {
    problems.push(unreadable("categories is not a list", rangeOf(list)[0]));
  }
  const categories = new Map<string, Category>();
  const files: string[] = [];
  for (const item of isSeq(list) ? list.items : []) {
    const fields = pairsOf(item);
    const field = (name: string) => scalarText(fields.get(name)?.value) ?? "";
    const id = field("id") || (scalarText(item) ?? "");
    if (id === "") {
      problems.push(unreadable("a category without id", rangeOf(item)[0]));
      continue;
    }
    const description = field("description");
    const named = field("file");
    categories.set(id, { id, title: field("title") || id, ...(description && { description }) });
    if (named !== "") files.push(named);
  }
  const isBroken = problems.length > 0;
  return { categories: [...categories.values()], files, writable: !isBroken, problems };
}

function versionProblems(node: unknown, source: YamlSource): readonly Problem[] {
  const version = scalarText(node) ?? "";
  if (version === "" || Number(version) === ourVersion) return [];
  const [start, end] = rangeOf(node);
  return [source.problem("newer-format", "warning", { version, ours: String(ourVersion) }, start, end)];
}
