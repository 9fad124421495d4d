import * as vscode from "vscode";
import type { DailyPaper } from "../../core/online/daily/askDaily.ts";
import { dailyMarkdown } from "../../core/online/daily/dailyMarkdown.ts";
import { wellFormed } from "../../core/text/tidyText.ts";

const scheme = "marginalia-daily";

/** Pages for papers that the library does not have, made from the list's data, so they also work offline. */
export class DailyPages implements vscode.Disposable {
  readonly #pages = new Map<string, string>();
  readonly #provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ path }) => this.#pages.get(path) ?? "",
  });

  async open(daily: DailyPaper): Promise<void> {
    const { paper } = daily.found;
    // Cutting may split a surrogate pair, which no address may contain.
    const cut = paper.title.replace(/[\\/:*?"<>|#%]+/g, " ").slice(0, 60);
    const name = wellFormed(cut).trim();
    const path = `/${paper.arxiv ?? "paper"}/${name}.md`;
    const { l10n } = vscode;
    const words = {
      code: l10n.t("Code"),
      project: l10n.t("Project"),
      counts: l10n.t("{0} votes, {1} comments", daily.votes, daily.comments),
    };
    this.#pages.set(path, dailyMarkdown(daily, words));
    await vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.from({ scheme, path }));
  }

  dispose(): void {
    this.#provider.dispose();
  }
}
