import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { ReadingStatus } from "../../core/paper.ts";
import { pickOne } from "../messages.ts";
import { type AtHandDeps, paperAtHand } from "../papers/paperAtHand.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { pickCategory } from "./pickCategory.ts";
import { pickTags } from "./pickTags.ts";

type Deps = AtHandDeps & Pick<Services, "paperFiles" | "log">;

/** The commands that change what the library says of a paper. */
export function registerEditCommands(deps: Deps): vscode.Disposable {
  const { log, library, paperFiles } = deps;
  const { l10n } = vscode;
  return vscode.Disposable.from(
    registerCommand(log, "marginalia.setStatus", async (argument, status) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Set Reading Status"));
      const chosen = paper && (isStatus(status) ? status : await askStatus(paper));
      if (!paper || !chosen) return;
      await paperFiles.setStatus(paper, chosen);
    }),
    registerCommand(log, "marginalia.setCategory", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Set Category"));
      if (!paper) return;
      const category = await pickCategory(library, paper);
      if (category !== undefined) await paperFiles.edit(paper, { category: category || undefined });
    }),
    registerCommand(log, "marginalia.setTags", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Set Tags"));
      if (!paper) return;
      const tags = await pickTags(library, paper);
      if (tags) await paperFiles.edit(paper, { tags });
    }),
  );
}

const isStatus = (value: unknown): value is ReadingStatus =>
  value === "unread" || value === "reading" || value === "read";

async function askStatus({
  title,
  status: current = "unread",
}: LibraryPaper): Promise<ReadingStatus | undefined> {
  const { l10n } = vscode;
  const labels = { unread: l10n.t("Unread"), reading: l10n.t("Reading"), read: l10n.t("Read") };
  const items = (["unread", "reading", "read"] as const).map((status) => ({
    status,
    label: labels[status],
    description: status === current ? l10n.t("now") : "",
  }));
  return (await pickOne(items, { title }))?.status;
}
