import { resolve } from "node:path";
import type { ExportedPaper } from "../../core/bibliography/export/keptEntry.ts";
import { isShippedStyle, shippedStyleNames } from "../../core/bibliography/styles/styleNames.ts";
import { loadBundle } from "../bundles.ts";
import { type CommandCall, UsageError } from "../command.ts";
import { reasonOf } from "../reason.ts";
import { readRegularFile } from "../regularFile.ts";

/**
 * Makes the function that formats references in the style of `--style`. Reports an unusable style before the scan,
 * which may take long.
 */
export function styleOf(call: CommandCall): ((papers: readonly ExportedPaper[]) => string) | undefined {
  const { style } = call.options;
  if (typeof style !== "string") return undefined;
  if (call.format !== "text") throw new UsageError("--style is of references in plain text: --format text.");
  const { shippedStyles, styledReferences } = loadBundle(call.product, "styles");
  return orUsageError(style, () => {
    const text = textOf(style, call.cwd, shippedStyles);
    const { missingLanguage } = styledReferences([], text);
    if (missingLanguage !== undefined)
      call.terminal.warn(`${style} writes in ${missingLanguage}; its terms appear in English here.`);
    return (papers) => orUsageError(style, () => styledReferences(papers, text).text);
  });
}

function textOf(style: string, cwd: string, shipped: Readonly<Record<string, string>>): string {
  if (isShippedStyle(style)) return shipped[style] ?? "";
  if (!/[./\\]/.test(style)) throw new Error(`there is ${shippedStyleNames.join(", ")}, and any .csl file`);
  return new TextDecoder().decode(readRegularFile(resolve(cwd, style)));
}

function orUsageError<T>(style: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new UsageError(`The style ${style} cannot be used: ${reasonOf(error)}.`);
  }
}
