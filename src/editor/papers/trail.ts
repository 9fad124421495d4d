import type { PaperId } from "../../core/paperId.ts";

/** The list that papers were last opened from, for Next and Previous Paper; without one, the Library view is used. */
export interface Trail {
  /** Called when a paper was opened from a list; empty for the Library view. */
  follow(list: readonly PaperId[]): void;
  /** Called by a view that has drawn its list of papers, whose rows then give that name to commands. */
  drawn(name: string, list: readonly PaperId[]): void;
  /** Called when a paper was opened by a command: follows the list that the row in its argument names. */
  followRow(argument: unknown): void;
  /** The paper `step` after another one in the list; "end" past its ends, `undefined` if the list lacks the paper. */
  beside(paper: PaperId, step: -1 | 1): PaperId | "end" | undefined;
}

export function createTrail(): Trail {
  let list: readonly PaperId[] = [];
  const lists = new Map<unknown, readonly PaperId[]>();
  const follow = (next: readonly PaperId[]) => {
    list = [...new Set(next)];
  };
  return {
    follow,
    drawn: (name, papers) => void lists.set(name, papers),
    followRow(argument) {
      if (typeof argument !== "object" || argument === null || !("paper" in argument)) return;
      // Rows of the Library view name no list.
      follow(("list" in argument && lists.get(argument.list)) || []);
    },
    beside(paper, step) {
      const at = list.indexOf(paper);
      return at < 0 ? undefined : (list[at + step] ?? "end");
    },
  };
}
