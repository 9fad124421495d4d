import { filled } from "../lexing/embedding.ts";
import type { Lexer, Region } from "../lexing/region.ts";
import { c } from "./braces.ts";
import { csharp, fsharp } from "./csharp.ts";
import { fortran, fortranFixed } from "./fortran.ts";
import { gapContext } from "./gap.ts";
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
  tablegen,
  terraform,
  toml,
  verilog,
  zig,
} from "./plain.ts";
import { python } from "./python.ts";
import { rst } from "./rst.ts";
import { ruby } from "./ruby.ts";
import { rust } from "./rust.ts";
import { script } from "./script.ts";
import { powershell, shell } from "./shell.ts";
import { sql } from "./sql.ts";
import { swift } from "./swift.ts";
import { bibtex, tex } from "./tex.ts";
import { yaml } from "./yaml.ts";

const page: Lexer = () => [];

const lexers: { readonly [language in Language]: Lexer } = {
  python: python,
  c: c,
  cpp: c,
  tablegen: tablegen,
  verilog: verilog,
  rocq: rocq,
  d: d,
  rust: rust,
  go: go,
  java: java,
  kotlin: kotlin,
  scala: scala,
  csharp: csharp,
  fsharp: fsharp,
  swift: swift,
  dart: dart,
  groovy: groovy,
  javascript: (text) => script(text, true, false),
  typescript: (text) => script(text, false, true),
  tsx: (text) => script(text, true, true),
  julia: julia,
  r: r,
  matlab: matlab,
  fortran: fortran,
  "fortran-fixed": fortranFixed,
  haskell: haskell,
  lean: lean,
  lua: lua,
  sql: sql,
  markdown: markdown,
  yaml: yaml,
  ruby: ruby,
  perl: perl,
  php: phpPage,
  shellscript: shell,
  powershell: powershell,
  toml: toml,
  ini: ini,
  json: json,
  rst: rst,
  tex: tex,
  rd: tex,
  bibtex: bibtex,
  doxygen: doxygen,
  html: html,
  xml: xml,
  css: css,
  scss: scss,
  dockerfile: dockerfile,
  cmake: cmake,
  makefile: makefile,
  terraform: terraform,
  elixir: elixir,
  erlang: erlang,
  clojure: lisp,
  lisp: lisp,
  ocaml: ocaml,
  zig: zig,
  nim: nim,
  graphql: graphql,
  bat: bat,
  notebook: page,
  text: page,
  other: page,
};

/** A file of PHP is a page with islands of code; a piece of it, as in a fenced block, is code alone. */
function phpPage(text: string, until: number): Region[] {
  return /<\?(?:php|=)/.test(text) ? [...filled(html(text, until), text.length, "prose")] : php(text, until);
}

/**
 * What is comment, docstring, string, prose or code in a text. Sorted and disjoint; what lies between has
 * `gapContext(language)`. Linear, for any text; approximate where only a compiler can tell. Who asks only for what
 * stands before `until` spares the reading of the rest; what is given beyond it means nothing.
 */
export function regions(text: string, language: Language, until = text.length): readonly Region[] {
  const outer = outerRegions(text, language, until);
  if (!outer.some((region) => region.language)) return outer;
  return outer.flatMap((region) =>
    region.language ? innerRegions(text, region, region.language) : [region],
  );
}

/** As `regions`, but a piece in another language is one region with that language, for who may not need what is in it. */
export function outerRegions(text: string, language: Language, until = text.length): readonly Region[] {
  return lexers[language](text, Math.min(until, text.length));
}

function innerRegions(text: string, { start, end }: Region, language: Language): readonly Region[] {
  const inner = filled(regions(text.slice(start, end), language), end - start, gapContext(language));
  return inner.map((one) => ({ start: start + one.start, end: start + one.end, context: one.context }));
}
