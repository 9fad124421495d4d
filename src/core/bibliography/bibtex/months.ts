/** The months by the macros that every style of BibTeX defines. */
export const monthsByMacro: ReadonlyMap<string, string> = new Map(
  "january february march april may june july august september october november december"
    .split(" ")
    .map((month) => [month.slice(0, 3), month]),
);
