/** A quote of the abstract in the notes. */
export interface Quote {
  /** The quoted text on one line, without Markdown. */
  readonly text: string;
  /** The words before it in the abstract, if it occurred twice there. */
  readonly after?: string;
  /** The block's lines in the notes, from 0; `end` exclusive. */
  readonly line: number;
  readonly end: number;
  /** The reader's remark: the paragraph below the quote, on one line. */
  readonly remark: string;
}

/** Matches `— abstract`, also with another dash, and `— abstract, after “the words before”`. */
const attribution = /^(?:—|–|--?)\s*abstract(?:, after “([^”]*)”)?\.?$/i;
const fence = /^\s{0,3}(`{3,}|~{3,})/;

/** The block quotes in notes whose last line is `— abstract`, in order. */
export function quotesIn(notes: string): readonly Quote[] {
  const lines = notes.split(/\r\n|\r|\n/);
  const quotes: Quote[] = [];
  let fenced: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const mark = fence.exec(lines[at] ?? "")?.[1];
    if (mark !== undefined && (fenced === undefined || mark.startsWith(fenced)))
      fenced = fenced === undefined ? mark : undefined;
    if (fenced !== undefined || !isQuoted(lines[at])) continue;
    const line = at;
    while (isQuoted(lines[at])) at++;
    const block = lines.slice(line, at).map((one) => one.replace(/^\s{0,3}>\s?/, "").trim());
    while (block.at(-1) === "") block.pop();
    const source = attribution.exec(block.pop() ?? "");
    const text = plainOf(block.join(" "));
    if (source && text !== "") {
      const remark = remarkFrom(lines, at);
      quotes.push({ text, ...(source[1] && { after: plainOf(source[1]) }), line, end: at, remark });
    }
    // The line after the block may begin a fence, so it is read again.
    at--;
  }
  return quotes;
}

/** The Markdown of a quote for notes, with an empty line below it for the remark. */
export function quoteMarkdown(text: string, after?: string): string {
  const source = after === undefined ? "— abstract" : `— abstract, after “${escaped(oneLine(after))}”`;
  return `> ${escaped(oneLine(text))}\n>\n> ${source}\n\n`;
}

const isQuoted = (line: string | undefined) => line !== undefined && /^\s{0,3}>/.test(line);
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** Escapes Markdown in a text; formulas between `$` stay as they are. */
export const escaped = (text: string) =>
  text
    .replace(/\$[^$]*\$|[\\`*_[\]<>~|]|&(?=#?\w{1,31};)/g, (found) =>
      found.length > 1 ? found : `\\${found}`,
    )
    .replace(/^(?=[#+-](?:\s|$)|--+$)/, "\\")
    .replace(/^(\d+)([.)])/, "$1\\$2");

/** The plain text of escaped Markdown, on one line. */
export const plainOf = (markdown: string) =>
  oneLine(markdown.replace(/\$[^$]*\$|\\([!-/:-@[-`{-~])/g, (found, char?: string) => char ?? found));

/** The paragraph below a quote; one empty line may be in between. */
function remarkFrom(lines: readonly string[], from: number): string {
  let at = from;
  if (lines[at]?.trim() === "") at++;
  const words: string[] = [];
  for (let line = lines[at]; line !== undefined && line.trim() !== ""; line = lines[++at]) {
    if (/^\s{0,3}(?:>|#{1,6}\s|`{3,}|~{3,})/.test(line)) break;
    words.push(line);
  }
  return oneLine(words.join(" "));
}
