/** To make one takes longer than what it sorts. */
let order: Intl.Collator | undefined;

/** The order in which a reader expects the parts of a paper: its sections, then the rest by kind and number. */
export function compareLocators(one: string, other: string): number {
  order ??= new Intl.Collator("en", { numeric: true });
  return order.compare(rank(one), rank(other));
}

const rank = (locator: string) => (locator.startsWith("§") ? `0${locator}` : `1${locator}`);
