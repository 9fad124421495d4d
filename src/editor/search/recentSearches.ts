import type * as vscode from "vscode";

const key = "recentSearches";
const mostKept = 8;

/** The workspace's recent searches, latest first; VS Code stores them with the workspace. */
export interface RecentSearches {
  list(): readonly string[];
  /** Adds a query that led to a paper. */
  add(query: string): Promise<void>;
  clear(): Promise<void>;
}

export function recentSearches(state: vscode.Memento): RecentSearches {
  const list = (): readonly string[] => {
    const kept: unknown = state.get(key);
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  };
  return {
    list,
    async add(query) {
      // Shorter queries are faster to type than to find in the list.
      if (query.length < 3 || query.length > 200) return;
      await state.update(key, [query, ...list().filter((one) => one !== query)].slice(0, mostKept));
    },
    clear: async () => await state.update(key, undefined),
  };
}
