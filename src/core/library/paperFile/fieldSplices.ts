import { isScalar, isSeq, type Pair } from "yaml";
import type { Paper, PaperField } from "../../paper.ts";
import { listSplices } from "./listEdit.ts";
import { rangeOf } from "./readRecord.ts";
import { contentEnd, indentAt, lineStart, nextLine, type Splice } from "./splice.ts";
import { doubleQuoted, foldedBlock, isPlain, literalBlock, valueText } from "./yamlText.ts";

/** A field in the YAML text of a front matter. */
export interface FieldSpot {
  readonly yaml: string;
  readonly eol: string;
  readonly field: PaperField;
  /** The field, if it is present. */
  readonly pair: Pair | undefined;
  /** If it is absent: the field it belongs after. */
  readonly before: Pair | undefined;
}

/** Removes the lines of a field; comments above and below them stay. */
export function removal({ yaml, pair }: FieldSpot): readonly Splice[] {
  if (pair === undefined) return [];
  return [{ start: lineStart(yaml, rangeOf(pair.key)[0]), end: pairEnd(yaml, pair), text: "" }];
}

/**
 * Sets a field, keeping the style of its current value.
 *
 * The package's own `CST.setScalarValue` (yaml 2.9) does less: it writes `\n` into files with `\r\n`, writes blocks
 * unindented and unfolded, leaves `null` and `2402.10` unquoted, fails on a missing value, and cannot do lists.
 */
export function setting(spot: FieldSpot, value: NonNullable<Paper[PaperField]>): readonly Splice[] {
  const { yaml, eol, field, pair, before } = spot;
  if (pair === undefined) {
    const at = before === undefined ? 0 : pairEnd(yaml, before);
    const indent = before === undefined ? "" : indentAt(yaml, rangeOf(before.key)[0]);
    const lines = `${field}: ${valueText(field, value)}`.split("\n");
    const text = lines.map((line) => (line === "" ? eol : indent + line + eol)).join("");
    return [{ start: at, end: at, text }];
  }
  const node = pair.value;
  if (isSeq(node) && typeof value === "object") {
    const splices = listSplices(yaml, eol, node, value);
    if (splices) return splices;
  }
  if (isScalar(node) && typeof node.value === "string" && typeof value !== "object") {
    const [start, end] = rangeOf(node);
    if (node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL") {
      return [blockSplice(spot, node.type, String(value), start, end)];
    }
    if (start < end) return [{ start, end, text: likeScalar(node.type, field, value) }];
  }
  return [wholeValue(spot, pair, value)];
}

/** A value in the quotes of the old one, if they can hold it. */
function likeScalar(style: string | undefined, field: PaperField, value: string | number): string {
  const text = String(value);
  if (style === "QUOTE_DOUBLE") return doubleQuoted(text);
  // A single-quoted scalar ends at a quote and folds line ends.
  if (style === "QUOTE_SINGLE" && !/\p{Cc}|\p{Cs}|[\u2028\u2029\ufeff]/u.test(text)) {
    return `'${text.replaceAll("'", "''")}'`;
  }
  if (isPlain(text, false) && field !== "abstract") return text;
  const fresh = valueText(field, value);
  return fresh.includes("\n") ? doubleQuoted(text) : fresh;
}

/** Replaces a block scalar's indicators and lines; a comment after the indicators and blank lines below stay. */
function blockSplice(
  { yaml, eol, pair }: FieldSpot,
  style: "BLOCK_FOLDED" | "BLOCK_LITERAL",
  value: string,
  start: number,
  end: number,
): Splice {
  const source = yaml.slice(start, end);
  const [, header = "", comment = ""] = /^([|>][-+0-9]*)([ \t]+#[^\r\n]*)?/.exec(source) ?? [];
  const firstLine = /(?:\r\n|\r|\n)([ \t]+)[^ \t\r\n]/.exec(source)?.[1];
  const indent = firstLine ?? `${indentAt(yaml, rangeOf(pair?.key)[0])}  `;
  const block = (style === "BLOCK_FOLDED" ? foldedBlock : literalBlock)(value, indent, eol);
  const [first = "", ...lines] = block?.split(eol) ?? [doubleQuoted(value)];
  const kept = Math.max(source.trimEnd().length, header.length + comment.length);
  return { start, end: start + kept, text: [first + comment, ...lines].join(eol) };
}

/** Writes a value where there was none, or one of another kind. */
function wholeValue(
  { yaml, eol, field }: FieldSpot,
  pair: Pair,
  value: NonNullable<Paper[PaperField]>,
): Splice {
  const keyEnd = rangeOf(pair.key)[1];
  const colon = keyEnd + (/^[ \t]*:/.exec(yaml.slice(keyEnd))?.[0].length ?? 0);
  const [first, last] = rangeOf(pair.value);
  // The parser places an empty value before the comment after it.
  const end = first === last ? colon : Math.max(colon, contentEnd(yaml, pair.value));
  const text = ` ${valueText(field, value).replaceAll("\n", eol)}`;
  // A folded text ends its line, so a comment after the colon must not become part of it.
  const isLineFree = /^[ \t]*(?:[\r\n]|$)/.test(yaml.slice(end));
  const isBlock = typeof value === "string" && text.includes(eol);
  return { start: colon, end, text: isBlock && !isLineFree ? ` ${doubleQuoted(value)}` : text };
}

/** The start of the line below a field. */
function pairEnd(yaml: string, pair: Pair): number {
  const end = Math.max(rangeOf(pair.key)[1], contentEnd(yaml, pair.value));
  return nextLine(yaml, end);
}
