import * as vscode from "vscode";
import { isPaperId } from "../../core/paperId.ts";
import type { Services } from "../services.ts";
import { registerCompare } from "./compare.ts";
import { registerReadingList } from "./readingList.ts";
import { registerSummary } from "./summary.ts";

/** The pages of overviews, and what leads to papers without one. */
export interface Overviews extends vscode.Disposable {
  /** Fills a tab that VS Code brings back, by what its page kept; a tab of which that is not known is closed. */
  restore(panel: vscode.WebviewPanel, state: unknown): void;
}

/** Registers the reading list, the summary of the library and papers side by side. */
export function registerOverviews(services: Services): Overviews {
  const summary = registerSummary(services);
  const compare = registerCompare(services);
  const all = vscode.Disposable.from(summary, compare, registerReadingList(services));
  return {
    dispose: () => void all.dispose(),
    restore(panel, state) {
      const kind = fieldOf(state, "kind");
      const ids = fieldOf(state, "ids");
      if (kind === "summary") summary.restore(panel);
      else if (kind === "comparison" && Array.isArray(ids))
        compare.restore(panel, ids.filter((id) => typeof id === "string").filter(isPaperId));
      else panel.dispose();
    },
  };
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
