import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Citation } from "../../src/core/citations/citation.ts";
import { gapContext } from "../../src/core/citations/languages/language.ts";
import { languageOf } from "../../src/core/citations/languages/languageOf.ts";
import { contextAt } from "../../src/core/citations/lexing/region.ts";
import { regions } from "../../src/core/citations/lexing/regions.ts";
import { addressAt } from "../../src/core/ids/addresses.ts";
import { identify } from "../../src/core/ids/identify.ts";
import { decode, encodingOf, isBinaryName } from "../../src/core/scan/textFile.ts";
import type { Hit } from "./ripgrep.ts";

export interface Recall {
  readonly hits: number;
  /** The number of hits that overlap one of our citations. */
  readonly found: number;
  /** The number of hits that are no citations, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Hits missed without a reason, and citations whose range does not contain their text. Both must be empty. */
  readonly lost: readonly string[];
  readonly misplaced: readonly string[];
}

/** Compares ripgrep's hits with our citations, file by file. */
export function recallOf(
  folder: string,
  hits: readonly Hit[],
  ours: ReadonlyMap<string, readonly Citation[]>,
): Recall {
  const leftOut = new Map<string, number>();
  const [lost, misplaced]: [string[], string[]] = [[], []];
  let found = 0;
  for (const [file, own] of byFile(hits)) {
    const bytes = readFileSync(join(folder, file));
    const encoding = encodingOf(bytes);
    const text = decode(bytes, encoding ?? "utf-8");
    const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
    const citations = ours.get(file) ?? [];
    const isNotebook = languageOf(file) === "notebook";
    for (const citation of isNotebook ? [] : citations) {
      const start = (starts[citation.line] ?? 0) + citation.start;
      const cut = text.slice(start, start + citation.end - citation.start);
      if (cut !== citation.text)
        misplaced.push(`${file}:${citation.line + 1}:${citation.start + 1} ${citation.text}`);
    }
    const places = citations.map((citation) => {
      const line = starts[citation.line] ?? 0;
      return { start: line + citation.start, end: line + citation.end };
    });
    const lineEnds = newlines(bytes);
    for (const hit of own) {
      const start = offsetOf(bytes, lineEnds, hit);
      const end = start + hit.match.length;
      if (places.some((place) => place.start < end && start < place.end)) found++;
      else {
        const reason =
          encoding === undefined || isBinaryName(file) ? "binary file" : reasonOf(hit, file, text, start);
        if (reason === undefined) lost.push(`${file}:${hit.line}:${hit.column} ${hit.match}`);
        else leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
      }
    }
  }
  return { hits: hits.length, found, leftOut: Object.fromEntries(leftOut), lost, misplaced };
}

function byFile(hits: readonly Hit[]): ReadonlyMap<string, readonly Hit[]> {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) groups.set(hit.file, [...(groups.get(hit.file) ?? []), hit]);
  return groups;
}

function newlines(bytes: Buffer): readonly number[] {
  const ends = [-1];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) ends.push(at);
  return ends;
}

/** The offset of a hit in the decoded text, in UTF-16 units without the byte-order mark; ripgrep counts bytes. */
function offsetOf(bytes: Buffer, lineEnds: readonly number[], hit: Hit): number {
  const at = (lineEnds[hit.line - 1] ?? -1) + hit.column;
  return decode(bytes.subarray(0, at), "utf-8").length;
}

/** Why a hit is no citation, by the rules in src/README.md; `undefined` if there is no known reason. */
function reasonOf(hit: Hit, file: string, text: string, start: number): string | undefined {
  const { match } = hit;
  const firstLine = /^[^\r\n]*/.exec(text)?.[0];
  const language = languageOf(file, firstLine);
  const context = contextAt(regions(text, language), start) ?? gapContext(language);
  const isKey = /cite|^\[-?@/i.test(match) && !/\.(?:org|cc|net|com)\//.test(match);
  if (isKey && language === "other") return "citekey in a file of an unknown language";
  if (context === "code") return "stands in code";
  if (isKey && context === "string") return "citekey in a string";
  if (match.startsWith("@cite") && text.charAt(start - 1) === "\\")
    return "inner command of LaTeX, not a citation";
  if (/^\[-?@/.test(match)) return "handle or link in brackets, not a citation";
  if (isKey) return /\{[^}]*\s[^}]*\}|^[@\\]cite\s/.test(match) ? "no citekey after cite" : undefined;
  if (/^10\./.test(match) && identify(match) === undefined) return "no DOI";
  if (/^[^\s@]*\//.test(match) && addressAt(text, addressStart(text, start)) === undefined)
    return "address that names no paper";
  return undefined;
}

/** The offset where the address that contains a hit begins. */
function addressStart(text: string, start: number): number {
  const before = /[^\s"'`<>()[\]{}]*$/.exec(text.slice(Math.max(0, start - 300), start))?.[0] ?? "";
  return start - before.length;
}
