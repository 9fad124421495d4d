/**
 * Returns which lines are silenced: `marginalia-ignore` silences its line, `marginalia-ignore-file` the whole file. Both
 * are meant for comments but are recognised anywhere.
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
