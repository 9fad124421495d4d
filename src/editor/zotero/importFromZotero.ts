import * as vscode from "vscode";
import type { ImportFile } from "../../core/import/importFile.ts";
import { type ImportPlan, planImport } from "../../core/import/plan.ts";
import { isPaperFile } from "../../core/library/source.ts";
import { nextTurn } from "../../core/nextTurn.ts";
import type { ZoteroItem } from "../../core/online/zotero/items.ts";
import { reasonOf } from "../../core/text/reasonOf.ts";
import { editFileText } from "../documents/editFileText.ts";
import { type ImportExtra, importPlan } from "../importing/importSources.ts";
import { ask } from "../messages.ts";
import type { Asking } from "../online/online.ts";
import type { Services } from "../services.ts";
import { choosePlace } from "./choosePlace.ts";

export type ZoteroDeps = Pick<
  Services,
  "library" | "libraryFiles" | "paperFiles" | "bundles" | "host" | "online" | "log" | "extensionUri"
>;

/**
 * Imports papers from Zotero after a preview, with the user's highlights and notes there, which become quotes with
 * pages in the notes. A paper that the library already has only gets new ones of these.
 */
export async function importFromZotero(deps: ZoteroDeps): Promise<void> {
  const { l10n } = vscode;
  const { online, libraryFiles } = deps;
  await libraryFiles.ready();
  const { places, hasWindow } = await online.ask(
    l10n.t("Asking Zotero"),
    async ({ zotero, online: bundle, signal }) => ({
      places: await bundle.listPlaces(zotero, l10n.t("My Library"), signal),
      hasWindow: await bundle.hasBetterBibtex(zotero, signal),
    }),
  );
  const choice = await choosePlace(places, hasWindow);
  if (!choice) return;
  const words = choice.kind === "words" ? await askWords() : undefined;
  if (choice.kind === "words" && words === undefined) return;
  const title = choice.kind === "window" ? l10n.t("Choose papers in Zotero") : l10n.t("Reading from Zotero");
  const { plan, paths } = await online.ask(title, async (asking) => {
    const path = choice.kind === "place" ? choice.place.path : "users/0";
    const items =
      choice.kind === "window"
        ? await asking.online.chosenInZotero(asking.zotero, asking.signal)
        : await asking.online.itemsOf(asking.zotero, path, asking.signal, {
            ...(words !== undefined && { words }),
            report: (done, total) => asking.report(`${done} / ${total}`),
          });
    return await planOf(deps, items ?? [], asking);
  });
  await importPlan(deps, plan, (rows) =>
    online.ask(l10n.t("Taking notes and highlights from Zotero"), (asking) =>
      takeHighlights(
        deps,
        rows.flatMap(({ row, uri }) => {
          const path = paths.get(row.file);
          return path === undefined ? [] : [{ uri, path, title: row.paper.title }];
        }),
        asking,
      ),
    ),
  );
}

async function askWords(): Promise<string | undefined> {
  const words = await ask({
    title: vscode.l10n.t("Search Zotero"),
    prompt: vscode.l10n.t("Words in titles, people, notes or full texts"),
  });
  return words?.trim() === "" ? undefined : words?.trim();
}

/** Compares the items with the library. `paths` maps rows' files to items with notes or attachments. */
async function planOf(
  { library }: ZoteroDeps,
  items: readonly ZoteroItem[],
  { online, signal }: Asking,
): Promise<{ readonly plan: ImportPlan; readonly paths: ReadonlyMap<string, string> }> {
  const files = items.map((item): ImportFile => {
    const file = online.selectAddress(item.path);
    const records = [online.recordOfItem(item, 0, item.path.slice(-8))];
    const content = { file, layer: { kind: "csl", order: 0 } as const, records, problems: [] };
    return { content, hasOwnKeys: item.citekey !== undefined };
  });
  const plan = await planImport(library, files, {
    breathe: nextTurn,
    check: () => signal.throwIfAborted(),
  });
  const paths = new Map(
    items.filter(({ hasChildren }) => hasChildren).map(({ path }) => [online.selectAddress(path), path]),
  );
  const hasFile = (citekey: string) =>
    library.byCitekey(citekey)?.origins.some(({ kind }) => isPaperFile(kind)) === true;
  const rows = plan.rows.map((row) =>
    row.kind === "known" && row.isAgain !== true && paths.has(row.file) && hasFile(row.as?.citekey ?? "")
      ? { ...row, addsNotes: true as const }
      : row,
  );
  return { plan: { ...plan, rows }, paths };
}

interface Wanted {
  readonly uri: vscode.Uri;
  /** The path of the item. */
  readonly path: string;
  readonly title: string;
}

/** Adds new highlights and notes of each paper to its file. */
async function takeHighlights(
  { bundles, host, libraryFiles }: ZoteroDeps,
  papers: readonly Wanted[],
  { online, zotero, signal, report }: Asking,
): Promise<ImportExtra> {
  const { l10n } = vscode;
  const { addHighlights } = await bundles.load("library");
  const lines: string[] = [];
  const changed: vscode.Uri[] = [];
  let pictures = 0;
  for (const { uri, path, title } of papers) {
    report(title, 100 / papers.length);
    try {
      const found = await online.highlightsOf(zotero, path, signal);
      pictures += found.pictures;
      if (found.highlights.length === 0) continue;
      let hasChanged = false;
      await editFileText(
        uri,
        (before) => {
          const after = addHighlights(before, found.highlights, uri.toString());
          if (typeof after !== "string") throw new Error(String(after.args.reason));
          hasChanged = after !== before;
          return after;
        },
        host,
      );
      if (hasChanged) changed.push(uri);
    } catch (error) {
      if (error instanceof vscode.CancellationError) break;
      lines.push(
        `${vscode.workspace.asRelativePath(uri)}: ${error instanceof online.OnlineFault ? l10n.t(online.faultSentence(error), error.args) : reasonOf(error)}`,
      );
      // If Zotero has stopped answering, it will not answer for the next paper either.
      if (error instanceof online.OnlineFault) break;
    }
  }
  await libraryFiles.refresh(changed);
  if (pictures > 0)
    lines.push(l10n.t("{0} marked areas and drawings have no words, and stay in Zotero.", pictures));
  const sentence =
    changed.length === 0
      ? l10n.t("No new notes or highlights.")
      : changed.length === 1
        ? l10n.t("Notes and highlights added to one paper.")
        : l10n.t("Notes and highlights added to {0} papers.", changed.length);
  return { sentence: papers.length === 0 ? "" : sentence, lines };
}
