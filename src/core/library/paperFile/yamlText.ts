import { type Paper, type PaperField, paperFields } from "../../paper.ts";

/** The column at which we wrap. */
const width = 110;

/** Words that some YAML reader, old or new, does not take for text. */
const notTexts = /^(~|null|true|false|yes|no|on|off|y|n|\.inf|\.nan)$/i;

/** Fields that look like numbers: always quoted, for the sake of other readers. */
const quotedFields: ReadonlySet<PaperField> = new Set(["title", "arxiv", "doi", "openreview"]);
const dateFields: ReadonlySet<PaperField> = new Set(["submitted", "started", "finished", "added"]);

/** A record as YAML lines in the order of `paperFields`; absent fields and empty lists are left out. */
export function recordLines(paper: Paper): readonly string[] {
  return paperFields.flatMap((field) => {
    const value = paper[field];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    return `${field}: ${valueText(field, value)}`.split("\n");
  });
}

/**
 * A field's value as we write it anew: lists in flow style, the abstract folded, all else on one line. Lines after the
 * first are indented by two columns.
 */
export function valueText(field: PaperField, value: NonNullable<Paper[PaperField]>): string {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return flowList(value, `${field}: `.length);
  if (dateFields.has(field) && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  if (quotedFields.has(field)) return doubleQuoted(value);
  const foldedText = field === "abstract" ? foldedBlock(value, "  ") : undefined;
  return foldedText ?? (isPlain(value, false) ? value : doubleQuoted(value));
}

/** `[a, b]`, wrapped after commas if too long for a line. */
export function flowList(items: readonly string[], column: number): string {
  let text = "[";
  let length = column + 1;
  for (const [n, item] of items.entries()) {
    const written = flowItem(item) + (n < items.length - 1 ? "," : "]");
    if (n > 0 && length + 1 + written.length > width) {
      text += `\n  ${written}`;
      length = 2 + written.length;
    } else {
      text += (n > 0 ? " " : "") + written;
      length += (n > 0 ? 1 : 0) + written.length;
    }
  }
  return items.length === 0 ? "[]" : text;
}

export function flowItem(text: string): string {
  return isPlain(text, true) ? text : doubleQuoted(text);
}

/** A JSON string is a valid double-quoted scalar in YAML. */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * Whether every YAML reader reads the text, unquoted and on one line, as exactly this text. When in doubt, false: it
 * must begin with a letter, and only punctuation that never has a meaning in YAML is allowed.
 */
export function isPlain(text: string, inFlow: boolean): boolean {
  const shape = inFlow
    ? /^\p{L}[\p{L}\p{M}\p{N} ()./_+'’&;:!?–—-]*$/u
    : /^\p{L}[\p{L}\p{M}\p{N} ()./_+'’&;:!?,=%@~#–—-]*$/u;
  return shape.test(text) && !/: |:$| #| $/.test(text) && !notTexts.test(text);
}

/**
 * The text as a folded block scalar (`>-`), broken at single spaces, every line after `indent`; `undefined` if folding
 * would not give back exactly this text (spaces at a line's end, control characters, no text).
 */
export function foldedBlock(text: string, indent: string, eol = "\n"): string | undefined {
  if (!isFoldable(text)) return undefined;
  const paragraphs = text.split("\n").map((line) => foldedLines(line, width - indent.length));
  // In a folded scalar a line end is a space, and each empty line is a line end.
  return [">-", ...paragraphs.flatMap((lines, n) => (n === 0 ? lines : ["", ...lines]))]
    .map((line, n) => (n === 0 || line === "" ? line : indent + line))
    .join(eol);
}

/** Like `foldedBlock`, without folding (`|-`). */
export function literalBlock(text: string, indent: string, eol = "\n"): string | undefined {
  if (!isFoldable(text)) return undefined;
  const lines = text.split("\n").map((line) => (line === "" ? "" : indent + line));
  return ["|-", ...lines].join(eol);
}

function isFoldable(text: string): boolean {
  return (
    text !== "" &&
    !text.endsWith("\n") &&
    !text.startsWith("\n") &&
    !/^[ \t]|[ \t]$/m.test(text) &&
    !/[^\P{Cc}\t\n]|[\u2028\u2029\ufeff]|\p{Cs}/u.test(text)
  );
}

function foldedLines(line: string, room: number): readonly string[] {
  if (line === "") return [];
  const lines: string[] = [];
  let current = "";
  // Only a single space between two other characters may become a line end.
  for (const word of line.split(/(?<=[^ \t]) (?=[^ \t])/)) {
    if (current !== "" && current.length + 1 + word.length > room) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
