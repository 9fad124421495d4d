import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { formExamples } from "../../src/core/citations/forms/formExamples.ts";
import { formTable } from "../../src/core/citations/forms/formTable.ts";
import { languages } from "../../src/core/citations/languages/language.ts";
import { scan } from "../../src/core/citations/scan.ts";
import { mayCite } from "../../src/core/scan/mayCite.ts";

const tokens = [...formExamples.values()].flat();

describe("mayCite", () => {
  const encoder = new TextEncoder();
  const agree = (text: string) => {
    const bytes = encoder.encode(text);
    for (const language of languages)
      if (scan(text, language).length > 0)
        assert.ok(mayCite(bytes, language), `${language}: ${JSON.stringify(text)}`);
  };

  it("knows an example of each form that the scan reads as that form", () => {
    for (const [form, examples] of formExamples)
      for (const example of examples)
        assert.ok(
          languages.some((language) => scan(example, language).some((citation) => citation.form === form)),
          `${form}: ${example}`,
        );
  });

  it("looks for five bytes of each mark", () => {
    for (const row of formTable)
      for (const mark of "marks" in row ? row.marks : []) assert.equal(mark.split("|")[1]?.length, 5, mark);
  });

  it("lets every form through, wherever it stands", () => {
    for (const token of tokens) {
      const places = [
        token,
        ` ${token}`,
        `# ${token}\n`,
        `"""\n${token}\n"""`,
        `// ${token} x`,
        `é${token}é`,
        `${"x ".repeat(700)}${token}`,
      ];
      for (const text of places) agree(text);
    }
  });

  it("never says no to what scan finds", () => {
    const piece = fc.oneof(
      fc.constantFrom(...tokens),
      fc.constantFrom(
        "\n",
        "\n\n",
        " ",
        "[",
        "]",
        "(",
        "# ",
        "// ",
        '"""',
        "'",
        "\t",
        "\r\n",
        "@",
        "-",
        ";",
        "%",
        "é",
        "\u00a0",
        "{",
        "}",
      ),
      fc.string({ maxLength: 4 }),
      fc.tuple(fc.constantFrom(...tokens), fc.nat(40)).map(([token, cut]) => token.slice(cut)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => agree(pieces.join(""))),
      { numRuns: 2000 },
    );
  });

  it("never says no to what scan finds in a notebook, however its JSON writes it", () => {
    const kinds = fc.constantFrom("markdown", "code", "raw");
    const piece = fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...tokens) },
      fc.constantFrom(
        "\n",
        " ",
        "[",
        "]",
        "[[",
        "]]",
        "/",
        "|",
        "#",
        "^",
        "@",
        "@{",
        "- ",
        '"',
        "\t",
        "é",
        "—",
        "\u00a0",
        "\\",
        ")",
      ),
      fc.string({ maxLength: 3 }),
    );
    const cell = fc.tuple(kinds, fc.array(piece, { maxLength: 8 }));
    const escapes = [
      (json: string) => json,
      (json: string) => json.replaceAll("/", "\\/"),
      (json: string) =>
        json.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
      (json: string) => json.replace(/[<>&@]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
    ];
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 3 }), fc.nat(escapes.length - 1), (cells, way) => {
        const notebook = {
          cells: cells.map(([kind, pieces]) => ({
            cell_type: kind,
            source: pieces.join("").split(/(?<=\n)/),
          })),
        };
        const json = escapes[way]?.(JSON.stringify(notebook)) ?? "";
        if (scan(json, "notebook").length > 0) assert.ok(mayCite(encoder.encode(json), "notebook"), json);
      }),
      { numRuns: 3000 },
    );
  });

  it("says yes to a key behind a sign that JSON writes as an escape", () => {
    for (const sign of ["\\u2014", "\\u201c", "\\u00a0", "\\u0009", "\\n", "\\t"]) {
      const json = `{"cells":[{"cell_type":"markdown","source":["see ${sign}@smith2020"]}]}`;
      assert.equal(scan(json, "notebook").length, 1, sign);
      assert.ok(mayCite(encoder.encode(json), "notebook"), sign);
    }
  });

  it("says no to a notebook whose outputs are numbers, addresses of mail and pictures", () => {
    const output = ["[[1, 2], [3, 4]]", "me@example.org", "array([[0.5, 0.1]])", "[[]]", "iVBORw0KGgo="];
    const cells = [{ cell_type: "code", source: ["x = df[['a']]\n", "x[0]"], outputs: [{ text: output }] }];
    const bytes = encoder.encode(JSON.stringify({ cells, metadata: {} }));
    assert.equal(mayCite(bytes, "notebook"), false);
  });

  it("says no to addresses of Hugging Face that lead to no paper", () => {
    const says = (text: string) => mayCite(encoder.encode(text), "python");
    assert.equal(says("# https://huggingface.co/docs/papers and hf.co/meta/llama"), false);
    for (const path of ["papers/", "/papers/", "Papers/", "api/papers/"])
      assert.equal(says(`# https://huggingface.co/${path}2402.15627`), true, path);
  });

  it("lets every citation of our own tests' texts through", () => {
    for (const folder of ["test/unit/citations", "test/unit/languages", "test/unit/ids", "test/demo"])
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((one) =>
        one.includes("."),
      ))
        for (const paragraph of readFileSync(join(folder, name), "utf8").split(/\n(?=\s*\[|\n)/))
          agree(paragraph);
  });

  it("says no to what only looks like code", () => {
    const text =
      "@decorator\ndef f(a: list[int]) -> None:\n    print(10.25, 'technology', excited)\n    # see python.org/x\n";
    assert.equal(mayCite(encoder.encode(text), "python"), false);
  });
});
