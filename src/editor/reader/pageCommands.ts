import * as vscode from "vscode";
import { identify } from "../../core/ids/identify.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { Intent, ToPage } from "../../protocol/messages.ts";
import { showDone } from "../messages.ts";
import { openPaper } from "../papers/openPaper.ts";
import { Refusal } from "../refusal.ts";
import { runCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { completionsOf } from "./links/completeKeys.ts";
import { openLinkedFile } from "./links/linkedFile.ts";
import { keepPicture } from "./links/pastedPicture.ts";
import { isPicture } from "./links/picture.ts";
import { relatedTo } from "./links/relatedPapers.ts";

/** The page that a command was sent from. */
export interface PageAtHand {
  readonly uri: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  readonly paper: LibraryPaper | undefined;
  /** Whether the paper has a file. */
  readonly isFiled: boolean;
  post(message: ToPage): void;
}

type Deps = Pick<Services, "library" | "paperFiles" | "search" | "index" | "host">;

/** Runs the page's requests to VS Code or the library: other tabs, commands, the paper's record. */
export async function runPageCommand(intent: Intent, page: PageAtHand, deps: Deps): Promise<void> {
  const { paper, panel } = page;
  switch (intent.kind) {
    case "undo":
    case "redo":
      await vscode.commands.executeCommand(intent.kind);
      return;
    case "related":
      if (paper) page.post({ kind: "related", papers: await relatedTo(await deps.search(), paper) });
      return;
    case "complete": {
      const { query } = intent;
      page.post({
        kind: "completions",
        query,
        papers: await completionsOf(query, deps.library, deps.index, deps.search),
      });
      return;
    }
    case "pasted-address": {
      const id = identify(intent.text);
      const key = id && deps.library.find(id)?.citekeys[0];
      if (key) page.post({ kind: "cite-address", text: intent.text, key });
      return;
    }
    case "picture": {
      const { path } = intent;
      page.post({ kind: "picture", path, isThere: page.isFiled && (await isPicture(path, page.uri)) });
      return;
    }
    case "paste-picture":
      if (!paper || !page.isFiled)
        throw new Refusal(
          vscode.l10n.t("Write a first note, then paste the picture: it is kept beside the paper's file."),
        );
      page.post({ kind: "insert", text: await keepPicture(intent, paper.citekey, page.uri, deps.host) });
      return;
    case "open-text":
      await vscode.commands.executeCommand("vscode.openWith", page.uri, "default", panel.viewColumn);
      return;
    case "status":
      if (paper) await deps.paperFiles.setStatus(paper, intent.status);
      return;
    case "copy-citekey":
      if (!paper) return;
      await vscode.env.clipboard.writeText(paper.citekey);
      showDone("copy", vscode.l10n.t("Copied {0}", paper.citekey));
      return;
    case "note-line": {
      const { file, line, start } = intent;
      await runCommand("marginalia.addNoteOnLine", { uri: file, line, start });
      return;
    }
    case "show-group":
      await runCommand("marginalia.showGroup", intent.by, intent.name);
      return;
    case "search-author":
      await runCommand("marginalia.searchPapers", `author:"${intent.name.replaceAll('"', "")}" `);
      return;
    case "set-category":
    case "set-tags":
      if (!paper) return;
      await runCommand(
        intent.kind === "set-tags" ? "marginalia.setTags" : "marginalia.setCategory",
        paper.id,
      );
      return;
    case "cite":
    case "copy-citation":
      if (!paper) return;
      if (!deps.library.find(paper.id))
        throw new Refusal(vscode.l10n.t("The library does not have this paper, so it cannot be cited."));
      await runCommand(intent.kind === "cite" ? "marginalia.citePaper" : "marginalia.copyCitation", paper.id);
      return;
    case "open-paper": {
      const other = deps.library.byCitekey(intent.key);
      if (!other) throw new Refusal(vscode.l10n.t("The library has no paper with the key {0}.", intent.key));
      await openPaper(other, { preview: false, viewColumn: await columnFor(panel, intent.beside) });
      return;
    }
    case "open-file":
      await openLinkedFile(intent.path, page.uri, { viewColumn: await columnFor(panel, intent.beside) });
      return;
  }
}

/** The column for a file that the page opens: the page's own, whose tab is then kept, or the one beside. */
export async function columnFor(panel: vscode.WebviewPanel, beside: boolean): Promise<vscode.ViewColumn> {
  // Otherwise the new tab would replace a preview tab.
  if (panel.active) await vscode.commands.executeCommand("workbench.action.keepEditor");
  return beside ? vscode.ViewColumn.Beside : (panel.viewColumn ?? vscode.ViewColumn.Active);
}
