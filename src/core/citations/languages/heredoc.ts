import { isBlank, lineEnd, nextLine } from "./characters.ts";
import { add, type Heredoc, type Lexing, type Rule } from "./lexing.ts";

/** The rules of heredocs, of which several may open on one line; their texts begin after it. */
export function heredocs(opening: (text: string, at: number) => Heredoc | undefined): readonly Rule[] {
  return [
    {
      first: "<",
      read: (lexing, at) => {
        const heredoc = lexing.text.charCodeAt(at + 1) === 60 ? opening(lexing.text, at) : undefined;
        if (heredoc === undefined) return at;
        lexing.pending.push(heredoc);
        return heredoc.end;
      },
    },
    {
      first: "\n\r",
      read: (lexing, at) => {
        let next = nextLine(lexing.text, at);
        for (const heredoc of lexing.pending.splice(0)) next = readText(lexing, next, heredoc);
        return next;
      },
    },
  ];
}

/** Reads a heredoc's text with the line that ends it; one that is never ended goes to the text's end. */
function readText(lexing: Lexing, from: number, heredoc: Heredoc): number {
  const { text } = lexing;
  for (let at = from; at < text.length; at = nextLine(text, at)) {
    let start = at;
    if (heredoc.indented) while (isBlank(text.charCodeAt(start))) start++;
    if (!text.startsWith(heredoc.word, start)) continue;
    const end = start + heredoc.word.length;
    if (lineEnd(text, end) === end) return add(lexing, from, end, "string");
  }
  return add(lexing, from, text.length, "string");
}
