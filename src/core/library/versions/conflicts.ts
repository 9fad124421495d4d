/** A conflict that Git left in a file, as offsets into its text. */
export interface Conflict {
  readonly start: number;
  readonly end: number;
  readonly ours: string;
  readonly theirs: string;
}

/** Which side to keep; "both" puts ours first. */
export type Choice = "ours" | "theirs" | "both";

const mark = /^(<{7}|\|{7}|={7}|>{7})(?: [^\r\n]*)?(?:\r\n|\r|\n|$)/;

/** The conflicts in a text, in order, with or without the base between the two sides (Git's style diff3). */
export function conflictsIn(text: string): readonly Conflict[] {
  const found: Conflict[] = [];
  let open:
    | { readonly start: number; ours: string; theirs: string; side: "ours" | "base" | "theirs" }
    | undefined;
  let at = 0;
  for (const line of text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []) {
    const sign = mark.exec(line)?.[1]?.[0];
    if (sign === "<") open = { start: at, ours: "", theirs: "", side: "ours" };
    else if (open && sign === "|" && open.side === "ours") open.side = "base";
    else if (open && sign === "=" && open.side !== "theirs") open.side = "theirs";
    else if (open && sign === ">" && open.side === "theirs") {
      const { start, ours, theirs } = open;
      found.push({ start, end: at + line.length, ours, theirs });
      open = undefined;
    } else if (open && open.side !== "base") open[open.side] += line;
    at += line.length;
  }
  return found;
}

/** The text with a conflict resolved. */
export function resolved(text: string, { start, end, ours, theirs }: Conflict, choice: Choice): string {
  const kept = choice === "ours" ? ours : choice === "theirs" ? theirs : ours + theirs;
  return text.slice(0, start) + kept + text.slice(end);
}

/** A list row is cut at this length, in UTF-16 units. */
const longest = 300;

/** The beginning of a text on one line, for a list of choices. */
export function glimpseOf(text: string): string {
  const words = text.trim();
  const lines = words.slice(0, longest).split(/[\r\n]+/);
  return lines.map((line) => line.trim()).join(" ⏎ ") + (words.length > longest ? " …" : "");
}
