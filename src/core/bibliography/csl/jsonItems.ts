/**
 * Where the items of a JSON text's one list begin: a list at the top, or in a field of the object at the top. Where there
 * are not as many as expected, nothing is known. The text must be valid JSON.
 */
export function itemOffsets(text: string, expected: number): readonly number[] {
  for (const listDepth of [1, 2]) {
    const offsets = offsetsInLists(text, listDepth);
    if (offsets.length === expected) return offsets;
  }
  return [];
}

/** The offsets of all values that stand directly in a list of that depth. */
function offsetsInLists(text: string, listDepth: number): number[] {
  const offsets: number[] = [];
  const open: string[] = [];
  const token = /"(?:[^"\\]|\\[\s\S])*"|[[\]{}]|[^\s,:[\]{}"]+/g;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [sign] = match;
    if (sign === "]" || sign === "}") {
      open.pop();
      continue;
    }
    if (open.length === listDepth && open.at(-1) === "[") offsets.push(match.index);
    if (sign === "[" || sign === "{") open.push(sign);
  }
  return offsets;
}
