import { type Document, LineCounter, type ParsedNode, parseDocument } from "yaml";
import type { FileProblemCode, Problem, Severity } from "../../problem.ts";

/** A parsed YAML text whose scalars keep their spelling, with helpers to locate nodes in the file. */
export interface YamlSource {
  readonly document: Document.Parsed<ParsedNode>;
  /** Why it does not parse, and where (an offset into the YAML text). */
  readonly error: { readonly reason: string; readonly offset: number } | undefined;
  /** A Problem for the stretch between two offsets of the YAML text, clipped to one line. */
  problem(
    code: FileProblemCode,
    severity: Severity,
    args: Readonly<Record<string, string>>,
    start: number,
    end?: number,
  ): Problem;
  /** The line of the file, from 0, of an offset in the YAML text. */
  lineOf(offset: number): number;
}

/** Longer texts are not records, and would keep the parser busy for seconds. */
const mostLetters = 128 * 1024;
/** The parser compares each key with all others, which takes minutes for very many keys: longer texts skip that. */
const mostLettersCompared = 32 * 1024;

/**
 * Reads YAML with the failsafe schema: all scalars stay strings as written, so that `2402.10` does not become a number
 * nor `2024-02-23` a date. `firstLine` is the line of the file on which the text begins.
 */
export function readYaml(text: string, file: string, firstLine = 0): YamlSource {
  const lines = new LineCounter();
  // YAML counts a lone carriage return as a line end, the package does not; the replacement keeps all offsets.
  const isLong = text.length > mostLetters;
  const document = parseDocument(isLong ? "" : text.replace(/\r(?!\n)/g, "\n"), {
    uniqueKeys: text.length <= mostLettersCompared,
    schema: "failsafe",
    lineCounter: lines,
    prettyErrors: false,
    logLevel: "silent",
  });
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line - 1, 0), column: Math.max(col - 1, 0) };
  };
  const first = isLong
    ? { message: `it is longer than ${mostLetters / 1024} kB`, pos: [0] as const }
    : document.errors[0];
  return {
    document,
    error: first && { reason: parserReason(first.message), offset: first.pos[0] },
    problem: (code, severity, args, start, end = start) => {
      const from = position(start);
      const to = position(end);
      return {
        file,
        code,
        severity,
        args,
        line: firstLine + from.line,
        start: from.column,
        end: to.line === from.line ? to.column : from.column,
      };
    },
    lineOf: (offset) => firstLine + position(offset).line,
  };
}

function parserReason(message: string): string {
  return /call stack/i.test(message) ? "it nests too deeply" : message;
}
