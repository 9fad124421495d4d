import { isCollection, isScalar, isSeq } from "yaml";
import { type Paper, type PaperField, paperFields } from "../../paper.ts";
import type { Problem } from "../../problem.ts";
import { type FieldSpot, removal, setting } from "./fieldSplices.ts";
import { type PaperFile, readPaperFile } from "./parsePaperFile.ts";
import { pairsOf, rangeOf } from "./readRecord.ts";
import type { Splice } from "./splice.ts";

/** Fields to set; `undefined`, an empty text or an empty list removes a field. Citekey and title cannot be removed. */
export type PaperEdits = {
  readonly [F in PaperField]?: F extends "citekey" | "title" ? Paper[F] : Paper[F] | undefined;
};

/**
 * Changes fields of a paper file and nothing else: all other bytes stay, and so do fields that already have their
 * value. A new field goes where `paperFields` puts it. Returns a Problem if the file does not parse, or if the edit
 * would change something else.
 */
export function editPaperFile(text: string, edits: PaperEdits, file = ""): string | Problem {
  let state = readState(text, file);
  for (const field of paperFields) {
    if ("code" in state) return state;
    if (Object.hasOwn(edits, field)) state = editField(state, field, edits[field], file);
  }
  return "code" in state ? state : state.text;
}

interface State {
  readonly text: string;
  readonly read: PaperFile;
}

function readState(text: string, file: string): State | Problem {
  const read = readPaperFile(text, file);
  if (read === undefined) return refusal(file, "no front matter with a citekey");
  return "code" in read ? read : { text, read };
}

function editField(
  state: State,
  field: PaperField,
  wanted: Paper[PaperField],
  file: string,
): State | Problem {
  const { text, read } = state;
  const isNothing = wanted === "" || (Array.isArray(wanted) && wanted.length === 0);
  const value = isNothing && field !== "title" ? undefined : wanted;
  const isBad = read.problems.some(({ args: { field: bad } }) => bad === field);
  if (!isBad && isEqual(read.paper[field], value)) return state;
  const spot = spotOf(text, read, field);
  if (spot === undefined) return refusal(file, "the front matter is not a plain list of fields");
  const splices = value === undefined ? removal(spot) : setting(spot, value);
  const after = readState(apply(text, splices, read.front.start), file);
  const isClean = !("code" in after) && !isAnchored(spot.pair?.value) && keepsTheRest(state, after, field);
  return isClean && isEqual(after.read.paper[field], value)
    ? after
    : refusal(file, `${field} cannot be changed without changing more than that`);
}

function refusal(file: string, reason: string): Problem {
  return { file, code: "unreadable-file", severity: "error", args: { reason }, line: 0, start: 0, end: 0 };
}

/** Whether a value has an anchor (`&name`), so that aliases elsewhere would change with it. */
function isAnchored(node: unknown): boolean {
  if (isSeq(node) && node.items.some(isAnchored)) return true;
  return (isScalar(node) || isCollection(node)) && node.anchor !== undefined;
}

/** Where a field is, or the field it belongs after. */
function spotOf(text: string, { front, map }: PaperFile, field: PaperField): FieldSpot | undefined {
  if (map.flow) return undefined;
  const pairs = pairsOf(map);
  const before = paperFields.slice(0, paperFields.indexOf(field)).findLast((name) => pairs.has(name));
  const yaml = text.slice(front.start, front.end);
  return { yaml, eol: front.eol, field, pair: pairs.get(field), before: before && pairs.get(before) };
}

function apply(text: string, splices: readonly Splice[], offset: number): string {
  return [...splices]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (edited, { start, end, text: inserted }) =>
        edited.slice(0, offset + start) + inserted + edited.slice(offset + end),
      text,
    );
}

/** Whether the body and all other pairs have the same bytes, and all other fields the same values. */
function keepsTheRest(before: State, after: State, field: PaperField): boolean {
  return (
    before.text.slice(before.read.front.body) === after.text.slice(after.read.front.body) &&
    isEqual(otherPairs(before, field), otherPairs(after, field)) &&
    paperFields.every(
      (other) => other === field || isEqual(before.read.paper[other], after.read.paper[other]),
    )
  );
}

function otherPairs({ text, read: { front, map } }: State, field: PaperField): readonly string[] {
  return [...pairsOf(map)].flatMap(([key, { value }]) => {
    if (key === field) return [];
    const [start, end] = rangeOf(value);
    return `${key}: ${text.slice(front.start + start, front.start + end).trimEnd()}`;
  });
}

function isEqual(a: Paper[PaperField], b: Paper[PaperField]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
