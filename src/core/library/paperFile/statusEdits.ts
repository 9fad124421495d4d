import type { Paper, ReadingStatus } from "../../paper.ts";
import type { PaperEdits } from "./editPaperFile.ts";

/** The edits for a new reading status. The first time, it also sets the day (`YYYY-MM-DD`) of starting or finishing. */
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
