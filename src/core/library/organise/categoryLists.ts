import type { Category } from "../../paper.ts";

/**
 * A list with a category moved before another one, or to the end. Categories that come before it in `shown` are listed
 * too: otherwise its place would have no effect.
 */
export function placed(
  listed: readonly Category[],
  shown: readonly Category[],
  id: string,
  before: string | undefined,
): readonly Category[] {
  const moved = shown.find((category) => category.id === id);
  if (moved === undefined || before === id) return listed;
  const others = shown.filter((category) => category !== moved);
  const at = before === undefined ? -1 : others.findIndex((category) => category.id === before);
  const order = at < 0 ? [...others, moved] : [...others.slice(0, at), moved, ...others.slice(at)];
  // The higher list comes first as a whole, so it must name every category down to the last one that is out of order.
  const isListed = (category: Category) => listed.some((one) => one.id === category.id);
  const needed = Math.max(order.indexOf(moved), order.findLastIndex(isListed));
  return order
    .slice(0, needed + 1)
    .map((category) => listed.find((one) => one.id === category.id) ?? category);
}

/** An unused id for a new category with this title: the title itself, if it is free. */
export function newCategoryId(title: string, isTaken: (id: string) => boolean): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? title : `${title} ${n}`;
    if (!isTaken(id)) return id;
  }
}
