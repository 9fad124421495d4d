import assert from "node:assert/strict";
import type { Language } from "../../src/core/citations/languages/language.ts";
import { citationText, clusterText, isWritableKey, shortTitle } from "../../src/core/cite/citationText.ts";
import { insertionAt } from "../../src/core/cite/insertion.ts";
import { texCommandIn } from "../../src/core/cite/tex.ts";
import type { LibraryPaper } from "../../src/core/library/libraryPaper.ts";

const paper: LibraryPaper = {
  citekey: "jiang2024megascale",
  title: "MegaScale: Scaling [Large] Models",
  authors: ["Ziheng Jiang", "Haibin Lin", "Yinmin Zhong", "Qi Huang"],
  year: 2024,
  arxiv: "2402.15627",
  id: "arXiv:2402.15627",
  ids: ["arXiv:2402.15627", "key:jiang2024megascale"],
  citekeys: ["jiang2024megascale"],
  origins: [],
  fieldOrigins: {},
};
const citedHere: LibraryPaper = {
  ...paper,
  ids: ["arXiv:2402.15627"],
  citekeys: [],
  origins: [{ file: "README.md", kind: "cited", line: 0 }],
};
const { arxiv: _, ...unaddressed } = {
  ...paper,
  id: "key:jiang2024megascale",
  ids: ["key:jiang2024megascale"],
} as const;

describe("the command of a text of LaTeX", () => {
  for (const [text, command] of [
    ["", "cite"],
    ["\\autocite{a} and \\autocite[3]{b}, \\cite{c}", "autocite"],
    ["\\citeauthor{a} \\citeauthor{b} \\citep[see][]{c}", "citep"],
    ["\\Parencite{a}", "Parencite"],
    ["\\nocite{*} \\nocite{a}", "cite"],
    ["\\newcommand{\\mycite}{x}", "cite"],
  ] as const)
    it(`is \\${command} in “${text}”`, () => assert.equal(texCommandIn(text), command));
});

describe("a comment above a statement that is documented line by line", () => {
  for (const [language, text, expected] of [
    ["r", "#' Fits.\nfit <- function(x) x\n", "#' C\n"],
    ["cpp", "/// Fits.\nint fit(int x);\n", "/// C\n"],
    ["rust", "//! Fits.\nfn fit() {}\n", "//! C\n"],
    ["cpp", "// Fits.\nint fit(int x);\n", "// C\n"],
    ["r", "# Fits.\nfit <- function(x) x\n", "# C\n"],
    ["cpp", "/// Fits.\n\nint fit(int x);\n", "// C\n"],
  ] as const)
    it(`${language}: ${JSON.stringify(text)}`, () => {
      const at = text.lastIndexOf("fit");
      assert.equal(insertionAt(text, at + 1, language, "C").text, expected);
    });
});

