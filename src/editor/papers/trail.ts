import type { PaperId } from "../../core/paperId.ts";

/** The list that papers were last opened from, for Next and Previous Paper; without one, the Library view is used. */
export interface Trail {
  /** Called when a paper was opened from a list; empty for the Library view. */
  follow(list: readonly PaperId[]): void;
  /** The paper `step` after another one in the list; "end" past its ends, `undefined` if the list lacks the paper. */
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
