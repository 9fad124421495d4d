import { isBlank, isWordAt, lineEnd, nextLine } from "./characters.ts";
import { lessThan } from "./codes.ts";
import { addRegion, type Heredoc, type Lexing, type Rule } from "./lexing.ts";

/** Reads `<<~WORD`, `<<-"WORD"` and `<<WORD` in capitals, as in Ruby and Perl, but not `a << B`. */
export function wordHeredoc(text: string, at: number): Heredoc | undefined {
  const mark = /^<<([~-]?)(?:([A-Za-z_]\w*)|(["'`])([^"'`\n]+)\3)/.exec(text.slice(at, at + 120));
  const word = mark?.[2] ?? mark?.[4];
  if (!mark || word === undefined) return undefined;
  const bare = mark[1] === "" && mark[3] === undefined;
  if (bare && (!/^[A-Z]/.test(word) || isWordAt(text, at - 1) || ")]".includes(text.charAt(at - 1) || " ")))
    return undefined;
  return { word, indented: mark[1] !== "", end: at + mark[0].length };
}

/** The rules for heredocs. Several may open on one line; their texts follow each other after it. */
export function heredocs(opening: (text: string, at: number) => Heredoc | undefined): readonly Rule[] {
  return [
    {
      first: "<",
      read: (lexing, at) => {
        const heredoc = lexing.text.charCodeAt(at + 1) === lessThan ? opening(lexing.text, at) : undefined;
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

/** Reads a heredoc's text with the line that ends it, or to the text's end. */
function readText(lexing: Lexing, from: number, heredoc: Heredoc): number {
  const { text } = lexing;
  for (let at = from; at < text.length; at = nextLine(text, at)) {
    let start = at;
    if (heredoc.indented) while (isBlank(text.charCodeAt(start))) start++;
    if (!text.startsWith(heredoc.word, start)) continue;
    const end = start + heredoc.word.length;
    if (heredoc.goesOn ? !isWordAt(text, end) : lineEnd(text, end) === end)
      return addRegion(lexing, from, end, "string");
  }
  return addRegion(lexing, from, text.length, "string");
}
