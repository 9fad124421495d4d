/** How a comment is written in a language. A language without comments has none. */
export interface CommentMarkers {
  readonly line?: string;
  readonly block?: readonly [open: string, close: string];
}

/**
 * The properties of a language, except for its lexer. Lists of words are in lower case, separated by blanks.
 */
export interface LanguageRow {
  /** The endings of its files, without the dot. */
  readonly endings?: string;
  /** Whole names of files. */
  readonly files?: string;
  /** The programs of `#!` lines. */
  readonly programs?: string;
  /** VS Code's language ids and other names in code fences. The row's key is one too. */
  readonly ids?: string;
  readonly comments?: CommentMarkers;
  /** The context between its comments and strings; `code` by default. */
  readonly gap?: "prose" | "string";
}

const slashes = { line: "//", block: ["/*", "*/"] } as const;
const tags = { block: ["<!--", "-->"] } as const;
const hash = { line: "#" } as const;
const percent = { line: "%" } as const;

/** The languages. Each has its lexer in `lexers.ts`. */
export const languageTable = {
  python: {
    endings: "py pyi pyw pyx pxd pxi bzl star sage mojo",
    files: "sconstruct sconscript wscript snakefile build.bazel workspace.bazel",
    programs: "python python2 python3 pypy pypy3 sage",
    ids: "cython starlark bazel snakemake sagemath mojo py ipython ipython3 pyodide",
    comments: hash,
  },
  c: {
    endings:
      "c cl hlsl glsl vert frag comp geom wgsl shader proto proto3 thrift sol stan mlir idl sv svh vh chpl fbs capnp",
    ids: "opencl glsl hlsl wgsl proto proto3 thrift solidity stan mlir chapel",
    comments: slashes,
  },
  tablegen: { endings: "td", comments: slashes },
  verilog: { endings: "v", ids: "systemverilog", comments: slashes },
  rocq: { ids: "coq", comments: { block: ["(*", "*)"] } },
  d: { endings: "d di", comments: slashes },
  cpp: {
    endings:
      "cc cpp cxx c++ cp h hh hpp hxx h++ ipp tpp txx inl inc ixx cppm cu cuh hip metal mm tcc ino pde",
    ids: "c++ cuda cuda-cpp hip metal objective-c objective-cpp objc objectivec arduino",
    comments: slashes,
  },
  rust: { endings: "rs", ids: "rs", comments: slashes },
  go: { endings: "go", ids: "golang", comments: slashes },
  java: { endings: "java jsh", ids: "jshell", comments: slashes },
  kotlin: { endings: "kt kts", comments: slashes },
  scala: { endings: "scala sc sbt mill", ids: "sbt", comments: slashes },
  csharp: { endings: "cs csx", ids: "cs c#", comments: slashes },
  fsharp: { endings: "fs fsi fsx", ids: "f#", comments: { line: "//", block: ["(*", "*)"] } },
  javascript: {
    endings: "js mjs cjs jsx es6",
    files: "jakefile",
    programs: "node bun deno",
    ids: "javascriptreact jsx js ojs observablehq",
    comments: slashes,
  },
  typescript: { endings: "ts mts cts", programs: "ts-node tsx", comments: slashes },
  tsx: { endings: "tsx", ids: "typescriptreact", comments: slashes },
  julia: {
    endings: "jl",
    programs: "julia",
    ids: "jldoctest @example @repl @setup @eval @docs",
    comments: { line: "#", block: ["#=", "=#"] },
  },
  r: {
    endings: "r rprofile",
    files: ".rprofile",
    programs: "rscript r",
    ids: "rscript splus",
    comments: hash,
  },
  matlab: { endings: "m matlab", programs: "octave", ids: "octave", comments: percent },
  fortran: {
    endings: "f90 f95 f03 f08 f18 fpp f2k ftn90 fypp",
    ids: "fortranfreeform fortran-modern fortran_free-form",
    comments: { line: "!" },
  },
  "fortran-fixed": {
    endings: "f f77 for ftn",
    ids: "fortranfixedform fortran_fixed-form fortran77",
    comments: { line: "!" },
  },
  haskell: {
    endings: "hs hsc hs-boot chs purs elm agda",
    programs: "runhaskell stack",
    ids: "purescript elm agda",
    comments: { line: "--", block: ["{-", "-}"] },
  },
  lua: {
    endings: "lua luau rockspec",
    programs: "lua luajit",
    ids: "luau",
    comments: { line: "--", block: ["--[[", "]]"] },
  },
  swift: { endings: "swift", comments: slashes },
  dart: { endings: "dart", comments: slashes },
  groovy: {
    endings: "groovy gradle gvy",
    files: "jenkinsfile",
    programs: "groovy",
    ids: "gradle jenkinsfile",
    comments: slashes,
  },
  ruby: {
    endings: "rb rake gemspec ru podspec cr",
    files: "rakefile gemfile vagrantfile podfile fastfile guardfile brewfile",
    programs: "ruby jruby",
    ids: "crystal",
    comments: hash,
  },
  perl: { endings: "pl pm t pod", programs: "perl", ids: "perl6 raku", comments: hash },
  php: { endings: "php phtml php5 inc.php", programs: "php", comments: slashes },
  shellscript: {
    endings: "sh bash zsh ksh fish command bats slurm sbatch pbs",
    files: ".bashrc .zshrc .profile .bash_profile .zprofile .zshenv .envrc pkgbuild configure",
    programs: "sh bash zsh dash ksh fish ash bats",
    ids: "shell sh bash zsh ksh fish slurm bats",
    comments: hash,
  },
  powershell: {
    endings: "ps1 psm1 psd1",
    programs: "pwsh powershell",
    ids: "pwsh ps1",
    comments: { line: "#", block: ["<#", "#>"] },
  },
  sql: {
    endings: "sql ddl dml psql pgsql mysql hql",
    ids: "postgres postgresql pgsql plsql mysql sqlite tsql snowflake-sql",
    comments: { line: "--", block: ["/*", "*/"] },
  },
  yaml: {
    endings: "yml yaml cff",
    files: ".clang-format .clang-tidy .yamllint .prettierrc",
    ids: "yml dockercompose github-actions-workflow azure-pipelines ansible helm",
    comments: hash,
    gap: "string",
  },
  toml: { endings: "toml", files: "cargo.lock poetry.lock pipfile uv.lock", comments: hash },
  ini: {
    endings: "ini cfg conf properties env desktop service editorconfig",
    files: ".editorconfig .gitconfig .npmrc .env .flake8 .pylintrc .coveragerc",
    ids: "properties dotenv",
    comments: hash,
    gap: "string",
  },
  json: {
    endings: "json jsonc json5 jsonl geojson webmanifest code-workspace topojson",
    files: ".babelrc .eslintrc",
    ids: "jsonc json5 jsonl jsonlines",
  },
  markdown: {
    endings: "md markdown mkd mdown mdwn mdx rmd qmd rmarkdown livemd ronn",
    ids: "rmd quarto mdx pandoc myst juliamarkdown md",
    comments: tags,
    gap: "prose",
  },
  rst: { endings: "rst rest", ids: "restructuredtext eval-rst", comments: { line: ".." }, gap: "prose" },
  tex: {
    endings: "tex ltx sty cls dtx ins tikz bbl rnw snw lhs",
    ids: "latex latex-expl3 context bibtex-style doctex rsweave =latex =tex",
    comments: percent,
    gap: "prose",
  },
  rd: { endings: "rd", comments: percent, gap: "prose" },
  bibtex: { endings: "bib", ids: "bib biblatex", comments: percent, gap: "prose" },
  doxygen: { endings: "dox", ids: "dox", comments: { block: ["/*", "*/"] }, gap: "prose" },
  html: {
    endings: "html htm xhtml vue svelte astro jinja jinja2 njk j2 ejs hbs",
    ids: "vue svelte astro handlebars jinja jinja-html",
    comments: tags,
    gap: "prose",
  },
  xml: {
    endings: "xml svg xsl xslt xsd rss plist csproj vcxproj wsdl xacro urdf jats",
    ids: "xsl svg",
    comments: tags,
    gap: "prose",
  },
  css: { endings: "css", comments: { block: ["/*", "*/"] } },
  scss: { endings: "scss sass less styl", ids: "sass less stylus", comments: slashes },
  dockerfile: { endings: "dockerfile containerfile", files: "dockerfile containerfile", comments: hash },
  cmake: { endings: "cmake", files: "cmakelists.txt", comments: hash },
  makefile: {
    endings: "mk mak make",
    files: "makefile gnumakefile",
    programs: "make",
    ids: "make",
    comments: hash,
  },
  terraform: { endings: "tf hcl tfvars", ids: "hcl nix", comments: hash },
  elixir: { endings: "ex exs", programs: "elixir", comments: hash },
  erlang: { endings: "erl hrl", programs: "escript", comments: percent },
  clojure: { endings: "clj cljs cljc edn bb", programs: "bb clojure", comments: { line: ";" } },
  lisp: {
    endings: "lisp lsp el scm ss rkt sld",
    programs: "sbcl guile racket",
    ids: "commonlisp elisp emacs-lisp scheme racket",
    comments: { line: ";", block: ["#|", "|#"] },
  },
  ocaml: {
    endings: "ml mli mll mly wl sml",
    programs: "ocaml",
    ids: "sml wolfram mathematica",
    comments: { block: ["(*", "*)"] },
  },
  lean: { endings: "lean", ids: "lean4", comments: { line: "--", block: ["/-", "-/"] } },
  zig: { endings: "zig", comments: { line: "//" } },
  nim: { endings: "nim nims nimble", comments: { line: "#", block: ["#[", "]#"] } },
  graphql: { endings: "graphql gql", comments: hash },
  bat: { endings: "bat cmd", comments: { line: "REM" } },
  notebook: { endings: "ipynb", ids: "jupyter", gap: "prose" },
  text: {
    endings: "txt text doc org adoc asciidoc wiki",
    files: "readme license copying authors changelog",
    ids: "plaintext asciidoc org",
    gap: "prose",
  },
  other: { gap: "prose" },
} as const satisfies Readonly<Record<string, LanguageRow>>;
