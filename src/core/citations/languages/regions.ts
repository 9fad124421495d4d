import type { Context } from "../citation.ts";
import { c } from "./braces.ts";
import { csharp, fsharp } from "./csharp.ts";
import { filled } from "./embedding.ts";
import { fortran, fortranFixed } from "./fortran.ts";
import { go } from "./go.ts";
import { haskell, lean } from "./haskell.ts";
import { julia } from "./julia.ts";
import { dart, groovy, java, kotlin, scala } from "./jvm.ts";
import type { Language } from "./language.ts";
import { lua } from "./lua.ts";
import { markdown } from "./markdown.ts";
import { css, html, scss, xml } from "./markup.ts";
import { matlab, r } from "./numeric.ts";
import {
  bat,
  cmake,
  d,
  dockerfile,
  doxygen,
  elixir,
  erlang,
  graphql,
  ini,
  json,
  lisp,
  makefile,
  nim,
  ocaml,
  perl,
  php,
  rocq,
  terraform,
  toml,
  verilog,
  zig,
} from "./plain.ts";
import { python } from "./python.ts";
import type { Lexer, Region } from "./region.ts";
import { rst } from "./rst.ts";
import { ruby } from "./ruby.ts";
import { rust } from "./rust.ts";
import { script } from "./script.ts";
import { powershell, shell } from "./shell.ts";
import { sql } from "./sql.ts";
import { swift } from "./swift.ts";
import { bibtex, tex } from "./tex.ts";
import { yaml } from "./yaml.ts";

type Entry = readonly [gap: Context, lexer: Lexer];

const page: Entry = ["prose", () => []];

const entries: { readonly [language in Language]: Entry } = {
  python: ["code", python],
  c: ["code", c],
  cpp: ["code", c],
  verilog: ["code", verilog],
  rocq: ["code", rocq],
  d: ["code", d],
  rust: ["code", rust],
  go: ["code", go],
  java: ["code", java],
  kotlin: ["code", kotlin],
  scala: ["code", scala],
  csharp: ["code", csharp],
  fsharp: ["code", fsharp],
  swift: ["code", swift],
  dart: ["code", dart],
  groovy: ["code", groovy],
  javascript: ["code", (text) => script(text, true, false)],
  typescript: ["code", (text) => script(text, false, true)],
  tsx: ["code", (text) => script(text, true, true)],
  julia: ["code", julia],
  r: ["code", r],
  matlab: ["code", matlab],
  fortran: ["code", fortran],
  "fortran-fixed": ["code", fortranFixed],
  haskell: ["code", haskell],
  lean: ["code", lean],
  lua: ["code", lua],
  sql: ["code", sql],
  markdown: ["prose", (text, until) => markdown(text, until, embedded)],
  yaml: ["string", yaml],
  ruby: ["code", ruby],
  perl: ["code", perl],
  php: ["code", phpPage],
  shellscript: ["code", shell],
  powershell: ["code", powershell],
  toml: ["code", toml],
  ini: ["string", ini],
  json: ["code", json],
  rst: ["prose", (text) => rst(text, embedded)],
  tex: ["prose", tex],
  rd: ["prose", tex],
  bibtex: ["prose", bibtex],
  doxygen: ["prose", doxygen],
  html: ["prose", (text, until) => html(text, until, embedded)],
  xml: ["prose", xml],
  css: ["code", css],
  scss: ["code", scss],
  dockerfile: ["code", dockerfile],
  cmake: ["code", cmake],
  makefile: ["code", makefile],
  terraform: ["code", terraform],
  elixir: ["code", elixir],
  erlang: ["code", erlang],
  clojure: ["code", lisp],
  lisp: ["code", lisp],
  ocaml: ["code", ocaml],
  zig: ["code", zig],
  nim: ["code", nim],
  graphql: ["code", graphql],
  bat: ["code", bat],
  notebook: page,
  text: page,
  other: page,
};

/** A file of PHP is a page with islands of code; a piece of it, as in a fenced block, is code alone. */
function phpPage(text: string, until: number): Region[] {
  return /<\?(?:php|=)/.test(text)
    ? [...filled(html(text, until, embedded), text.length, "prose")]
    : php(text, until);
}

function embedded(text: string, language: Language): readonly Region[] {
  return filled(regions(text, language), text.length, gapContext(language));
}

/**
 * What is comment, docstring, string, prose or code in a text. Sorted and disjoint; what lies between has
 * `gapContext(language)`. Linear, for any text; approximate where only a compiler can tell. Who asks only for what
 * stands before `until` spares the reading of the rest; what is given beyond it means nothing.
 */
export function regions(text: string, language: Language, until = text.length): readonly Region[] {
  return entries[language][1](text, Math.min(until, text.length));
}

/** The context of what lies between the regions: `code`, `prose`, or `string` (the plain values of YAML and INI). */
export function gapContext(language: Language): Context {
  return entries[language][0];
}
