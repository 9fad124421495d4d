const fence = /^(?:[ \t]|>)*(`{3,}|~{3,})/;

/** The lines of a Markdown text outside fenced code, with their numbers from 0. */
export function* proseLines(text: string): Generator<readonly [line: number, text: string]> {
  let open: string | undefined;
  for (const [line, shown] of text.split(/\r\n?|\n/).entries()) {
    const mark = fence.exec(shown)?.[1];
    if (open !== undefined) {
      if (mark?.startsWith(open) && shown.trim().endsWith(mark)) open = undefined;
      continue;
    }
    if (mark === undefined) yield [line, shown];
    else open = mark;
  }
}
