import type { Lexer } from "../lexing/region.ts";
import { cmake } from "./build/cmake.ts";
import { dockerfile } from "./build/dockerfile.ts";
import { makefile } from "./build/makefile.ts";
import { terraform } from "./build/terraform.ts";
import { c } from "./c-like/c.ts";
import { csharp } from "./c-like/csharp.ts";
import { d } from "./c-like/d.ts";
import { dart } from "./c-like/dart.ts";
import { go } from "./c-like/go.ts";
import { groovy } from "./c-like/groovy.ts";
import { java } from "./c-like/java.ts";
import { kotlin } from "./c-like/kotlin.ts";
import { rust } from "./c-like/rust.ts";
import { scala } from "./c-like/scala.ts";
import { swift } from "./c-like/swift.ts";
import { tablegen } from "./c-like/tablegen.ts";
import { verilog } from "./c-like/verilog.ts";
import { zig } from "./c-like/zig.ts";
import { graphql } from "./data/graphql.ts";
import { ini } from "./data/ini.ts";
import { json } from "./data/json.ts";
import { sql } from "./data/sql.ts";
import { toml } from "./data/toml.ts";
import { yaml } from "./data/yaml.ts";
import { bibtex } from "./documents/bibtex.ts";
import { doxygen } from "./documents/doxygen.ts";
import { markdown } from "./documents/markdown.ts";
import { rst } from "./documents/rst.ts";
import { tex } from "./documents/tex.ts";
import { elixir } from "./functional/elixir.ts";
import { erlang } from "./functional/erlang.ts";
import { fsharp } from "./functional/fsharp.ts";
import { haskell } from "./functional/haskell.ts";
import { lean } from "./functional/lean.ts";
import { lisp } from "./functional/lisp.ts";
import { ocaml } from "./functional/ocaml.ts";
import { rocq } from "./functional/rocq.ts";
import type { Language } from "./language.ts";
import { fortran, fortranFixed } from "./scientific/fortran.ts";
import { julia } from "./scientific/julia.ts";
import { matlab } from "./scientific/matlab.ts";
import { r } from "./scientific/r.ts";
import { bat } from "./scripting/bat.ts";
import { lua } from "./scripting/lua.ts";
import { nim } from "./scripting/nim.ts";
import { perl } from "./scripting/perl.ts";
import { powershell } from "./scripting/powershell.ts";
import { python } from "./scripting/python.ts";
import { ruby } from "./scripting/ruby.ts";
import { shell } from "./scripting/shell.ts";
import { css, scss } from "./web/css.ts";
import { html } from "./web/html.ts";
import { javascript } from "./web/javascript.ts";
import { php } from "./web/php.ts";
import { tsx, typescript } from "./web/typescript.ts";
import { xml } from "./web/xml.ts";

/** Plain pages have no regions: all of their text is gap. */
const page: Lexer = () => [];

/** The lexer of each language. */
export const lexers: { readonly [language in Language]: Lexer } = {
  python,
  c,
  cpp: c,
  tablegen,
  verilog,
  rocq,
  d,
  rust,
  go,
  java,
  kotlin,
  scala,
  csharp,
  fsharp,
  swift,
  dart,
  groovy,
  javascript,
  typescript,
  tsx,
  julia,
  r,
  matlab,
  fortran,
  "fortran-fixed": fortranFixed,
  haskell,
  lean,
  lua,
  sql,
  markdown,
  yaml,
  ruby,
  perl,
  php,
  shellscript: shell,
  powershell,
  toml,
  ini,
  json,
  rst,
  tex,
  rd: tex,
  bibtex,
  doxygen,
  html,
  xml,
  css,
  scss,
  dockerfile,
  cmake,
  makefile,
  terraform,
  elixir,
  erlang,
  clojure: lisp,
  lisp,
  ocaml,
  zig,
  nim,
  graphql,
  bat,
  notebook: page,
  text: page,
  other: page,
};
