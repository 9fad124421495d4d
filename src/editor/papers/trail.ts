import type { PaperId } from "../../core/paperId.ts";

/** The list that papers were last opened from, for Next and Previous Paper; without one the Library view is it. */
export interface Trail {
  /** A paper was opened from a list of these; from the Library view with none. */
  follow(list: readonly PaperId[]): void;
  /** The paper `step` behind another one in that list; "end" where it has no more, `undefined` where it lacks the paper. */
  beside(paper: PaperId, step: -1 | 1): PaperId | "end" | undefined;
}

export function createTrail(): Trail {
  let list: readonly PaperId[] = [];
  return {
    follow(next) {
      list = [...new Set(next)];
    },
    beside(paper, step) {
      const at = list.indexOf(paper);
      return at < 0 ? undefined : (list[at + step] ?? "end");
    },
  };
}
