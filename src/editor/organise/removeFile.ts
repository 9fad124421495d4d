/** The ways to remove a file, and what decides among them. */
export interface Removal {
  /** Whether the files of this window go to a trash when VS Code is asked for it. */
  readonly hasTrash: boolean;
  toTrash(): Thenable<void>;
  forGood(): Thenable<void>;
  /** Asks whether to delete for good a file that the trash did not take, for this reason. */
  askInstead(reason: unknown): Promise<boolean>;
  /** Asks whether to delete for good where there is no trash; omitted if another file has all contents. */
  askWithoutTrash?: (() => Promise<boolean>) | undefined;
}

/**
 * Moves a file to the trash; deletes it for good only if there is none, or if the user says so. It is
 * `kept` if the user said no.
 */
export async function removeFile(removal: Removal): Promise<"in trash" | "deleted" | "kept"> {
  try {
    await removal.toTrash();
    return "in trash";
  } catch (error) {
    // The trash may be full, or the file in use: only without a trash does a failure say nothing of the file.
    const isAgreed = removal.hasTrash
      ? await removal.askInstead(error)
      : ((await removal.askWithoutTrash?.()) ?? true);
    if (!isAgreed) return "kept";
    await removal.forGood();
    return "deleted";
  }
}
