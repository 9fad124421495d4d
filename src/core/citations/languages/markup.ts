import { isBlank, isNewline, isWord, wordAt } from "../lexing/characters.ts";
import { digitNine, equalsSign, greaterThan, lessThan, questionMark, slash } from "../lexing/codes.ts";
import { embed, filled } from "../lexing/embedding.ts";
import { add, delimited, type Lexing, lexer, type Rule, readUntil } from "../lexing/lexing.ts";
import type { Language } from "./language.ts";
import { php } from "./plain.ts";

const comment = delimited({ open: "<!--", close: "-->", context: "comment", lines: true });

/** Reads a tag; what its attributes say are strings, the rest is code. */
function readTag(lexing: Lexing, from: number): number {
  const { text } = lexing;
  let code = from;
  for (let at = from + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === greaterThan) return add(lexing, code, at + 1, "code");
    if (sign === lessThan) return add(lexing, code, at, "code");
    if (sign !== equalsSign) continue;
    let start = at + 1;
    while (isBlank(text.charCodeAt(start)) || isNewline(text.charCodeAt(start))) start++;
    const quote = text.charAt(start);
    let end = start;
    if (quote === '"' || quote === "'") {
      end = text.indexOf(quote, start + 1) + 1;
      if (end === 0) return add(lexing, code, start, "code");
    } else while (end < text.length && !/[\s>"'<]/.test(text.charAt(end))) end++;
    add(lexing, code, start, "code");
    code = add(lexing, start, end, "string");
    at = end - 1;
  }
  return add(lexing, code, text.length, "code");
}

const tag: Rule = {
  first: "<",
  read: (lexing, at) => {
    const next = lexing.text.charCodeAt(at + 1);
    return next === slash || next === questionMark || (next > digitNine && isWord(next))
      ? readTag(lexing, at)
      : at;
  },
};

/** XML; the text between the tags, CDATA too, is prose. */
export const xml = lexer(comment, tag);

/** What a `<script>`, `<style>` or the code of PHP is written in. */
const island: Rule = {
  first: "<",
  read: (lexing, at) => {
    const { text, found } = lexing;
    if (text.startsWith("<?php", at) || text.startsWith("<?=", at)) {
      const close = text.indexOf("?>", at);
      const end = close < 0 ? text.length : close + 2;
      for (const { start, end: stop, context } of filled(
        php(text.slice(at, end), end - at),
        end - at,
        "code",
      ))
        found.push({ start: at + start, end: at + stop, context });
      return end;
    }
    const name = wordAt(text, at + 1).toLowerCase();
    if (name !== "script" && name !== "style") return at;
    const start = readTag(lexing, at);
    if (text.charCodeAt(start - 2) === slash) return start;
    const close = new RegExp(`</${name}`, "gi");
    close.lastIndex = start;
    const end = close.exec(text)?.index ?? text.length;
    embed(found, start, end, languageOfTag(name, text.slice(at, Math.min(start, at + 200))));
    return end;
  },
};

function languageOfTag(name: string, opening: string): Language {
  if (name === "style") return /lang=["']?(?:scss|sass|less|stylus)/.test(opening) ? "scss" : "css";
  if (/lang=["']?tsx?\b/.test(opening)) return "tsx";
  if (/type=["'][^"']*json/.test(opening)) return "json";
  return /type=["'](?!module|text\/(?:java|ecma|babel|jsx)|application\/(?:java|ecma))/.test(opening)
    ? "text"
    : "javascript";
}

/** HTML, its templates, Vue and Svelte, and pages with PHP in them. */
export const html = lexer(comment, island, tag);

const strings: readonly Rule[] = [
  delimited({ open: '"', close: '"', context: "string", escape: "\\" }),
  delimited({ open: "'", close: "'", context: "string", escape: "\\" }),
];
const block = delimited({ open: "/*", close: "*/", context: "comment", lines: true });
const url: Rule = {
  first: "u",
  read: (lexing, at) => {
    const open = /^url\(\s*(?!["'\s])/.exec(lexing.text.slice(at, at + 12));
    return open ? readUntil(lexing, at + 4, at + 4, ")", "string") : at;
  },
};

export const css = lexer(block, url, ...strings);
export const scss = lexer(block, url, delimited({ open: "//", context: "comment" }), ...strings);
