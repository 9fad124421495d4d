import * as vscode from "vscode";
import { newCitekey } from "../../core/citekeys/newCitekey.ts";
import { knownAs } from "../../core/library/recognisePaper.ts";
import type { LookedUp } from "../../core/online/lookUpAll.ts";
import type { Paper } from "../../core/paper.ts";
import type { PaperId } from "../../core/paperId.ts";
import { showInformation, showWarning } from "../messages.ts";
import { showFailure } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = Pick<Services, "library" | "paperFiles" | "online" | "log">;

/** A cited work that the library lacks. */
export interface MissingPaper {
  readonly id: PaperId;
  /** A record from what the workspace's texts say about it; absent if they give no title. */
  readonly said?: Paper;
  /** A file that cites it. */
  readonly near?: vscode.Uri;
}

/** Whether an online source can look up a cited work. */
export const canLookUp = (id: PaperId): boolean => /^(?:arXiv|doi|url):/.test(id);

interface Result {
  added: number;
  /** Papers whose title the library already has, so they may be the same work. */
  readonly doubtful: { readonly id: PaperId; readonly citekey: string }[];
  readonly absent: PaperId[];
  readonly failed: { readonly id: PaperId; readonly reason: string }[];
}

/**
 * Looks papers up and adds each as soon as it is found. If the user cancels, the papers added so far stay, and the next
 * run only looks up the rest. Finally reports what was not added, and offers to call `asSaid`, which adds the papers
 * that could not be looked up with the records (`said`) from the workspace's texts.
 */
export async function lookUpCited(
  { library, paperFiles, online, log }: Deps,
  papers: readonly MissingPaper[],
  asSaid: (papers: readonly MissingPaper[]) => Promise<void>,
): Promise<void> {
  const { l10n } = vscode;
  const result: Result = { added: 0, doubtful: [], absent: [], failed: [] };
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const take = async (looked: LookedUp, sentenceOf: (looked: LookedUp) => string) => {
    if (looked.kind === "absent") return void result.absent.push(looked.id);
    if (looked.kind === "failed")
      return void result.failed.push({ id: looked.id, reason: sentenceOf(looked) });
    const { paper } = looked.found;
    const known = knownAs(library, paper);
    if (known?.by === "title")
      return void result.doubtful.push({ id: looked.id, citekey: known.paper.citekey });
    if (known) return;
    const citekey = newCitekey(paper, (key) => library.byCitekey(key) !== undefined);
    const near = byId.get(looked.id)?.near;
    if (await paperFiles.create({ ...paper, citekey }, near ? { near } : {})) result.added++;
    else throw new vscode.CancellationError();
  };
  try {
    await online.ask(l10n.t("Looking papers up"), async ({ online: bundle, client, signal, report }) => {
      const sentenceOf = (looked: LookedUp) =>
        looked.kind === "failed" ? l10n.t(bundle.faultSentence(looked.fault), looked.fault.args) : "";
      const ids = [...byId.keys()];
      for await (const some of bundle.lookUpAll(ids, client, signal, { code: true })) {
        for (const looked of some) {
          signal.throwIfAborted();
          report(looked.kind === "found" ? looked.found.paper.title : looked.id, 100 / ids.length);
          await take(looked, sentenceOf);
        }
      }
    });
  } catch (error) {
    if (!(error instanceof vscode.CancellationError)) throw error;
  }
  // Not awaited: the work is done, and the message may stay open.
  tell(result, byId, asSaid).catch((error) => showFailure(log, "marginalia.addAllCited", error));
}

export const papersAdded = (added: number): string =>
  added === 1
    ? vscode.l10n.t("One paper added to the library.")
    : vscode.l10n.t("{0} papers added to the library.", added);

async function tell(
  result: Result,
  byId: ReadonlyMap<PaperId, MissingPaper>,
  asSaid: (papers: readonly MissingPaper[]) => Promise<void>,
): Promise<void> {
  const { l10n } = vscode;
  const { added, absent, doubtful, failed } = result;
  const rest = absent.length + doubtful.length + failed.length;
  if (rest === 0) {
    if (added > 0) void showInformation(papersAdded(added));
    return;
  }
  const said = failed.flatMap(({ id }) => byId.get(id) ?? []).filter((paper) => paper.said);
  const list = l10n.t("Show the Others");
  const asTheyAre = l10n.t("Add {0} as Cited Here", said.length);
  const chosen = await showWarning(
    added === 1
      ? l10n.t("One paper added to the library, {0} not.", rest)
      : l10n.t("{0} papers added to the library, {1} not.", added, rest),
    list,
    ...(said.length > 0 ? [asTheyAre] : []),
  );
  if (chosen === asTheyAre) await asSaid(said);
  if (chosen === list) await showList(result);
}

/** Opens a text that lists the papers not added, each with the reason. */
async function showList({ absent, doubtful, failed }: Result): Promise<void> {
  const { l10n } = vscode;
  const lines = [
    ...absent.map((id) => `- ${id}: ${l10n.t("not found in any source asked")}`),
    ...doubtful.map(({ id, citekey }) => `- ${id}: ${l10n.t("{0} has its title", citekey)}`),
    ...failed.map(({ id, reason }) => `- ${id}: ${reason}`),
  ];
  const content = `# ${l10n.t("Papers that were not added")}\n\n${lines.join("\n")}\n`;
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
  await vscode.window.showTextDocument(document);
}
