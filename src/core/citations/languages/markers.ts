import type { Language } from "./language.ts";

/** How a comment is written in a language, for those who insert one. A language without comments has none. */
export interface CommentMarkers {
  readonly line?: string;
  readonly block?: readonly [open: string, close: string];
}

const slashes: CommentMarkers = { line: "//", block: ["/*", "*/"] };
const tags: CommentMarkers = { block: ["<!--", "-->"] };
const hash: CommentMarkers = { line: "#" };
const percent: CommentMarkers = { line: "%" };

const markers: { readonly [language in Language]: CommentMarkers } = {
  python: hash,
  c: slashes,
  cpp: slashes,
  tablegen: slashes,
  verilog: slashes,
  rocq: { block: ["(*", "*)"] },
  d: slashes,
  rust: slashes,
  go: slashes,
  java: slashes,
  kotlin: slashes,
  scala: slashes,
  csharp: slashes,
  fsharp: { line: "//", block: ["(*", "*)"] },
  javascript: slashes,
  typescript: slashes,
  tsx: slashes,
  julia: { line: "#", block: ["#=", "=#"] },
  r: hash,
  matlab: percent,
  fortran: { line: "!" },
  "fortran-fixed": { line: "!" },
  haskell: { line: "--", block: ["{-", "-}"] },
  lua: { line: "--", block: ["--[[", "]]"] },
  swift: slashes,
  dart: slashes,
  groovy: slashes,
  ruby: hash,
  perl: hash,
  php: slashes,
  shellscript: hash,
  powershell: { line: "#", block: ["<#", "#>"] },
  sql: { line: "--", block: ["/*", "*/"] },
  yaml: hash,
  toml: hash,
  ini: hash,
  json: {},
  markdown: tags,
  rst: { line: ".." },
  tex: percent,
  rd: percent,
  bibtex: percent,
  doxygen: { block: ["/*", "*/"] },
  html: tags,
  xml: tags,
  css: { block: ["/*", "*/"] },
  scss: slashes,
  dockerfile: hash,
  cmake: hash,
  makefile: hash,
  terraform: hash,
  elixir: hash,
  erlang: percent,
  clojure: { line: ";" },
  lisp: { line: ";", block: ["#|", "|#"] },
  ocaml: { block: ["(*", "*)"] },
  lean: { line: "--", block: ["/-", "-/"] },
  zig: { line: "//" },
  nim: { line: "#", block: ["#[", "]#"] },
  graphql: hash,
  bat: { line: "REM" },
  notebook: {},
  text: {},
  other: {},
};

/** The marks of the language's own line and block comments, without blanks. */
export function commentMarkers(language: Language): CommentMarkers {
  return markers[language];
}