describe("a citation as text", () => {
  const style = (form: "link" | "key" | "template", template = "") => ({ form, template });
  const cases: readonly [what: string, written: string, expected: string][] = [
    [
      "is a Markdown link with the title's brackets escaped",
      citationText(paper, style("link")),
      "[MegaScale: Scaling \\[Large\\] Models](https://arxiv.org/abs/2402.15627)",
    ],
    [
      "is the paper's short name and its address in code",
      citationText({ ...paper, aliases: ["LAMB"] }, style("link"), "python", "§3"),
      "LAMB (https://arxiv.org/abs/2402.15627), §3",
    ],
    [
      "is the title and the address in code, where the paper has no short name",
      citationText({ ...paper, title: "Attention Is All You Need" }, style("link"), "c"),
      "Attention Is All You Need (https://arxiv.org/abs/2402.15627)",
    ],
    [
      "is the document's own command in TeX",
      citationText(paper, { ...style("link"), texCommand: "autocite" }, "tex", "§3"),
      "\\autocite[§3]{jiang2024megascale}",
    ],
    ["is a key where the form says so", citationText(paper, style("key")), "[@jiang2024megascale]"],
    [
      "is a key where the paper has no address",
      citationText(unaddressed, style("link")),
      "[@jiang2024megascale]",
    ],
    [
      "is an address where no key leads to the work, which is only cited here",
      citationText(citedHere, style("key"), "python"),
      "MegaScale (https://arxiv.org/abs/2402.15627)",
    ],
    [
      "is the id in a link where nothing else is known of the work",
      citationText({ ...citedHere, citekey: "", title: "" }, style("link"), "python"),
      "arXiv:2402.15627 (https://arxiv.org/abs/2402.15627)",
    ],
    [
      "has no key in a template where no key leads to the work",
      citationText(citedHere, style("template", "{shortTitle} {citekey}"), "python"),
      "MegaScale",
    ],
    ["is TeX's own in TeX", citationText(paper, style("key"), "tex"), "\\cite{jiang2024megascale}"],
    [
      "is TeX's own in TeX for a link too",
      citationText(paper, style("link"), "tex", "§3"),
      "\\cite[§3]{jiang2024megascale}",
    ],
    [
      "is what a template makes of it",
      citationText(paper, style("template", "{authors} ({year}), {shortTitle}, {doi}{id} {other}")),
      "Ziheng Jiang et al. (2024), MegaScale, arXiv:2402.15627 {other}",
    ],
  ];
  for (const [what, written, expected] of cases) it(what, () => assert.equal(written, expected));

  const endings = ["*/", '"""', "'''", "-->", "-}", "=#", "#>", "-/", "|#"];
  for (const ending of endings) {
    it(`cannot end what it stands in by ${ending} in a title or a name`, () => {
      const hostile = {
        ...unaddressed,
        title: `a${ending}b`,
        authors: [ending],
        venue: ending,
        url: "https://example.org/",
      };
      const template = style("template", "{title} {shortTitle} {authors} {venue} {address}");
      for (const one of [style("link"), template]) assert.ok(!citationText(hostile, one).includes(ending));
    });
  }

  it("cannot end what it stands in by an address", () => {
    for (const ending of ["*/", '"""', "'''", "-->"]) {
      const hostile = { ...unaddressed, url: `https://example.org/${ending}` };
      assert.ok(!citationText(hostile, style("link")).includes(ending));
    }
  });

  it("cannot end what it stands in by its key: such a paper is cited by its address, else by its title", () => {
    for (const key of ["$(evil())", 'x"+evil()+"', "x'+evil()+'"])
      assert.equal(isWritableKey(key, "python", "docstring"), false, key);
    assert.equal(isWritableKey("o'brien2020", "python", "comment"), true);
    const hostile = { ...unaddressed, citekey: "*/evil();/*" };
    assert.equal(citationText({ ...hostile, title: "A Title" }, style("key"), "c"), "A Title");
    assert.equal(
      citationText({ ...paper, citekey: "a\nimport os" }, style("key"), "python"),
      "MegaScale (https://arxiv.org/abs/2402.15627)",
    );
    assert.equal(citationText({ ...hostile, title: "" }, style("key"), "c"), "* /evil();/ *");
    assert.equal(
      citationText({ ...hostile, citekey: "a}\\input{x" }, style("key"), "tex"),
      "MegaScale: Scaling [Large] Models",
    );
    assert.equal(
      clusterText([paper, { ...hostile, title: "B" }], style("key"), "c"),
      "[@jiang2024megascale], B",
    );
  });

  it("keeps keys that are odd and end nothing", () => {
    for (const key of [
      "DBLP:conf/nips/VaswaniSPUJGKP17",
      "O'Brien2020",
      "knuth+84",
      "müller-2020_a",
      "10.1000/x",
    ])
      assert.equal(citationText({ ...paper, citekey: key }, style("key"), "python"), `[@${key}]`);
  });

  it("links to web addresses alone", () => {
    for (const url of ["javascript:alert(1)", "file:///etc/passwd", "command:x", "data:text/html,x"])
      for (const one of [style("link"), style("template", "{address}")])
        assert.ok(!citationText({ ...unaddressed, url }, one).includes(url), url);
  });

  const evaluated: readonly [language: Language, text: string, title: string, expected: string][] = [
    ["java", "/* ^ */", "\\u002a\\u002f x", "/* \\ u002a\\ u002f x */"],
    ["julia", '"""\n^\n"""\nf() = 1', "a $(run(`x`)) \\xi", '"""\na \\$(run(`x`)) \\\\xi\n"""\nf() = 1'],
    ["elixir", '@doc """\n^\n"""\n', "a #{x()}", '@doc """\na \\#{x()}\n"""\n'],
    [
      "python",
      'def f():\n    """^"""\n',
      "the \\xi and \\N \\",
      'def f():\n    """the \\\\xi and \\\\N"""\n',
    ],
    ["c", "// ^\nf();", "a \\", "// a\nf();"],
    ["c", "// ^\nf();", "a ??/", "// a ? ?/\nf();"],
    ["makefile", "# ^\nall:", "a \\", "# a\nall:"],
    ["php", "<?php\n// ^\n", "a ?> b", "<?php\n// a ? > b\n"],
    ["yaml", "# ^\na: b", "{{ x }}", "# { { x } }\na: b"],
    ["r", "#' ^\nf <- 1", "`r x` @eval y", "#' ` r x` @ eval y\nf <- 1"],
    ["python", "^x = 1", "Video coding: a survey", "# Video coding : a survey\nx = 1"],
    ["dockerfile", "^FROM x", "syntax=evil/image", "# - syntax=evil/image\nFROM x"],
    ["markdown", "^", "<script>x</script> a < b", "\\<script>x< /script> a < b"],
    ["rst", "^", ".. include:: x", "\\.. include:: x"],
    [
      "tex",
      "^",
      "50% of $O(n)$ \\input{x}",
      "50\\% of $O(n)$ \\textbackslash{}input\\textbraceleft{}x\\textbraceright{}",
    ],
    ["python", "# ^", "a\u202eb\u0085c\u2028d\u001be", "# ab c d e"],
  ];
  for (const [language, text, title, expected] of evaluated) {
    it(`evaluates nothing of ${JSON.stringify(title)} in ${language}`, () => {
      const citation = citationText({ ...unaddressed, title }, style("template", "{title}"), language);
      const offset = text.indexOf("^");
      const before = text.replace("^", "");
      const { at, text: inserted } = insertionAt(before, offset, language, citation);
      assert.equal(before.slice(0, at) + inserted + before.slice(at), expected);
    });
  }

  it("keeps a title to the letter where nothing in it ends a comment", () => {
    const title = 'C# and "A*" (A*), a - b -> c';
    assert.ok(citationText({ ...paper, title }, style("link")).startsWith(`[${title}](`));
    assert.equal(citationText({ ...paper, title }, style("template", "{title}")), title);
  });

  it("has a short title only where a name stands before an early colon", () => {
    assert.equal(shortTitle(paper), "MegaScale");
    assert.equal(
      shortTitle({ title: "Attention Is All You Need", citekey: "x" }),
      "Attention Is All You Need",
    );
    assert.equal(shortTitle({ title: "", citekey: "x" }), "x");
  });
});

