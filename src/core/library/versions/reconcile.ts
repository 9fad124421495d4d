import type { Paper, ReadingStatus } from "../../paper.ts";
import type { PaperEdits } from "../paperFile/editPaperFile.ts";

const listFields = ["aliases", "tags", "apart"] as const;
const dayFields = ["started", "finished", "added"] as const;
type Reconciled = (typeof listFields)[number] | (typeof dayFields)[number] | "status";

const statuses: readonly ReadingStatus[] = ["unread", "reading", "read"];

/** Whether different values of a field can be merged without asking. */
export function isReconciled(field: string): field is Reconciled {
  return field === "status" || [...listFields, ...dayFields].some((one) => one === field);
}

/**
 * Merges these fields: the later status, the earlier day, and the union of both lists without what one side removed.
 */
export function reconciledEdits(
  fields: readonly Reconciled[],
  base: Paper | undefined,
  ours: Paper | undefined,
  theirs: Paper | undefined,
): PaperEdits {
  const lists = listFields
    .filter((field) => fields.includes(field))
    .map((field) => [field, union(base?.[field], ours?.[field], theirs?.[field])]);
  const days = dayFields
    .filter((field) => fields.includes(field))
    .map((field) => [field, [ours?.[field], theirs?.[field]].filter((day) => day !== undefined).sort()[0]]);
  const status = statuses.findLast((one) => one === ours?.status || one === theirs?.status);
  return {
    ...Object.fromEntries([...lists, ...days]),
    ...(fields.includes("status") && { status }),
  };
}

function union(
  base: readonly string[] = [],
  ours: readonly string[] = [],
  theirs: readonly string[] = [],
): readonly string[] {
  const isRemoved = (one: string) => base.includes(one) && !(ours.includes(one) && theirs.includes(one));
  return [...new Set([...ours, ...theirs])].filter((one) => !isRemoved(one));
}
