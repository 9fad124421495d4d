import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { PaperId } from "../../core/paperId.ts";
import { openPaper } from "../papers/openPaper.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

/**
 * Ctrl+click on a citation follows its link and also runs Go to Definition, which would open two editors. So we answer
 * Go to Definition a moment later, and not at all if a link was just followed.
 */
export interface Follow extends vscode.Disposable {
  /** Waits a moment; resolves with whether a link was followed meanwhile. */
  hasJustFollowed(): Promise<boolean>;
}

/** The two events of one click arrive within this many milliseconds. */
const moment = 100;

export function registerFollow({ library, log }: Pick<Services, "library" | "log">): Follow {
  let followed = Number.NEGATIVE_INFINITY;
  const command = registerCommand(log, "marginalia.followCitation", async (id) => {
    followed = performance.now();
    const paper = library.find(id);
    if (paper) await openPaper(paper, { preview: false });
  });
  return {
    async hasJustFollowed() {
      await new Promise<void>((resolve) => setTimeout(resolve, moment));
      return performance.now() - followed < 5 * moment;
    },
    dispose: () => command.dispose(),
  };
}

/** The uri of a link that opens a paper in the reader. */
export function followUri(paper: LibraryPaper): vscode.Uri {
  const query = encodeURIComponent(JSON.stringify([paper.id] satisfies [PaperId]));
  return vscode.Uri.parse(`command:marginalia.followCitation?${query}`);
}
