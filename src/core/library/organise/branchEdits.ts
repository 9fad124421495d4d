import type { Common } from "../../groups/group.ts";
import type { Paper } from "../../paper.ts";
import type { PaperEdits } from "../paperFile/editPaperFile.ts";
import { statusEdits } from "../paperFile/statusEdits.ts";

/** The edits that give a paper what a branch's papers have in common; `undefined` if it already has that. */
export function editsFor(paper: Paper, common: Common, today: string): PaperEdits | undefined {
  if ("status" in common) {
    const { status } = common;
    return (paper.status ?? "unread") === status ? undefined : statusEdits(paper, status, today);
  }
  if ("tag" in common) {
    const { tags = [] } = paper;
    return tags.includes(common.tag) ? undefined : { tags: [...tags, common.tag] };
  }
  const { category } = common;
  return (paper.category ?? "") === category
    ? undefined
    : { category: category === "" ? undefined : category };
}
