import * as vscode from "vscode";
import type { DailyPaper } from "../../core/online/daily/askDaily.ts";
import { escaped, webLink } from "../papers/card.ts";

const scheme = "marginalia-daily";

/** Pages of papers that the library does not have, from what the list says of them: read without the net too. */
export class DailyPages implements vscode.Disposable {
  readonly #pages = new Map<string, string>();
  readonly #provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ path }) => this.#pages.get(path) ?? "",
  });

  async open(daily: DailyPaper): Promise<void> {
    const { paper } = daily.found;
    const name = paper.title
      .replace(/[\\/:*?"<>|#%]+/g, " ")
      .slice(0, 60)
      .trim();
    const path = `/${paper.arxiv ?? "paper"}/${name}.md`;
    this.#pages.set(path, pageOf(daily));
    await vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.from({ scheme, path }));
  }

  dispose(): void {
    this.#provider.dispose();
  }
}

/** Texts of papers are escaped: they make no links, pictures or commands. */
function pageOf({ found: { paper }, votes, comments, keywords }: DailyPaper): string {
  const { l10n } = vscode;
  const arxiv = paper.arxiv ?? "";
  const links = [
    webLink("arXiv", `https://arxiv.org/abs/${arxiv}`),
    webLink("Hugging Face", `https://huggingface.co/papers/${arxiv}`),
    ...(paper.code ? [webLink(l10n.t("Code"), paper.code)] : []),
    ...(paper.project ? [webLink(l10n.t("Project"), paper.project)] : []),
  ];
  const facts = [paper.submitted ?? "", l10n.t("{0} votes, {1} comments", votes, comments)];
  return [
    `# ${escaped(paper.title)}`,
    escaped((paper.authors ?? []).join(", ")),
    `*${facts
      .filter((fact) => fact !== "")
      .map(escaped)
      .join(" · ")}*`,
    links.filter((link) => link !== undefined).join(" · "),
    escaped(paper.abstract ?? ""),
    keywords.length > 0 ? `*${escaped(keywords.join(", "))}*` : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
