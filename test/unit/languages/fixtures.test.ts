import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { contextAt, gapContext, languageOf, regions } from "../../../src/core/citations/languages/index.ts";

const FOLDER = "test/fixtures/languages";

/** A citation in a fixture says itself what it stands in: `arXiv:2402.00001=docstring`. */
const PROBE = /arXiv:2402\.\d{5}=(comment|docstring|string|prose|code)/g;

/** How many probes each fixture has, so that none is lost. */
const fixtures: { readonly [file: string]: number } = {
  "component.jsx": 6,
  "cplusplus.cpp": 47,
  "csharp.cs": 21,
  "cython.pyx": 4,
  "dart.dart": 9,
  "element.tsx": 26,
  "golang.go": 18,
  "java.java": 16,
  "julia.jl": 51,
  "kotlin.kt": 16,
  "page.md": 26,
  "python.py": 41,
  "rust.rs": 45,
  "scala.scala": 16,
  "swift.swift": 20,
  "typescript.ts": 54,
  "values.yaml": 22,
};

describe("the context of a citation", () => {
  it("has a count for every fixture", () => {
    assert.deepEqual(readdirSync(FOLDER).sort(), Object.keys(fixtures).sort());
  });

  for (const [file, count] of Object.entries(fixtures))
    it(`is right at every place of ${file}`, () => {
      const text = readFileSync(`${FOLDER}/${file}`, "utf8");
      const language = languageOf(file, text.split("\n", 1)[0]);
      const found = regions(text, language);
      const probes = [...text.matchAll(PROBE)];
      const wrong = probes.flatMap((probe) => {
        const context = contextAt(found, probe.index) ?? gapContext(language);
        const line = text.slice(0, probe.index).split("\n").length;
        return context === probe[1] ? [] : [`line ${line}: ${probe[0]} is read as ${context}`];
      });
      assert.deepEqual(wrong, []);
      assert.equal(probes.length, count);
    });
});
