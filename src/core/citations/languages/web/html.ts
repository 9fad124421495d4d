import { wordAt } from "../../lexing/characters.ts";
import { slash } from "../../lexing/codes.ts";
import { lexer } from "../../lexing/lexer.ts";
import type { Rule } from "../../lexing/lexing.ts";
import { embed, withGaps } from "../../lexing/region.ts";
import type { Language } from "../language.ts";
import { phpCode } from "./phpCode.ts";
import { readMarkupTag, tag, tagComment } from "./xml.ts";

/** `<script>`, `<style>` and the code of PHP, each read in its own language. */
const island: Rule = {
  first: "<",
  read: (lexing, at) => {
    const { text, found } = lexing;
    if (text.startsWith("<?php", at) || text.startsWith("<?=", at)) {
      const close = text.indexOf("?>", at);
      const end = close < 0 ? text.length : close + 2;
      for (const { start, end: stop, context } of withGaps(
        phpCode(text.slice(at, end), end - at),
        end - at,
        "code",
      ))
        found.push({ start: at + start, end: at + stop, context });
      return end;
    }
    const name = wordAt(text, at + 1).toLowerCase();
    if (name !== "script" && name !== "style") return at;
    const start = readMarkupTag(lexing, at);
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
export const html = lexer(tagComment, island, tag);
