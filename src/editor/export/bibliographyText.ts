import * as vscode from "vscode";
import type { ExportedPaper } from "../../core/bibliography/export/keptEntry.ts";
import type { StyledReferences } from "../../core/bibliography/styles/styledReferences.ts";
import { reasonOf } from "../../core/text/reasonOf.ts";
import { isNodeHost } from "../bundles.ts";
import { readText } from "../files.ts";
import { showWarning, withProgress } from "../messages.ts";
import type { Services } from "../services.ts";
import type { FormatChoice } from "./pickFormat.ts";

type Deps = Pick<Services, "bundles" | "extensionUri">;
type Style = NonNullable<FormatChoice["style"]>;

/** The papers in the chosen format or citation style; `undefined` if cancelled. */
export async function bibliographyText(
  deps: Deps,
  papers: readonly ExportedPaper[],
  { format, label, style }: Pick<FormatChoice, "format" | "label" | "style">,
): Promise<string | undefined> {
  const { l10n } = vscode;
  if (style === undefined)
    return (await deps.bundles.load("bibliography")).exportBibliography(papers, format);
  const stop = new AbortController();
  const title = l10n.t("References in the style {0}", label);
  try {
    const { text, missingLanguage } = await withProgress({ title }, async (_, token) => {
      const listener = token.onCancellationRequested(() => stop.abort());
      return await styled(deps, papers, style, stop.signal).finally(() => listener.dispose());
    });
    if (missingLanguage !== undefined)
      void showWarning(
        l10n.t("{0} is a style in {1}; its terms appear in English here.", label, missingLanguage),
      );
    return text;
  } catch (error) {
    if (stop.signal.aborted) return undefined;
    throw new Error(l10n.t("The citation style {0} cannot be used: {1}.", label, reasonOf(error)));
  }
}

async function styled(
  { bundles, extensionUri }: Deps,
  papers: readonly ExportedPaper[],
  style: Style,
  signal: AbortSignal,
): Promise<StyledReferences> {
  const { shippedStyles, styledReferences } = await bundles.load("styles");
  const text = typeof style === "string" ? shippedStyles[style] : await readText(style);
  if (text === undefined) throw new Error(vscode.l10n.t("there is no such file"));
  if (!isNodeHost(extensionUri)) return styledReferences(papers, text);
  return await (await bundles.load("node")).styledInThread({ papers, style: text }, signal);
}
