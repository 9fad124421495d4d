import * as vscode from "vscode";
import { isPaperId } from "../../core/paperId.ts";
import type { Services } from "../services.ts";
import { registerCompare } from "./comparePapers.ts";
import { registerReadingList } from "./readingCommands.ts";
import { registerSummary } from "./summary.ts";

/** The overview pages, and the reading lists, which have no page. */
export interface Overviews extends vscode.Disposable {
  /** Fills a tab that VS Code restores, from the state that its page saved; closes a tab with an unknown state. */
  restore(panel: vscode.WebviewPanel, state: unknown): void;
}

/** Registers the reading list, the library summary and the comparison of papers. */
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
