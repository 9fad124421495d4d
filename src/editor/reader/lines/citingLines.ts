import * as vscode from "vscode";
import type { Backlink, CitationIndex } from "../../../core/citations/citationIndex.ts";
import { citedVersions } from "../../../core/citations/citedVersions.ts";
import { languageOf } from "../../../core/citations/languages/languageOf.ts";
import type { PaperId } from "../../../core/paperId.ts";
import type { BacklinkLine, Backlinks } from "../../../protocol/messages.ts";
import { cellLines } from "../../documents/cellLines.ts";
import { newestLines } from "../../documents/newestText.ts";
import { excerptOf } from "./excerpt.ts";

/** How many citing lines are sent at a time. */
export const backlinksAtOnce = 50;

/** How many files are read at once. */
const readsAtOnce = 8;

/** The citations of a paper's `ids` that its page lists: all but those in `own`, the paper's file (its uri). */
export const citationsOf = (
  index: CitationIndex,
  ids: readonly PaperId[],
  own: string,
): readonly Backlink[] => index.citing(ids).filter(({ file }) => file !== own);

/** The first `count` citing lines of a paper with their text, sorted by file and line. */
export async function citingLines(backlinks: readonly Backlink[], count: number): Promise<Backlinks> {
  const labels = new Map<string, string>();
  for (const { file } of backlinks) {
    if (!labels.has(file)) labels.set(file, vscode.workspace.asRelativePath(vscode.Uri.parse(file, true)));
  }
  const label = (file: string) => labels.get(file) ?? file;
  const sorted = [...backlinks].sort(
    (a, b) =>
      compare(label(a.file), label(b.file)) ||
      a.citation.line - b.citation.line ||
      a.citation.start - b.citation.start,
  );
  const byFile = new Map<string, Backlink[]>();
  for (const backlink of sorted.slice(0, count)) {
    const known = byFile.get(backlink.file);
    if (known) known.push(backlink);
    else byFile.set(backlink.file, [backlink]);
  }
  const files = [...byFile];
  const lines: BacklinkLine[] = [];
  // Not all at once: together they may not fit into memory.
  for (let n = 0; n < files.length; n += readsAtOnce) {
    const some = files.slice(n, n + readsAtOnce);
    const parts = await Promise.all(some.map(([file, here]) => linesIn(file, label(file), here)));
    for (const line of parts.flat()) lines.push(line);
  }
  const versions = citedVersions(backlinks.map(({ citation }) => citation));
  return {
    total: backlinks.length,
    files: labels.size,
    ...(versions.length > 0 && { versions }),
    lines,
  };
}

/** The citing lines of one file. */
async function linesIn(
  file: string,
  label: string,
  backlinks: readonly Backlink[],
): Promise<readonly BacklinkLine[]> {
  const lines = (await newestLines(file)) ?? [];
  return backlinks.map(({ citation }): BacklinkLine => {
    const { line, start, cell, context, locator } = citation;
    const near = cellLines({ lines, citation });
    return {
      file,
      label,
      line,
      start,
      ...(cell === undefined ? {} : { cell }),
      context: contextWord(context),
      ...(locator === undefined ? {} : { locator }),
      ...(context === "prose" ? {} : colouring(file, context)),
      ...excerptOf(near.lines, near.citation),
    };
  });
}

/** The language in which the page highlights a line, from the file's name only. */
function colouring(
  file: string,
  context: Backlink["citation"]["context"],
): Pick<BacklinkLine, "language" | "kind"> {
  const language = languageOf(file);
  if (language === "other") return {};
  if (context === "code") return { language };
  return { language, kind: context === "comment" ? "comment" : "string" };
}

function contextWord(context: Backlink["citation"]["context"]): string {
  switch (context) {
    case "comment":
      return vscode.l10n.t("comment");
    case "docstring":
      return vscode.l10n.t("docstring");
    case "string":
      return vscode.l10n.t("string");
    case "prose":
      return vscode.l10n.t("text");
    case "code":
      return vscode.l10n.t("code");
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
