import assert from "node:assert/strict";
import { parseBibtex } from "../../../src/core/bibliography/bibtex/parseBibtex.ts";
import { CitationIndex } from "../../../src/core/citations/citationIndex.ts";
import { Library } from "../../../src/core/library/library.ts";
import { checkFile } from "../../../src/core/problems/checkFile.ts";
import { excusedKeys } from "../../../src/core/problems/excusedKeys.ts";
import { problemText } from "../../../src/core/problems/problemText.ts";
import { defaultProblemSettings } from "../../../src/core/problems/severities.ts";
import { titleIndex } from "../../../src/core/problems/titles/titleIndex.ts";
import { planRename } from "../../../src/core/rename/planRename.ts";
import { scanFile } from "../../../src/core/scan/scanBytes.ts";

const bib = "@article{zhao2019, title={T}}\n@article{Besag1986, title={U}}\n@article{Jain94, title={V}}\n";

/** A workspace with a bibliography `refs.bib` and these files. */
function workspace(files: Readonly<Record<string, string>>) {
  const library = new Library();
  library.setFile(parseBibtex(bib, "refs.bib", { kind: "bibliography", order: 0 }));
  const index = new CitationIndex();
  for (const [file, text] of Object.entries(files)) {
    const found = scanFile(new TextEncoder().encode(text), "utf-8", file, file);
    if (found) index.set(file, found.citations, found.declarations);
  }
  library.setKeyPrefixes(index.keyPrefixes);
  return { library, index };
}

/** `line: severity: sentence` of every problem, file by file. */
function problemsIn(files: Readonly<Record<string, string>>): readonly string[] {
  const { library, index } = workspace(files);
  const context = {
    library,
    titles: titleIndex(library.papers),
    settings: defaultProblemSettings,
    preferredForm: "arxiv-abs" as const,
    formsOf: () => new Map(),
    excusedKeys: excusedKeys(library, index),
  };
  return Object.entries(files).flatMap(([file, text]) =>
    checkFile({ file, lines: text.split("\n"), citations: index.in(file) }, context).map(
      (problem) => `${file}:${problem.line + 1} ${problem.severity}: ${problemText(problem)}`,
    ),
  );
}

