import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { statusEdits } from "../../core/library/paperFile/statusEdits.ts";
import { localDay } from "../../core/localDay.ts";
import type { ReadingStatus } from "../../core/paper.ts";
import { pickOne } from "../messages.ts";
import { type EditDeps, editPapers } from "../organise/editPapers.ts";
import { papersAtHand, titleOf } from "../organise/papersAtHand.ts";
import type { AtHandDeps } from "../papers/paperAtHand.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = AtHandDeps & EditDeps & Pick<Services, "log">;

/** Sets the reading status of a paper, or of all papers selected in the tree. */
export function registerSetStatus(deps: Deps): vscode.Disposable {
  const { log } = deps;
  return registerCommand(log, "marginalia.setStatus", async (argument, status) => {
    const papers = await papersAtHand(deps, argument, status, vscode.l10n.t("Set Reading Status"));
    const [first] = papers;
    const chosen = first && (isStatus(status) ? status : await askStatus(papers));
    if (!chosen) return;
    const today = localDay();
    await editPapers(deps, papers, (paper) => statusEdits(paper, chosen, today));
  });
}

const isStatus = (value: unknown): value is ReadingStatus =>
  value === "unread" || value === "reading" || value === "read";

async function askStatus(papers: readonly LibraryPaper[]): Promise<ReadingStatus | undefined> {
  const { l10n } = vscode;
  const statuses = new Set(papers.map(({ status = "unread" }) => status));
  const labels = { unread: l10n.t("Unread"), reading: l10n.t("Reading"), read: l10n.t("Read") };
  const items = (["unread", "reading", "read"] as const).map((status) => ({
    status,
    label: labels[status],
    description: statuses.size === 1 && statuses.has(status) ? l10n.t("now") : "",
  }));
  return (await pickOne(items, { title: titleOf(papers) }))?.status;
}
