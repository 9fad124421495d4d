import * as vscode from "vscode";
import type { Citation } from "../../core/citations/citation.ts";
import { memoizeByObject } from "../../core/memoize.ts";
import type { Services } from "../services.ts";
import { followUri } from "./follow.ts";

type Deps = Pick<Services, "library" | "documents" | "libraryFiles" | "settings">;

/** Ctrl+click on a citation opens the paper in the reader; the web page is in the hover. */
export function registerLinks({ library, documents, libraryFiles, settings }: Deps): vscode.Disposable {
  const tooltip = vscode.l10n.t("Open in the reader");
  const uriOf = memoizeByObject(followUri);
  const newLinks = () =>
    memoizeByObject((citation: Citation): readonly vscode.DocumentLink[] => {
      const paper = library.find(citation.target);
      if (!paper) return [];
      const range = new vscode.Range(citation.line, citation.start, citation.line, citation.end);
      const link = new vscode.DocumentLink(range, uriOf(paper));
      link.tooltip = tooltip;
      return [link];
    });
  // VS Code asks for all links after each edit, and most citations stay the same, so cache their links.
  let linksOf = newLinks();
  return vscode.Disposable.from(
    library.onDidChange(() => {
      linksOf = newLinks();
    }),
    vscode.languages.registerDocumentLinkProvider(
      { pattern: "**/*" },
      {
        async provideDocumentLinks(document) {
          const citations = documents.citationsIn(document);
          if (citations.length === 0 || !settings.read("marginalia.links.enabled", document)) return [];
          await libraryFiles.ready();
          return citations.flatMap((citation) => linksOf(citation));
        },
      },
    ),
  );
}
