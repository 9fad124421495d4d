import * as vscode from "vscode";
import { newCitekey } from "../../core/citekeys/newCitekey.ts";
import { fieldsOfId } from "../../core/ids/fieldsOfId.ts";
import { identify } from "../../core/ids/identify.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { ReadingStatus } from "../../core/paper.ts";
import type { PaperId } from "../../core/paperId.ts";
import { openPaper } from "../papers/openPaper.ts";
import { paperOfFile } from "../papers/ownFile.ts";
import { type AtHandDeps, paperAtHand } from "../papers/paperAtHand.ts";
import { pickCategory } from "../papers/pickCategory.ts";
import { paperInClipboard } from "../papers/pickPaper.ts";
import { pickTags } from "../papers/pickTags.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = AtHandDeps & Pick<Services, "paperFiles" | "log">;

/** Add Paper, and the commands that change what the library says of a paper. */
export function registerEditCommands(deps: Deps): vscode.Disposable {
  const { log, library, libraryFiles, paperFiles } = deps;
  const { l10n, window } = vscode;
  return vscode.Disposable.from(
    registerCommand(log, "marginalia.addPaper", async (address) => {
      await libraryFiles.ready();
      const id = await askId(typeof address === "string" ? address : undefined);
      if (id === undefined) return;
      const known = library.find(id);
      if (known) {
        await openPaper(known, { preview: false });
        return;
      }
      const title = await window.showInputBox({
        title: l10n.t("Add Paper"),
        prompt: l10n.t("Title of {0}", id),
        validateInput: (text) => (text.trim() === "" ? l10n.t("A paper needs a title.") : undefined),
      });
      if (title === undefined) return;
      const record = { title: title.trim(), ...fieldsOfId(id) };
      const citekey = newCitekey(record, (key) => library.byCitekey(key) !== undefined);
      const uri = await paperFiles.create({ ...record, citekey });
      const paper = uri && paperOfFile(library, uri);
      if (paper) await openPaper(paper, { preview: false });
    }),
    registerCommand(log, "marginalia.setStatus", async (argument, status) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Set Reading Status"));
      const chosen = paper && (isStatus(status) ? status : await askStatus(paper));
      if (!paper || !chosen) return;
      const today = new Date().toISOString().slice(0, 10);
      await paperFiles.edit(paper, {
        status: chosen,
        ...(chosen === "reading" && !paper.started && { started: today }),
        ...(chosen === "read" && !paper.finished && { finished: today }),
      });
    }),
    registerCommand(log, "marginalia.setCategory", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Set Category"));
      if (!paper) return;
      const category = await pickCategory(library, paper);
      if (category !== undefined) await paperFiles.edit(paper, { category: category || undefined });
    }),
    registerCommand(log, "marginalia.setTags", async (argument) => {
      const paper = await paperAtHand(deps, argument, l10n.t("Set Tags"));
      if (!paper) return;
      const tags = await pickTags(library, paper);
      if (tags) await paperFiles.edit(paper, { tags });
    }),
  );
}

const isStatus = (value: unknown): value is ReadingStatus =>
  value === "unread" || value === "reading" || value === "read";

async function askId(given: string | undefined): Promise<PaperId | undefined> {
  const { l10n } = vscode;
  const known = given === undefined ? undefined : identify(given);
  if (known) return known;
  const value = given ?? (await paperInClipboard());
  const text = await vscode.window.showInputBox({
    title: l10n.t("Add Paper"),
    prompt: l10n.t("An address or an id: arXiv, DOI, OpenReview, Hugging Face, …"),
    placeHolder: "https://arxiv.org/abs/2402.15627",
    ...(value !== undefined && { value }),
    validateInput: (typed) =>
      typed.trim() === "" || identify(typed)
        ? undefined
        : l10n.t("This names no paper that Marginalia knows how to find."),
  });
  return text === undefined ? undefined : identify(text);
}

async function askStatus({
  title,
  status: current = "unread",
}: LibraryPaper): Promise<ReadingStatus | undefined> {
  const { l10n } = vscode;
  const labels = { unread: l10n.t("Unread"), reading: l10n.t("Reading"), read: l10n.t("Read") };
  const items = (["unread", "reading", "read"] as const).map((status) => ({
    status,
    label: labels[status],
    description: status === current ? l10n.t("now") : "",
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.status;
}
