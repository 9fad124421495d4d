import * as vscode from "vscode";
import { onceAWork } from "../../core/citedHere/onceAWork.ts";
import { knownAs } from "../../core/library/recognisePaper.ts";
import { chooseFolder } from "../library/chooseFolder.ts";
import { pickSome, showInformation, withProgress } from "../messages.ts";
import { canLookUp, lookUpCited, type MissingPaper, papersAdded } from "../online/lookUpCited.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand } from "../registerCommand.ts";
import { citedInWorkspace } from "../scan/citedInWorkspace.ts";
import type { Services } from "../services.ts";
import { asRecord, keyFor, sayKnown } from "./addToLibrary.ts";

type Deps = Pick<
  Services,
  "library" | "index" | "libraryFiles" | "workspaceScan" | "paperFiles" | "online" | "log"
>;

interface Item extends vscode.QuickPickItem {
  readonly missing: MissingPaper;
}

/**
 * Add All to Library: lets the user choose among cited works that the library lacks, and looks them up online. If that
 * is not allowed, only lists works whose title is given where they are cited.
 */
export function registerAddAllCited(deps: Deps): vscode.Disposable {
  const { library, index, libraryFiles, workspaceScan, online, log } = deps;
  const { l10n } = vscode;
  return registerCommand(log, "marginalia.addAllCited", async (given) => {
    await Promise.all([libraryFiles.ready(), workspaceScan.ready()]);
    const isOn = online.isOn();
    const missing = citedInWorkspace(index, library).filter(({ paper }) => !paper);
    const items = onceAWork(missing).flatMap(({ id, citedAs, citations: [first] }): Item[] => {
      const said = citedAs?.title ? asRecord(citedAs) : undefined;
      if (!said && !(isOn && canLookUp(id))) return [];
      const near = first && vscode.Uri.parse(first.file);
      return [itemOf({ id, ...(said && { said }), ...(near && { near }) }, deps)];
    });
    if (items.length === 0)
      throw new Refusal(
        isOn
          ? l10n.t("The workspace cites no paper that is missing from the library and can be looked up.")
          : l10n.t("The workspace cites no paper that is missing from the library and whose title it names."),
      );
    const chosen =
      given === "all"
        ? items
        : await pickSome(items, {
            title: l10n.t("Add All to Library"),
            placeHolder: isOn
              ? l10n.t("{0} papers; those that are checked will be looked up and added", items.length)
              : l10n.t(
                  "{0} of {1} papers have a title here; check those to add",
                  items.length,
                  missing.length,
                ),
            matchOnDetail: true,
          });
    if (!chosen || chosen.length === 0) return;
    const papers = chosen.map((item) => item.missing);
    if (isOn) await lookUpCited(deps, papers, (some) => addAsSaid(deps, some));
    else await addAsSaid(deps, papers);
  });
}

/** A row of the list. Unchecked if the library has a paper of this title, which may be the same work. */
function itemOf(missing: MissingPaper, { library }: Deps): Item {
  const { id, said } = missing;
  if (!said) return { label: id, picked: true, missing };
  const known = knownAs(library, said);
  const twin = known && sayKnown(known);
  const detail = [said.authors?.[0], said.year?.toString(), id, twin].filter(Boolean).join(" · ");
  return { label: said.title, detail, description: keyFor(library, said), picked: !known, missing };
}

/** Adds papers with the titles, authors and years that the workspace's texts give. */
async function addAsSaid({ library, paperFiles }: Deps, papers: readonly MissingPaper[]): Promise<void> {
  const { l10n } = vscode;
  const first = papers.find(({ said }) => said);
  // Asked before the progress is shown, which would not move meanwhile. The first file makes this the library's folder.
  const folder = first && (await chooseFolder(library, first.near));
  if (!folder) return;
  const added = await withProgress({ title: l10n.t("Adding papers") }, async (report, token) => {
    let count = 0;
    for (const { said, near } of papers) {
      if (token.isCancellationRequested) break;
      if (!said) continue;
      report(said.title, 100 / papers.length);
      const citekey = keyFor(library, said);
      const where = count === 0 ? { folder } : near ? { near } : {};
      const uri = await paperFiles.create({ ...said, citekey }, where);
      if (!uri) break;
      count++;
    }
    return count;
  });
  if (added > 0) void showInformation(papersAdded(added));
}
