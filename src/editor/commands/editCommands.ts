import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { statusEdits } from "../../core/library/paperFile/statusEdits.ts";
import { localDay } from "../../core/localDay.ts";
import type { ReadingStatus } from "../../core/paper.ts";
import { createPick, pickOne, setItems } from "../messages.ts";
import { type EditDeps, editPapers } from "../organise/editPapers.ts";
import { papersAtHand, titleOf } from "../organise/papersAtHand.ts";
import type { AtHandDeps } from "../papers/paperAtHand.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { pickCategory } from "./pickCategory.ts";

type Deps = AtHandDeps & EditDeps & Pick<Services, "log">;

/** The commands that edit a paper, or all papers selected in the tree. */
export function registerEditCommands(deps: Deps): vscode.Disposable {
  const { log, library } = deps;
  const { l10n } = vscode;
  return vscode.Disposable.from(
    registerCommand(log, "marginalia.setStatus", async (argument, status) => {
      const papers = await papersAtHand(deps, argument, status, l10n.t("Set Reading Status"));
      const [first] = papers;
      const chosen = first && (isStatus(status) ? status : await askStatus(papers));
      if (!chosen) return;
      const today = localDay();
      await editPapers(deps, papers, (paper) => statusEdits(paper, chosen, today), told(papers));
    }),
    registerCommand(log, "marginalia.setCategory", async (argument, selection) => {
      const papers = await papersAtHand(deps, argument, selection, l10n.t("Set Category"));
      if (papers.length === 0) return;
      const category = await pickCategory(library, papers);
      if (category === undefined) return;
      await editPapers(deps, papers, () => ({ category: category || undefined }), told(papers));
    }),
    registerCommand(log, "marginalia.setTags", async (argument, selection) => {
      const papers = await papersAtHand(deps, argument, selection, l10n.t("Set Tags"));
      if (papers.length === 0) return;
      const common = commonTags(papers);
      const tags = await pickTags(library, titleOf(papers), common);
      if (!tags) return;
      await editPapers(
        deps,
        papers,
        ({ tags: own = [] }) => ({
          tags: [...new Set([...own.filter((tag) => !common.includes(tag) || tags.includes(tag)), ...tags])],
        }),
        told(papers),
      );
    }),
  );
}

/** The tags that all of the papers have, in the first paper's order. */
function commonTags([first, ...others]: readonly LibraryPaper[]): readonly string[] {
  return (first?.tags ?? []).filter((tag) => others.every(({ tags = [] }) => tags.includes(tag)));
}

/** Reports an edit of several papers; for one paper, the tree shows it. */
const told = (papers: readonly LibraryPaper[]) => (count: number) =>
  papers.length > 1 ? vscode.l10n.t("{0} papers are changed.", count) : undefined;

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

interface Item extends vscode.QuickPickItem {
  readonly tag: string;
}

/** Lets the user check tags and enter new ones, separated by commas; `undefined` if cancelled. */
export async function pickTags(
  library: Library,
  name: string,
  own: readonly string[],
): Promise<readonly string[] | undefined> {
  const { l10n } = vscode;
  const others = new Set(library.papers.flatMap(({ tags = [] }) => tags));
  for (const tag of own) others.delete(tag);
  const items = [...own, ...[...others].sort()].map((tag): Item => ({ label: tag, tag }));
  const pick = createPick<Item>(
    l10n.t("Tags of “{0}”", name),
    l10n.t("Check tags, or type new ones and press Enter"),
  );
  pick.canSelectMany = true;
  pick.selectedItems = setItems(pick, items).slice(0, own.length);
  try {
    return await new Promise<readonly string[] | undefined>((resolve) => {
      pick.onDidAccept(() => {
        const typed = pick.value.split(",").map((tag) => tag.trim());
        const checked = pick.selectedItems.map(({ tag }) => tag);
        resolve([...new Set([...checked, ...typed.filter((tag) => tag !== "")])]);
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
