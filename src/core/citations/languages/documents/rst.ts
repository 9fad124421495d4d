import { isNewline, lineEnd, nextLine, skipBlanks } from "../../lexing/characters.ts";
import { colon, space } from "../../lexing/codes.ts";
import { embed, type Region } from "../../lexing/region.ts";
import { languageOfBlock } from "./languageOfBlock.ts";

const directiveLine = /^\.\. (?:\|[^|]+\| )?([\w+:.-]+)::[ \t]*(\S*)/;
const codeDirectives = new Set([
  "code-block",
  "code",
  "sourcecode",
  "code-cell",
  "jupyter-execute",
  "raw",
  "highlight",
]);
const literalDirectives = new Set([
  "parsed-literal",
  "productionlist",
  "doctest",
  "testcode",
  "ipython",
  "prompt",
]);

/** reStructuredText: comments, literal blocks (strings) and code blocks in their own language; the rest is prose. */
export function rst(text: string): Region[] {
  const found: Region[] = [];
  let at = 0;
  while (at < text.length) {
    const start = skipBlanks(text, at);
    const end = lineEnd(text, start);
    const next = nextLine(text, end);
    const indent = start - at;
    if (text.startsWith("..", start) && (start + 2 === end || text.charCodeAt(start + 2) === space)) {
      const line = text.slice(start, Math.min(end, start + 500));
      const directive = directiveLine.exec(line);
      if (directive?.[1] !== undefined) {
        const name = directive[1];
        if (codeDirectives.has(name) || literalDirectives.has(name)) {
          const body = blockEnd(text, next, indent);
          const language = literalDirectives.has(name)
            ? "other"
            : languageOfBlock(text, next, directive[2] || "python");
          embed(found, next, body, language);
          at = body;
          continue;
        }
      } else if (!/^\.\. (?:\[[^\]]+\] |_|__ |\|)/.test(line)) {
        const body = blockEnd(text, next, indent);
        found.push({ start, end: body > next ? body : end, context: "comment" });
        at = Math.max(body, next);
        continue;
      }
    }
    addInlineLiterals(found, text, start, end);
    at = next;
    if (
      text.charCodeAt(end - 1) === colon &&
      text.charCodeAt(end - 2) === colon &&
      !directiveLine.test(text.slice(start, Math.min(end, start + 500)))
    ) {
      at = blockEnd(text, next, indent);
      if (at > next) found.push({ start: next, end: at, context: "string" });
    }
  }
  return found;
}

/** The end of the lines from `from` on that are empty or indented deeper than `indent`. */
function blockEnd(text: string, from: number, indent: number): number {
  let end = from;
  for (let at = from; at < text.length; at = nextLine(text, at)) {
    const start = skipBlanks(text, at);
    if (start >= text.length) break;
    if (isNewline(text.charCodeAt(start))) {
      at = start;
      continue;
    }
    if (start - at <= indent) break;
    end = nextLine(text, start);
    at = lineEnd(text, start);
  }
  return end;
}

/** Adds the literals of one line, ``…``. */
function addInlineLiterals(found: Region[], text: string, from: number, end: number): void {
  const line = text.slice(from, end);
  let at = line.indexOf("``");
  while (at >= 0) {
    const close = line.indexOf("``", at + 2);
    if (close < 0) return;
    found.push({ start: from + at, end: from + close + 2, context: "string" });
    at = line.indexOf("``", close + 2);
  }
}
