import assert from "node:assert/strict";
import { gapContext, type Language } from "../../../src/core/citations/languages/language.ts";
import { contextAt } from "../../../src/core/citations/lexing/region.ts";
import { regions } from "../../../src/core/citations/lexing/regions.ts";

/** The contexts of the marks `1`, `2`, … in a text. */
function contexts(language: Language, text: string): string[] {
  const found = regions(text, language);
  return [..."123456789"]
    .map((mark) => text.indexOf(mark))
    .filter((at) => at >= 0)
    .map((at) => contextAt(found, at) ?? gapContext(language));
}

const lines = (...parts: string[]) => parts.join("\n");

describe("a raw string of C++", () => {
  it("may have quotes in its mark", () => {
    const text = 'm.doc = R"""(one "1" \\ )"" )" 2\n // 3 )"""; int x; // 4\nf(5);';
    assert.deepEqual(contexts("cpp", text), ["string", "string", "string", "comment", "code"]);
    assert.deepEqual(contexts("cpp", 'a = uR""(1)"""; b = LR"a"b(2)b")a"b"; c(3);'), [
      "string",
      "string",
      "code",
    ]);
  });

  it("is none where a name or a blank stands in the way", () => {
    assert.deepEqual(contexts("cpp", 'a = FOOR""(1)""; // 2'), ["code", "comment"]);
    assert.deepEqual(contexts("cpp", 'a = R"" "(1)" "" 2;'), ["string", "code"]);
  });
});

describe("the help text of MATLAB", () => {
  it("may come after empty lines", () => {
    const text = lines(
      "function y = f(x)",
      "",
      "  ",
      "% F 1",
      "% more 2",
      "",
      "% not 3",
      "y = x; % 4",
      "% nor 5",
    );
    assert.deepEqual(contexts("matlab", text), ["docstring", "docstring", "comment", "comment", "comment"]);
    assert.deepEqual(contexts("matlab", "\r\n\r\n% 1\r\n% 2\r\n\r\n% 3"), [
      "docstring",
      "docstring",
      "comment",
    ]);
    assert.deepEqual(contexts("matlab", lines("classdef A < B", "", "  %A 1", "end")), ["docstring"]);
    assert.deepEqual(contexts("matlab", lines("function f(x, ...", "  y) % 1", "", "# 2")), [
      "comment",
      "docstring",
    ]);
    assert.deepEqual(contexts("matlab", lines("function f", "", "%{", "1", "%}  ", "% 2")), [
      "docstring",
      "docstring",
    ]);
  });

  it("is no comment after a statement", () => {
    assert.deepEqual(contexts("matlab", lines("x = 1;", "", "% 2")), ["code", "comment"]);
    assert.deepEqual(contexts("matlab", lines("% 1", "", "% 2", "", "% 3")), [
      "docstring",
      "comment",
      "comment",
    ]);
    assert.deepEqual(contexts("matlab", lines("function f", "x = 1;", "", "% 2")), ["code", "comment"]);
  });
});

describe("BibTeX in a block that is named after another language", () => {
  const entry = "@misc{roe,\n  eprint = {1}\n}\n";
  it("is read as BibTeX", () => {
    assert.deepEqual(contexts("markdown", `\`\`\`bash\n${entry}\`\`\`\n2`), ["prose", "prose"]);
    assert.deepEqual(contexts("markdown", `~~~ {.python}\n\n  ${entry}~~~\n2`), ["prose", "prose"]);
    const indented = entry.replaceAll("\n", "\n   ");
    assert.deepEqual(contexts("rst", `.. code-block:: bash\n\n   ${indented}\n2`), ["prose", "prose"]);
  });

  it("leaves other blocks as they are", () => {
    assert.deepEqual(contexts("markdown", "```bash\ngit clone 1 # 2\n```"), ["code", "comment"]);
    assert.deepEqual(contexts("markdown", "```julia\n@show{a1, b}\n```"), ["code"]);
    assert.deepEqual(contexts("markdown", "```java\n@Article(1, x) # 2\n```"), ["code", "code"]);
    assert.deepEqual(contexts("markdown", `\`\`\`\n${entry}\`\`\``), ["string"]);
    assert.deepEqual(contexts("markdown", `\`\`\`text\n${entry}\`\`\``), ["string"]);
  });
});
