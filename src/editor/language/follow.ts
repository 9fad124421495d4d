import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { PaperId } from "../../core/paperId.ts";
import { openPaper } from "../papers/openPaper.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

/**
 * Ctrl+click on a citation is to VS Code both a click on its link and Go to Definition, which would open two editors.
 * The link comes first: a definition is answered a moment later, and not at all when a link has just been followed.
 */
export interface Follow extends vscode.Disposable {
  /** Settles after that moment; whether a citation's link was followed in it. */
  hasJustFollowed(): Promise<boolean>;
}

/** Both halves of one click come within some milliseconds of each other. */
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

/** The address of a link that opens a paper in the reader. */
export function followUri(paper: LibraryPaper): vscode.Uri {
  const query = encodeURIComponent(JSON.stringify([paper.id] satisfies [PaperId]));
  return vscode.Uri.parse(`command:marginalia.followCitation?${query}`);
}
