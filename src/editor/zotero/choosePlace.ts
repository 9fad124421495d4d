import * as vscode from "vscode";
import type { ZoteroPlaceToTake } from "../../core/online/zotero/zoteroPlaces.ts";
import { pickOne } from "../messages.ts";

/** Where in Zotero papers are taken from. */
export type ZoteroChoice =
  | { readonly kind: "place"; readonly place: ZoteroPlaceToTake }
  | { readonly kind: "words" }
  | { readonly kind: "window" };

interface Item extends vscode.QuickPickItem {
  readonly choice?: ZoteroChoice;
}

/** The row of a library or collection. */
export function placeItem({ names, count }: ZoteroPlaceToTake): vscode.QuickPickItem {
  const above = names.slice(1, -1).join(" / ");
  const papers =
    count === undefined ? "" : count === 1 ? vscode.l10n.t("one paper") : vscode.l10n.t("{0} papers", count);
  return {
    iconPath: new vscode.ThemeIcon(names.length === 1 ? "library" : "folder-library"),
    label: names.at(-1) ?? "",
    description: [above, papers].filter((part) => part !== "").join(" · "),
  };
}

/** Asks for a collection, for a search or, with Better BibTeX, for a selection in Zotero's own window. */
export async function choosePlace(
  places: readonly ZoteroPlaceToTake[],
  hasWindow: boolean,
): Promise<ZoteroChoice | undefined> {
  const { l10n } = vscode;
  const items: Item[] = [
    {
      iconPath: new vscode.ThemeIcon("search"),
      label: l10n.t("Search Zotero…"),
      description: l10n.t("by words in titles, notes and full texts"),
      choice: { kind: "words" },
    },
    ...(hasWindow
      ? [
          {
            iconPath: new vscode.ThemeIcon("window"),
            label: l10n.t("Choose in Zotero’s Window…"),
            choice: { kind: "window" as const },
          },
        ]
      : []),
  ];
  for (const place of places) {
    if (place.names.length === 1)
      items.push({ label: place.names[0] ?? "", kind: vscode.QuickPickItemKind.Separator });
    items.push({ ...placeItem(place), choice: { kind: "place", place } });
  }
  const chosen = await pickOne(items, {
    title: l10n.t("Import from Zotero"),
    placeHolder: l10n.t("The collection to take papers from"),
    matchOnDescription: true,
  });
  return chosen?.choice;
}
