import { isCollection, isScalar } from "yaml";
import { rangeOf } from "./readRecord.ts";

/** A stretch of a YAML text and its replacement. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where the last character of a value ends, without blank lines and comments after it. */
export function contentEnd(yaml: string, node: unknown): number {
  if (isCollection(node) && !node.flow) {
    const last: unknown = node.items.at(-1);
    const leaf = isPairLike(last) ? (last.value ?? last.key) : last;
    if (leaf !== undefined && leaf !== null) return contentEnd(yaml, leaf);
  }
  const [start, end] = rangeOf(node);
  const isBlock = isScalar(node) && (node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL");
  return isBlock ? start + yaml.slice(start, end).trimEnd().length : end;
}

function isPairLike(item: unknown): item is { readonly key: unknown; readonly value: unknown } {
  return typeof item === "object" && item !== null && "key" in item && "value" in item;
}

export function lineStart(yaml: string, offset: number): number {
  if (offset <= 0) return 0;
  return Math.max(yaml.lastIndexOf("\n", offset - 1), yaml.lastIndexOf("\r", offset - 1)) + 1;
}

export function nextLine(yaml: string, offset: number): number {
  const rest = /(?:\r\n|\r|\n)/.exec(yaml.slice(offset));
  return rest ? offset + rest.index + rest[0].length : yaml.length;
}

/** The indentation of the line of an offset, up to the offset. */
export function indentAt(yaml: string, offset: number): string {
  return /^[ \t]*/.exec(yaml.slice(lineStart(yaml, offset), offset))?.[0] ?? "";
}
