import * as vscode from "vscode";
import { pickSome, showInformation } from "../messages.ts";
import type { Services } from "../services.ts";
import { writeSetting } from "../settings.ts";
import { placeItem } from "./choosePlace.ts";
import { keptPaths } from "./keptCollections.ts";

type Deps = Pick<Services, "online" | "libraryFiles">;

/** Lets the user check the collections to keep as layers of the library, and reads them. */
export async function keepCollections({ online, libraryFiles }: Deps): Promise<void> {
  const { l10n } = vscode;
  const places = await online.ask(l10n.t("Asking Zotero"), ({ zotero, online: { listPlaces }, signal }) =>
    listPlaces(zotero, l10n.t("My Library"), signal),
  );
  const kept = new Set(keptPaths());
  const items = places.map((place) => ({
    ...placeItem(place),
    picked: kept.has(place.path),
    path: place.path,
  }));
  const chosen = await pickSome(items, {
    title: l10n.t("Keep Zotero Collections in the Library"),
    placeHolder: l10n.t("Their papers are shown and cited as they are in Zotero; nothing is written there"),
    matchOnDescription: true,
  });
  if (!chosen) return;
  // Keeps collections that are not listed now, such as those of a group that is temporarily missing.
  const listed = new Set(places.map(({ path }) => path));
  const paths = [...[...kept].filter((path) => !listed.has(path)), ...chosen.map(({ path }) => path)];
  await writeSetting("marginalia.zotero.collections", paths);
  const collections = await libraryFiles.keptCollections();
  await collections.read();
  if (paths.length === 0) return;
  await collections.refresh(l10n.t("Reading from Zotero"));
  void showInformation(
    paths.length === 1
      ? l10n.t("One collection of Zotero is in the library.")
      : l10n.t("{0} collections of Zotero are in the library.", paths.length),
  );
}
