import type { Problem } from "../../problem.ts";
import { parsePaperFile, readPaperFile } from "../paperFile/parsePaperFile.ts";
import { fileOfPart, joinedFile, type Part, type PartedFile, partsOf, withEol } from "./mergedParts.ts";

/**
 * Merges a paper file into another one of the same work: the result has both records and notes, and the keys and ids of
 * both lead to it. Associative and idempotent; `splitFile` reverts it. Returns a Problem if a file does not parse, or
 * if both have different records with the same key.
 */
export function mergeFiles(keeper: string, other: string, file = ""): string | Problem {
  const [into, from] = [readable(keeper, file), readable(other, file)];
  if ("code" in into) return into;
  if ("code" in from) return from;
  const added = [from.own, ...from.merged].map((part) => withEol(part, into.eol));
  let { merged } = into;
  for (const part of added) {
    const known = [into.own, ...merged].find(({ citekey }) => citekey === part.citekey);
    if (known === undefined) merged = [...merged, part];
    else if (known.yaml !== part.yaml || known.body !== part.body)
      return refusal(file, `it has another record with the citekey ${part.citekey}`);
  }
  if (merged === into.merged) return keeper;
  const text = joinedFile({ ...into, merged });
  const after = partsOf(text);
  const isWhole = after !== undefined && joinedFile(after) === text && after.merged.length === merged.length;
  const keys = parsePaperFile(text, file, { kind: "papers", order: 0 })?.records[0]?.otherCitekeys ?? [];
  return isWhole && merged.every(({ citekey }) => keys.includes(citekey))
    ? text
    : refusal(file, "the two cannot be merged without changing more than that");
}

/** Takes a merged record out of a file: returns what stays, and the record as its own file. */
export function splitFile(
  text: string,
  citekey: string,
  file = "",
): { readonly kept: string; readonly split: string } | Problem {
  const parts = readable(text, file);
  if ("code" in parts) return parts;
  const part = parts.merged.find((one) => one.citekey === citekey);
  if (part === undefined) return refusal(file, `no record ${citekey} was merged into it`);
  return {
    kept: joinedFile({ ...parts, merged: parts.merged.filter((one) => one !== part) }),
    split: fileOfPart(part, parts.eol),
  };
}

/** The citekeys of the records that were merged into a paper file. */
export function mergedKeys(text: string): readonly string[] {
  return partsOf(text)?.merged.map(({ citekey }: Part) => citekey) ?? [];
}

function readable(text: string, file: string): PartedFile | Problem {
  const read = readPaperFile(text, file);
  if (read === undefined) return refusal(file, "no front matter with a citekey");
  if ("code" in read) return read;
  return partsOf(text) ?? refusal(file, "its field merged is written in another way than ours");
}

function refusal(file: string, reason: string): Problem {
  return { file, code: "unreadable-file", severity: "error", args: { reason }, line: 0, start: 0, end: 0 };
}