describe("the place of a citation", () => {
  /** `|` is the cursor before, `^` the citation after. */
  const cases: readonly [language: Language, before: string, after: string][] = [
    ["python", "# as in|\nx = 1", "# as in ^\nx = 1"],
    ["python", "# see |, then", "# see ^, then"],
    ["python", "# lear|ning rate", "# learning ^ rate"],
    ["python", "|# a comment", "# ^\n# a comment"],
    ["python", "if x:\n\ty|()\n", "if x:\n\t# ^\n\ty()\n"],
    ["python", "x = 1\r\ny|\r\n", "x = 1\r\n# ^\r\ny\r\n"],
    ["python", 'def f():\n    """A.\n    B.|"""\n', 'def f():\n    """A.\n    B. ^"""\n'],
    ["python", 's = """\na|\n"""\n', '# ^\ns = """\na\n"""\n'],
    ["python", "x = 1 + \\\n  y|\n", "# ^\nx = 1 + \\\n  y\n"],
    ["cpp", "/* see | */ int x;", "/* see ^ */ int x;"],
    ["cpp", "/* see */| int x;", "// ^\n/* see */ int x;"],
    ["cpp", "#define F(x) \\\n  g(x|)\n", "// ^\n#define F(x) \\\n  g(x)\n"],
    ["rust", "/// Doc|\nfn f() {}\n", "/// Doc ^\nfn f() {}\n"],
    ["r", "#' As in|\nf <- 1\n", "#' As in ^\nf <- 1\n"],
    ["julia", '"""\nDoc\n"""|\nf() = 1\n', '# ^\n"""\nDoc\n"""\nf() = 1\n'],
    ["markdown", "See |.", "See ^."],
    ["markdown", "|", "^"],
    ["markdown", "---\ntitle: a|\n---\ntext\n", "---\n# ^\ntitle: a\n---\ntext\n"],
    ["markdown", "See\n\n```python\nx = 1|\n```\n", "See\n\n```python\n# ^\nx = 1\n```\n"],
    ["markdown", "```python\n# as in|\n```\n", "```python\n# as in ^\n```\n"],
    ["python", "%%time|\nx = 1\n", "%%time\n# ^\nx = 1\n"],
    ["python", "%%time\nx| = 1\n", "%%time\n# ^\nx = 1\n"],
    ["shellscript", "#!/bin/sh|\necho\n", "#!/bin/sh\n# ^\necho\n"],
    ["shellscript", "#!/bin/sh|", "#!/bin/sh\n# ^"],
    ["shellscript", "cat <<EOF\nte|xt\nmore\nEOF\n", "# ^\ncat <<EOF\ntext\nmore\nEOF\n"],
    ["shellscript", "echo\ncat <<EOF\ntext\nmo|re\nEOF\n", "echo\n# ^\ncat <<EOF\ntext\nmore\nEOF\n"],
    ["python", 'r"""\na|\n""" + t\n', '# ^\nr"""\na\n""" + t\n'],
    ["php", "<?php|\n$x = 1;\n", "<?php\n// ^\n$x = 1;\n"],
    ["rust", "#![allow(x)]|\nfn f() {}\n", "// ^\n#![allow(x)]\nfn f() {}\n"],
    ["rust", 'f(\nr#"a"#|);\n', 'f(\n// ^\nr#"a"#);\n'],
    ["yaml", "a: >\n  te|xt\n  more\nb: c\n", "# ^\na: >\n  text\n  more\nb: c\n"],
    ["yaml", "- a: >-\n    one\n\n    x|y\n", "# ^\n- a: >-\n    one\n\n    xy\n"],
    ["yaml", "a:\n  b: c|\n", "a:\n  # ^\n  b: c\n"],
  ];
  for (const [language, before, after] of cases) {
    it(`in ${language}: ${JSON.stringify(before)}`, () => {
      const offset = before.indexOf("|");
      const text = before.replace("|", "");
      const insertion = insertionAt(text, offset, language, "^");
      assert.equal(text.slice(0, insertion.at) + insertion.text + text.slice(insertion.at), after);
    });
  }
});
