/**
 * Which lines a file has silenced: `marginalia-ignore` on a line silences that line, `marginalia-ignore-file` anywhere
 * silences the file. Both are meant for comments; they are told apart from other text by their spelling alone.
 */
export function silenced(lines: readonly string[]): (line: number) => boolean {
  const mark = /\bmarginalia-ignore(-file)?\b(?!-)/;
  const silent = new Set<number>();
  for (const [line, text] of lines.entries()) {
    if (!text.includes("marginalia-ignore")) continue;
    const match = mark.exec(text);
    if (match?.[1] !== undefined) return () => true;
    if (match !== null) silent.add(line);
  }
  return (line) => silent.has(line);
}
