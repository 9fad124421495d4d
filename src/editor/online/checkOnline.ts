import * as vscode from "vscode";
import { nextTurn } from "../../core/nextTurn.ts";
import type { FoundPaper } from "../../core/online/foundPaper.ts";
import type { Verified } from "../../core/online/verify/verifyAll.ts";
import type { PaperId } from "../../core/paperId.ts";
import type { Problem } from "../../core/problem.ts";
import type { UnreadFile } from "../../core/problems/checkContext.ts";
import { newestLines } from "../documents/newestText.ts";
import { diagnosticOf } from "../library/problems.ts";
import { showInformation } from "../messages.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { onSettings, readSetting } from "../settings.ts";

type Deps = Pick<Services, "library" | "index" | "bundles" | "online" | "workspaceScan" | "log">;

/**
 * Check Citations Online: shows what the registries report about the ids that the workspace cites, as problems that
 * stay until the next run, until their file changes, or until the setting turns them off. Ids that could not be
 * verified are only counted.
 */
export function registerCheckOnline(deps: Deps): vscode.Disposable {
  const { library, bundles, online, workspaceScan, log } = deps;
  const { l10n } = vscode;
  const shown = vscode.languages.createDiagnosticCollection("marginalia-online");
  const command = registerCommand(log, "marginalia.checkOnline", async () => {
    if (!online.isOn())
      throw new Refusal(l10n.t("The setting marginalia.online.enabled is off, so nothing is requested."));
    await workspaceScan.ready();
    const problems = await bundles.load("problems");
    const { files, cited } = citingFiles(deps);
    let ids: readonly PaperId[] = [];
    const verified = new Map<PaperId, Verified>();
    let beside: readonly Problem[] = [];
    shown.clear();
    await online
      .ask(l10n.t("Checking citations online"), async ({ online: bundle, client, signal, report }) => {
        ids = [...cited].filter(bundle.canBeAsked);
        for await (const some of bundle.verifyAll(ids, client, signal)) {
          for (const one of some) verified.set(one.id, one);
          report(`${verified.size} / ${ids.length}`, (100 * some.length) / ids.length);
        }
        const others = (doubted: readonly FoundPaper[]) => bundle.otherRecords(doubted, client, signal);
        const settings = (file: string) => ({
          "title-mismatch": readSetting("marginalia.problems.titleMismatch", vscode.Uri.parse(file)),
        });
        beside = await problems.mismatches(files, verified, { settings, others, breathe: nextTurn });
      })
      .catch((error) => {
        // Shows what was verified before the user cancelled.
        if (!(error instanceof vscode.CancellationError)) throw error;
      });
    let count = 0;
    // For papers in the library, the usual check reports titles, with its own setting.
    const inLibrary = new Set<string>(library.papers.flatMap((paper) => paper.ids));
    const isToldAnyway = ({ code, args }: Problem) =>
      code === "title-mismatch" && inLibrary.has(args.id ?? "");
    for (const unread of files) {
      const file = await unread.read();
      if (!file) continue;
      const found = [
        ...problems.onlineProblems(file, verified),
        ...beside.filter((one) => one.file === file.file && !isToldAnyway(one)),
      ];
      count += found.length;
      if (found.length > 0)
        shown.set(
          vscode.Uri.parse(file.file),
          found.map((problem) => diagnosticOf(problem, problems.problemSentence)),
        );
    }
    const open = ids.filter((id) => (verified.get(id)?.kind ?? "unverified") === "unverified").length;
    const unverified =
      open > 0 ? ` ${l10n.t("{0} of {1} papers could not be verified.", open, ids.length)}` : "";
    const told =
      count === 1
        ? l10n.t("The registries report one problem.")
        : l10n.t("The registries report {0} problems.", count);
    void showInformation(`${told}${unverified}`);
  });
  return vscode.Disposable.from(
    shown,
    command,
    onSettings(["marginalia.online.enabled"], () => {
      if (!online.isOn()) shown.clear();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && shown.has(document.uri)) shown.delete(document.uri);
    }),
  );
}

/** The files that cite by id, and what they cite. */
function citingFiles({ index }: Deps): { readonly files: UnreadFile[]; readonly cited: Set<PaperId> } {
  const files: UnreadFile[] = [];
  const cited = new Set<PaperId>();
  for (const file of index.files()) {
    let cites = false;
    for (const { target } of index.in(file)) {
      if (target.startsWith("key:")) continue;
      cites = true;
      cited.add(target);
    }
    if (!cites) continue;
    files.push({
      file,
      async read() {
        const lines = await newestLines(file);
        return lines && { file, lines, citations: index.in(file) };
      },
    });
  }
  return { files, cited };
}
