/** How a language is known: by its files' endings and names, the program of its `#!` line, VS Code's language ids. */
interface Names {
  readonly endings?: string;
  readonly files?: string;
  readonly programs?: string;
  readonly ids?: string;
}

/** Words apart by blanks, all in lower case. The key itself is a VS Code language id too. */
export const names = {
  python: {
    endings: "py pyi pyw pyx pxd pxi bzl star sage mojo",
    files: "sconstruct sconscript wscript snakefile build.bazel workspace.bazel",
    programs: "python python2 python3 pypy pypy3 sage",
    ids: "cython starlark bazel snakemake sagemath mojo py ipython ipython3 pyodide",
  },
  c: {
    endings:
      "c cl hlsl glsl vert frag comp geom wgsl shader proto thrift sol stan mlir idl sv svh vh chpl fbs capnp",
    ids: "opencl glsl hlsl wgsl proto proto3 thrift solidity stan mlir chapel",
  },
  tablegen: { endings: "td" },
  verilog: { endings: "v", ids: "systemverilog" },
  rocq: { ids: "coq" },
  d: { endings: "d di" },
  cpp: {
    endings:
      "cc cpp cxx c++ cp h hh hpp hxx h++ ipp tpp txx inl inc ixx cppm cu cuh hip metal mm tcc ino pde",
    ids: "c++ cuda cuda-cpp hip metal objective-c objective-cpp objc objectivec arduino",
  },
  rust: { endings: "rs", ids: "rs" },
  go: { endings: "go", ids: "golang" },
  java: { endings: "java jsh", ids: "jshell" },
  kotlin: { endings: "kt kts" },
  scala: { endings: "scala sc sbt mill", ids: "sbt" },
  csharp: { endings: "cs csx", ids: "cs c#" },
  fsharp: { endings: "fs fsi fsx", ids: "f#" },
  javascript: {
    endings: "js mjs cjs jsx es6",
    files: "jakefile",
    programs: "node bun deno",
    ids: "javascriptreact jsx js ojs observablehq",
  },
  typescript: { endings: "ts mts cts", programs: "ts-node tsx" },
  tsx: { endings: "tsx", ids: "typescriptreact" },
  julia: { endings: "jl", programs: "julia", ids: "jldoctest @example @repl @setup @eval @docs" },
  r: { endings: "r rprofile", files: ".rprofile", programs: "rscript r", ids: "rscript splus" },
  matlab: { endings: "m matlab", programs: "octave", ids: "octave" },
  fortran: {
    endings: "f90 f95 f03 f08 f18 fpp f2k ftn90 fypp",
    ids: "fortranfreeform fortran-modern fortran_free-form",
  },
  "fortran-fixed": { endings: "f f77 for ftn", ids: "fortranfixedform fortran_fixed-form fortran77" },
  haskell: {
    endings: "hs hsc hs-boot chs purs elm agda",
    programs: "runhaskell stack",
    ids: "purescript elm agda",
  },
  lua: { endings: "lua luau rockspec", programs: "lua luajit", ids: "luau" },
  swift: { endings: "swift" },
  dart: { endings: "dart" },
  groovy: {
    endings: "groovy gradle gvy",
    files: "jenkinsfile",
    programs: "groovy",
    ids: "gradle jenkinsfile",
  },
  ruby: {
    endings: "rb rake gemspec ru podspec cr",
    files: "rakefile gemfile vagrantfile podfile fastfile guardfile brewfile",
    programs: "ruby jruby",
    ids: "crystal",
  },
  perl: { endings: "pl pm t pod", programs: "perl", ids: "perl6 raku" },
  php: { endings: "php phtml php5 inc.php", programs: "php" },
  shellscript: {
    endings: "sh bash zsh ksh fish command bats slurm sbatch pbs",
    files: ".bashrc .zshrc .profile .bash_profile .zprofile .zshenv .envrc pkgbuild configure",
    programs: "sh bash zsh dash ksh fish ash bats",
    ids: "shell sh bash zsh ksh fish slurm bats",
  },
  powershell: { endings: "ps1 psm1 psd1", programs: "pwsh powershell", ids: "pwsh ps1" },
  sql: {
    endings: "sql ddl dml psql pgsql mysql hql",
    ids: "postgres postgresql pgsql plsql mysql sqlite tsql snowflake-sql",
  },
  yaml: {
    endings: "yml yaml cff",
    files: ".clang-format .clang-tidy .yamllint .prettierrc",
    ids: "yml dockercompose github-actions-workflow azure-pipelines ansible helm",
  },
  toml: { endings: "toml", files: "cargo.lock poetry.lock pipfile uv.lock" },
  ini: {
    endings: "ini cfg conf properties env desktop service editorconfig",
    files: ".editorconfig .gitconfig .npmrc .env .flake8 .pylintrc .coveragerc",
    ids: "properties dotenv",
  },
  json: {
    endings: "json jsonc json5 jsonl geojson webmanifest code-workspace topojson",
    files: ".babelrc .eslintrc",
    ids: "jsonc json5 jsonl jsonlines",
  },
  markdown: {
    endings: "md markdown mkd mdown mdwn mdx rmd qmd rmarkdown livemd ronn",
    ids: "rmd quarto mdx pandoc myst juliamarkdown md",
  },
  rst: { endings: "rst rest", ids: "restructuredtext eval-rst" },
  tex: {
    endings: "tex ltx sty cls dtx ins tikz bbl rnw snw lhs",
    ids: "latex latex-expl3 context bibtex-style doctex rsweave =latex =tex",
  },
  rd: { endings: "rd" },
  bibtex: { endings: "bib", ids: "bib biblatex" },
  doxygen: { endings: "dox", ids: "dox" },
  html: {
    endings: "html htm xhtml vue svelte astro jinja jinja2 njk j2 ejs hbs",
    ids: "vue svelte astro handlebars jinja jinja-html",
  },
  xml: { endings: "xml svg xsl xslt xsd rss plist csproj vcxproj wsdl xacro urdf jats", ids: "xsl svg" },
  css: { endings: "css" },
  scss: { endings: "scss sass less styl", ids: "sass less stylus" },
  dockerfile: { endings: "dockerfile containerfile", files: "dockerfile containerfile" },
  cmake: { endings: "cmake", files: "cmakelists.txt" },
  makefile: { endings: "mk mak make", files: "makefile gnumakefile", programs: "make", ids: "make" },
  terraform: { endings: "tf hcl tfvars", ids: "hcl nix" },
  elixir: { endings: "ex exs", programs: "elixir" },
  erlang: { endings: "erl hrl", programs: "escript" },
  clojure: { endings: "clj cljs cljc edn bb", programs: "bb clojure" },
  lisp: {
    endings: "lisp lsp el scm ss rkt sld",
    programs: "sbcl guile racket",
    ids: "commonlisp elisp emacs-lisp scheme racket",
  },
  ocaml: {
    endings: "ml mli mll mly wl sml",
    programs: "ocaml",
    ids: "sml wolfram mathematica",
  },
  lean: { endings: "lean", ids: "lean4" },
  zig: { endings: "zig" },
  nim: { endings: "nim nims nimble" },
  graphql: { endings: "graphql gql" },
  bat: { endings: "bat cmd" },
  notebook: { endings: "ipynb", ids: "jupyter" },
  text: {
    endings: "txt text org adoc asciidoc wiki",
    files: "readme license copying authors changelog",
    ids: "plaintext asciidoc org",
  },
  other: {},
} as const satisfies Readonly<Record<string, Names>>;
