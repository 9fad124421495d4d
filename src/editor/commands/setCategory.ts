import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile } from "../../core/library/source.ts";
import { createPick, setItems } from "../messages.ts";
import { type EditDeps, editPapers } from "../organise/editPapers.ts";
import { papersAtHand, titleOf } from "../organise/papersAtHand.ts";
import type { AtHandDeps } from "../papers/paperAtHand.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = AtHandDeps & EditDeps & Pick<Services, "log">;

/** Sets the category of a paper, or of all papers selected in the tree. */
export function registerSetCategory(deps: Deps): vscode.Disposable {
  const { log, library } = deps;
  return registerCommand(log, "marginalia.setCategory", async (argument, selection) => {
    const papers = await papersAtHand(deps, argument, selection, vscode.l10n.t("Set Category"));
    if (papers.length === 0) return;
    const category = await pickCategory(library, papers);
    if (category === undefined) return;
    await editPapers(deps, papers, () => ({ category: category || undefined }));
  });
}

interface Item extends vscode.QuickPickItem {
  /** A category's id; "" removes the paper from its category. */
  readonly category: string;
}

/** Lets the user choose a category or enter a new one; "" for none, `undefined` if cancelled. */
async function pickCategory(library: Library, papers: readonly LibraryPaper[]): Promise<string | undefined> {
  const known = categoryItems(library, papers);
  const pick = createPick<Item>(
    vscode.l10n.t("Category of “{0}”", titleOf(papers)),
    vscode.l10n.t("Choose a category, or type a new one and press Enter"),
  );
  // Otherwise VS Code lists categories that start with the typed text before a new one. (Not in the types yet.)
  Object.assign(pick, { sortByLabel: false });
  /** What the typed text names, a known category or a new one. */
  const named = (): Item | undefined => {
    const typed = pick.value.trim();
    if (typed === "") return undefined;
    const isTyped = (name: string) => name.toLowerCase() === typed.toLowerCase();
    return (
      known.find(({ label, category }) => label === typed || category === typed) ??
      known.find(({ label, category }) => isTyped(label) || isTyped(category)) ?? {
        label: vscode.l10n.t("New category: {0}", typed),
        category: typed,
        alwaysShow: true,
      }
    );
  };
  let items: readonly Item[] = [];
  const update = () => {
    const first = named();
    items = setItems(pick, first ? [first, ...known.filter((one) => one !== first)] : known);
  };
  update();
  const listener = pick.onDidChangeValue(update);
  try {
    return await new Promise<string | undefined>((resolve) => {
      pick.onDidAccept(() => {
        const [active] = pick.activeItems;
        // Enter may come before the list for the typed text is shown.
        resolve((active && items.includes(active) ? active : (named() ?? active))?.category);
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    listener.dispose();
    pick.dispose();
  }
}

/** The titled categories, then those that only papers use, then none. */
function categoryItems(library: Library, papers: readonly LibraryPaper[]): readonly Item[] {
  const { l10n } = vscode;
  const now = (category: string | undefined) =>
    papers.every((paper) => paper.category === category) ? { description: l10n.t("now") } : {};
  const titled = new Set(library.categories.map(({ id }) => id));
  const named = new Set(library.papers.flatMap(({ category }) => (category ? [category] : [])));
  return [
    ...library.categories.map(
      ({ id, title, description }): Item => ({
        label: title,
        category: id,
        ...now(id),
        ...(description && { detail: description }),
      }),
    ),
    ...[...named]
      .filter((id) => !titled.has(id))
      .sort()
      .map((id): Item => ({ label: id, category: id, ...now(id) })),
    // A category from a bibliography or a shipped paper cannot be removed, only overridden.
    ...(papers.some(isOwn) ? [{ label: l10n.t("No category"), category: "" }] : []),
  ];
}

function isOwn({ fieldOrigins: { category } }: LibraryPaper): boolean {
  return category !== undefined && isPaperFile(category.kind);
}
