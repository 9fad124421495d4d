import type { Paper, ReadingStatus } from "../../paper.ts";
import type { PaperEdits } from "./editPaperFile.ts";

/** What a new reading status changes: the first time, the day (`YYYY-MM-DD`) on which one began or has read it, too. */
export function statusEdits(
  { started, finished }: Pick<Paper, "started" | "finished">,
  status: ReadingStatus,
  today: string,
): PaperEdits {
  return {
    status,
    ...(status === "reading" && !started && { started: today }),
    ...(status === "read" && !finished && { finished: today }),
  };
}