describe("Keys that no paper has", () => {
  const cases: readonly [
    what: string,
    files: Readonly<Record<string, string>>,
    expected: readonly string[],
  ][] = [
    [
      "are known with the prefix of a Sphinx bibliography in another file, and with no other",
      {
        "docs/z.rst": ".. bibliography:: refs.bib\n   :labelprefix: A\n   :keyprefix: a-\n\nText\n",
        "docs/m.md": "```{bibliography}\n:keyprefix: m:\n```\n",
        "docs/api.rst": ":cite:`a-zhao2019,m:zhao2019`\n:cite:`b-zhao2019`\n",
      },
      ["docs/api.rst:2 warning: No paper has the citekey b-zhao2019. Near it: zhao2019."],
    ],
    [
      "get one hint with the right spelling where BibTeX knows them in another case, and a warning where pandoc does not",
      {
        "a.tex": "\\cite{ZHAO2019}\n",
        "a.rst": ":cite:`besag1986`\n",
        "a.md": "[@ZHAO2019]\n",
      },
      [
        "a.tex:1 hint: The citekey ZHAO2019 is written zhao2019 in the bibliography.",
        "a.rst:1 hint: The citekey besag1986 is written Besag1986 in the bibliography.",
        "a.md:1 warning: No paper has the citekey ZHAO2019. Near it: zhao2019.",
      ],
    ],
    [
      "end before the end of their comment",
      { "a.h": "/** \\cite Besag1986.*/\n/** @cite nobody1.*/\nint x;\n/* \\cite nobody2*/\n" },
      [
        "a.h:2 warning: No paper has the citekey nobody1.",
        "a.h:4 warning: No paper has the citekey nobody2.",
      ],
    ],
    [
      "are none where \\cite is a word: no Doxygen reads TOML, TeX or a plain comment of Python",
      {
        "a.toml": "# \\cite word\na = 1\n",
        "a.tex": "the command \\cite word of prose\n",
        "a.py": "# write \\cite word\nx = 1\n## @cite nobody\n",
      },
      ["a.py:3 warning: No paper has the citekey nobody."],
    ],
    [
      "are told once a bibliography of TeX that is not here, not once a key",
      {
        "paper/main.tex": "\\cite{nobody1,nobody2}\n\\bibliography{other,refs}\n",
        "paper/parts/a.tex": "\\cite{nobody3}\n",
        "else/b.tex": "\\cite{nobody4}\n",
      },
      [
        "paper/main.tex:2 information: The bibliography other is not here: keys that it may have are not checked.",
        "else/b.tex:1 warning: No paper has the citekey nobody4.",
      ],
    ],
    [
      "are told where the bibliography that TeX names is here",
      { "main.tex": "\\cite{nobody1}\n% \\bibliography{gone}\n\\addbibresource[x=1]{../bib/Refs.bib}\n" },
      ["main.tex:1 warning: No paper has the citekey nobody1."],
    ],
    [
      "are told once a bibliography of Doxygen that is not here",
      {
        "Doxyfile.in": 'A = 1\nCITE_BIB_FILES = "@SOURCE@/doc/gone.bib" \\\n  refs.bib\n',
        "a.cpp": "/// \\cite nobody1 \\cite zhao2019\n",
        "b.md": "[@nobody2x]\n",
      },
      [
        "Doxyfile.in:2 information: The bibliography @SOURCE@/doc/gone.bib is not here: keys that it may have are not checked.",
        "b.md:1 warning: No paper has the citekey nobody2x.",
      ],
    ],
    [
      "are told once a bibliography of Sphinx that is not here, for docstrings elsewhere too",
      {
        "docs/conf.py": 'extensions = []\nbibtex_bibfiles = [\n  "gone.bib",  # x.bib\n  "refs.bib"]\n',
        "src/a.py": '"""By :footcite:p:`nobody1`."""\n',
      },
      [
        "docs/conf.py:2 information: The bibliography gone.bib is not here: keys that it may have are not checked.",
      ],
    ],
    [
      "are told once a bibliography of a Jupyter Book that is not here",
      {
        "book/_config.yml": "sphinx:\n  config:\n    bibtex_bibfiles:\n      - gone.bib\n",
        "book/a.md": "{cite}`nobody1`\n",
      },
      [
        "book/_config.yml:3 information: The bibliography gone.bib is not here: keys that it may have are not checked.",
      ],
    ],
    [
      "are none that the file itself shows as entries of BibTeX",
      {
        "cite.md":
          "```latex\n\\cite{own:1,nobody1}\n```\n```bibtex\n@Article{own:1,\n  title = {A},\n}\n```\n",
      },
      ["cite.md:2 warning: No paper has the citekey nobody1."],
    ],
    [
      "say nothing of a bibliography that is not here where no key is unknown",
      { Doxyfile: "CITE_BIB_FILES = gone.bib\n", "a.cpp": "/// \\cite zhao2019\n" },
      [],
    ],
    [
      "are told in the brackets of a code comment where the workspace cites so, but for what may be a name",
      { "a.py": "# [@zhao2019]\n", "b.py": "# see [@zhao2091] and [@handle]\nf('[@zhao2091]')\n" },
      ["b.py:1 warning: No paper has the citekey zhao2091. Near it: zhao2019."],
    ],
    [
      "are none in the brackets of a code comment where the workspace does not cite so",
      { "a.py": "# :cite:`zhao2019`\n", "b.py": "# see [@zhao2091]\n" },
      [],
    ],
  ];
  for (const [what, files, expected] of cases) it(what, () => assert.deepEqual(problemsIn(files), expected));

  it("with a prefix are found and renamed as the key of their paper, the prefix kept", async () => {
    const { library, index } = workspace({
      "z.rst": ".. bibliography::\n   :keyprefix: a-\n",
      "api.rst": ":cite:`a-zhao2019` :cite:`zhao2019`\n",
    });
    const plan = await planRename("zhao2019", "zhao2019b", {
      byCitekey: (key) => library.byCitekey(key),
      citing: (ids) => index.citing(ids),
      text: async (file) => (file === "refs.bib" ? bib : undefined),
      scan: () => [],
      paperFiles: [],
    });
    assert.ok("edits" in plan);
    const edits = plan.edits.map(({ file, start, newText }) => [file, start, newText]);
    assert.deepEqual(edits, [
      ["api.rst", 7, "a-zhao2019b"],
      ["api.rst", 26, "zhao2019b"],
      ["refs.bib", 9, "zhao2019b"],
    ]);
  });

  it("follow a prefix that changes", () => {
    const { library, index } = workspace({ "z.rst": ".. bibliography::\n   :keyprefix: a-\n" });
    let changes = 0;
    index.onDidChange(() => changes++);
    index.setOpen("z.rst", [], [{ kind: "prefix", prefix: "b-" }]);
    assert.deepEqual(index.keyPrefixes, ["b-"]);
    index.setOpen("z.rst", [], []);
    assert.deepEqual(index.keyPrefixes, []);
    index.closeOpen("z.rst");
    assert.deepEqual(index.keyPrefixes, ["a-"]);
    index.delete("z.rst");
    assert.deepEqual([index.keyPrefixes, changes], [[], 4]);
    library.setKeyPrefixes(index.keyPrefixes);
    assert.equal(library.find("key:a-zhao2019"), undefined);
  });
});
