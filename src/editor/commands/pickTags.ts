import * as vscode from "vscode";
import type { Library } from "../../core/library/library.ts";
import { createPick, setItems } from "../messages.ts";

interface Item extends vscode.QuickPickItem {
  readonly tag: string;
}

/** Lets the user check tags and type new ones, with commas between several; `undefined` when they leave. */
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
