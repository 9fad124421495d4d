import type { Category, Paper } from "../paper.ts";
import type { CategoriesFile } from "./source.ts";
import { byLayer } from "./works/entry.ts";

/**
 * The categories of all layers, higher layers first, each as its highest layer defines it; then, by name, categories
 * that papers use and no file lists.
 */
export function mergeCategories(
  sources: readonly CategoriesFile[],
  papers: readonly Paper[],
): readonly Category[] {
  const merged = new Map<string, Category>();
  for (const { categories } of [...sources].sort((a, b) => byLayer(a.layer, b.layer))) {
    for (const category of categories) {
      const higher = merged.get(category.id);
      merged.set(category.id, higher ? { ...category, ...higher } : category);
    }
  }
  const unlisted = new Set<string>();
  for (const { category } of papers) {
    if (category !== undefined && !merged.has(category)) unlisted.add(category);
  }
  return [...merged.values(), ...[...unlisted].sort().map((id) => ({ id, title: id }))];
}
