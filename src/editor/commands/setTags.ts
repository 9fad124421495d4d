import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { createPick, setItems } from "../messages.ts";
import { type EditDeps, editPapers } from "../organise/editPapers.ts";
import { papersAtHand, titleOf } from "../organise/papersAtHand.ts";
import type { AtHandDeps } from "../papers/paperAtHand.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = AtHandDeps & EditDeps & Pick<Services, "log">;

/** Sets the tags of a paper, or those that all papers selected in the tree have in common. */
export function registerSetTags(deps: Deps): vscode.Disposable {
  const { log, library } = deps;
  return registerCommand(log, "marginalia.setTags", async (argument, selection) => {
    const papers = await papersAtHand(deps, argument, selection, vscode.l10n.t("Set Tags"));
    if (papers.length === 0) return;
    const common = commonTags(papers);
    const tags = await pickTags(library, titleOf(papers), common);
    if (!tags) return;
    await editPapers(deps, papers, ({ tags: own = [] }) => ({
      tags: [...new Set([...own.filter((tag) => !common.includes(tag) || tags.includes(tag)), ...tags])],
    }));
  });
}

/** The tags that all of the papers have, in the first paper's order. */
function commonTags([first, ...others]: readonly LibraryPaper[]): readonly string[] {
  return (first?.tags ?? []).filter((tag) => others.every(({ tags = [] }) => tags.includes(tag)));
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
  // The text in the box when a tag was last checked: it was a search, not a new tag.
  let search = "";
  try {
    return await new Promise<readonly string[] | undefined>((resolve) => {
      pick.onDidChangeSelection(() => {
        search = pick.value;
      });
      pick.onDidAccept(() => {
        const typed = pick.value === search ? [] : pick.value.split(",").map((tag) => tag.trim());
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
