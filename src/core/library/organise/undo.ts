/** A change to a file: its text before and after; `undefined` for no file. */
export interface FileChange {
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What undoing changes must do. */
export interface UndoPlan {
  /** The texts to write; `undefined` removes the file. */
  readonly restore: readonly {
    readonly file: string;
    readonly expected: string | undefined;
    readonly text: string | undefined;
  }[];
  /** Files that were changed again since: they stay as they are. */
  readonly kept: readonly string[];
}

/** Plans to undo changes, last one first; `now` holds the files' current texts. */
export function undoPlan(
  changes: readonly FileChange[],
  now: ReadonlyMap<string, string | undefined>,
): UndoPlan {
  const first = new Map<string, FileChange>();
  for (const change of changes) {
    const earlier = first.get(change.file);
    first.set(change.file, earlier ? { ...change, before: earlier.before } : change);
  }
  const restore: UndoPlan["restore"][number][] = [];
  const kept: string[] = [];
  for (const { file, before, after } of [...first.values()].reverse()) {
    const text = now.get(file);
    if (text === before) continue;
    if (text === after) restore.push({ file, expected: after, text: before });
    else kept.push(file);
  }
  return { restore, kept };
}
