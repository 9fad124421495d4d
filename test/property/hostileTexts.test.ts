import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { parseBibtex } from "../../src/core/bibliography/bibtex/parseBibtex.ts";
import { exportBibliography } from "../../src/core/bibliography/export/exportBibliography.ts";
import { parseRis } from "../../src/core/bibliography/ris/parseRis.ts";
import { addressOf } from "../../src/core/ids/identify.ts";
import type { LibraryPaper } from "../../src/core/library/libraryPaper.ts";
import { newPaperFile } from "../../src/core/library/paperFile/frontMatter.ts";
import { parsePaperFile } from "../../src/core/library/paperFile/parsePaperFile.ts";
import { recordOf } from "../../src/core/paper.ts";
import type { Problem } from "../../src/core/problem.ts";
import { githubAnnotation } from "../../src/core/problems/report/github.ts";
import { problemLine, reportedProblem } from "../../src/core/problems/report/plain.ts";
import { sarif } from "../../src/core/problems/report/sarif.ts";
import { labelText, lineText, messageText, promptText, rowText } from "../../src/core/text/shownText.ts";
import { jsonText, terminalBibliography, terminalText } from "../../src/core/text/terminalText.ts";
import { showOf } from "../../src/editor/reader/show.ts";
import { assertCalm, hostile, icon, papers, steering } from "./hostile.ts";

/** VS Code's own expressions for links in messages and icons in labels (linkedText.ts, iconLabels.ts of 1.139). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

const all = (check: (text: string) => void) => fc.assert(fc.property(hostile, check), { numRuns: 2000 });
const layer = { kind: "papers", order: 0 } as const;

describe("a hostile text", () => {
  it("is no link, icon or line of its own in a message, a label or a prompt", () => {
    all((text) => {
      for (const shown of [messageText(text), labelText(text), promptText(text)]) {
        assertCalm(shown.replace(/^\s*::/, ""));
        assert.doesNotMatch(shown, /[\r\n\t]/);
      }
      assertCalm(rowText(text).replace(/^\s*::/, ""));
      assert.doesNotMatch(lineText(text), steering);
      assert.equal(lineText(text).length, text.length);
      assert.doesNotMatch(messageText(text), link);
      assert.doesNotMatch(promptText(text), link);
      assert.doesNotMatch(labelText(text), icon);
      assert.doesNotMatch(promptText(text), icon);
    });
  });

  it("neither steers a terminal nor commands a runner", () => {
    all((text) => {
      assertCalm(terminalText(text));
      assertCalm(terminalBibliography(text));
      assertCalm(jsonText({ text, [text]: [text] }));
      assert.deepEqual(JSON.parse(jsonText({ text })), { text });
    });
  });

  it("nor does a problem that quotes it, in any format", () => {
    all((text) => {
      const place = { line: 0, start: 0, end: 1 };
      const args = { reason: text, key: text, nearest: text, id: text, own: text, title: text, other: text };
      for (const code of ["unreadable-file", "unknown-citekey", "title-mismatch"] as const) {
        const problem: Problem = { file: text, code, severity: "warning", args, ...place };
        assertCalm(terminalText(problemLine(problem)));
        assertCalm(jsonText(reportedProblem(problem)));
        assertCalm(jsonText(sarif([problem], "1.0.0")));
        const line = githubAnnotation(problem);
        assert.match(line, /^::warning file=[^,\n]*,line=1,col=1,endColumn=2,title=[a-z-]+::[^\n\r]*$/);
        assertCalm(line.slice("::warning".length));
      }
    });
  });

  it("has only addresses of the web, whatever id it is part of", () => {
    all((text) => {
      for (const id of [`doi:${text}`, `openreview:${text}`, `arXiv:${text}`, `key:${text}`] as const) {
        const address = addressOf(id);
        if (address !== undefined) assert.match(new URL(address).href, /^https:\/\//);
      }
    });
  });
});

describe("a paper that is hostile in every field", () => {
  const check = (look: (paper: LibraryPaper) => void) =>
    fc.assert(fc.property(papers, look), { numRuns: 1500 });
  const markdown = new MarkdownIt({ html: true });

  it("is one item of a Markdown list, with links to the web alone", () => {
    check((paper) => {
      const text = exportBibliography([paper], "markdown");
      const tokens = markdown.parse(text, {});
      const kinds = tokens.map(({ type }) => type);
      const shown = JSON.stringify(text);
      assert.deepEqual(
        kinds,
        ["bullet_list_open", "list_item_open", "paragraph_open", "inline"].concat([
          "paragraph_close",
          "list_item_close",
          "bullet_list_close",
        ]),
        shown,
      );
      for (const { type, attrGet } of tokens
        .flatMap(({ children }) => children ?? [])
        .map((token) => ({ type: token.type, attrGet: (name: string) => token.attrGet(name) }))) {
        assert.match(type, /^(?:text|text_special|link_open|link_close|code_inline)$/, shown);
        if (type === "link_open") assert.match(attrGet("href") ?? "", /^https?:\/\//, shown);
      }
      assertCalm(terminalBibliography(text));
    });
  });

  it("is one entry of a bibliography, that reads back and says no more", () => {
    check((paper) => {
      const layerOf = { kind: "bibliography", order: 0 } as const;
      const shown = JSON.stringify(paper);
      const bibtex = exportBibliography([paper], "bibtex");
      const read = parseBibtex(bibtex, "a.bib", layerOf);
      assert.deepEqual(read.problems, [], `${shown}\n${bibtex}`);
      assert.equal(read.records.length, 1, shown);
      const names = Object.keys(read.records[0]?.original?.entry?.fields ?? {});
      assert.ok(
        names.every((name) =>
          /^(?:title|author|year|journal|booktitle|doi|url|eprint|archiveprefix)$/.test(name),
        ),
        `${names}: ${shown}`,
      );
      const csl = exportBibliography([paper], "csl-json");
      assert.equal(JSON.parse(csl).length, 1);
      assertCalm(csl);
      const ris = parseRis(exportBibliography([paper], "ris"), "a.ris", layerOf);
      assert.ok(ris.records.length <= 1, shown);
    });
  });

  it("is one paper file, and its notes are its notes", () => {
    check((paper) => {
      const text = newPaperFile(recordOf(paper), "Notes.\n");
      const read = parsePaperFile(text, "a.md", layer);
      assert.equal(read?.records.length, 1, `${JSON.stringify(paper)}\n${text}`);
      assert.equal(read?.records[0]?.notes?.trim(), "Notes.");
    });
  });

  it("has links to https alone in the reader", () => {
    const words = {
      code: "Code",
      project: "Project",
      webPage: "Web page",
      withdrawn: "Withdrawn",
      retracted: "Retracted",
    };
    check((paper) => {
      const { links } = showOf(paper, { notesIn: "file", notesView: "rendered" }, { source: "a" }, words);
      for (const { href } of links) assert.match(href, /^https:\/\//);
    });
  });
});
