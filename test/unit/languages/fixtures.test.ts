import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { gapContext } from "../../../src/core/citations/languages/language.ts";
import { languageOf } from "../../../src/core/citations/languages/languageOf.ts";
import { contextAt } from "../../../src/core/citations/lexing/region.ts";
import { regions } from "../../../src/core/citations/lexing/regions.ts";

const folder = "test/fixtures/languages";

/** A citation in a fixture names the context that it stands in: `arXiv:2402.00001=docstring`. */
const probePattern = /arXiv:2402\.\d{5}=(comment|docstring|string|prose|code)/g;

/** The number of probes in each fixture, so that none is lost. */
const fixtures: { readonly [file: string]: number } = {
  "CMakeLists.txt": 7,
  Dockerfile: 4,
  Makefile: 4,
  README: 1,
  "build.gradle": 3,
  "common.inc": 3,
  "component.jsx": 6,
  "config.ini": 3,
  "cplusplus.cpp": 47,
  "csharp.cs": 21,
  "cython.pyx": 4,
  "dart.dart": 9,
  "data.json": 4,
  "dialect.td": 5,
  "element.tsx": 26,
  "fixed.inc": 2,
  "free.f": 3,
  "golang.go": 18,
  "java.java": 16,
  "julia.jl": 53,
  "kotlin.kt": 16,
  "legacy.f": 13,
  "legacy.m": 3,
  "lib.d": 10,
  "lib.ex": 11,
  "lib.fs": 4,
  "lib.lean": 5,
  "lib.lisp": 4,
  "lib.ml": 9,
  "lib.nim": 4,
  "lib.pl": 8,
  "lib.zig": 5,
  "macros.inc": 2,
  "made.h.in": 3,
  "module.hs": 22,
  "package.m": 4,
  "page.Rd": 3,
  "page.dox": 2,
  "page.html": 16,
  "page.md": 26,
  "page.php": 9,
  "page.rst": 21,
  "paper.tex": 17,
  "python.py": 54,
  "query.sql": 21,
  "references.bib": 4,
  "rocq.v": 5,
  "rtl.v": 5,
  "rust.rs": 45,
  "scala.scala": 16,
  "script.R": 16,
  "script.lua": 17,
  "script.ps1": 16,
  "script.rb": 30,
  "script.sh": 23,
  "settings.toml": 15,
  "solver.f90": 16,
  "solver.m": 24,
  "style.scss": 4,
  "swift.swift": 37,
  "typescript.ts": 54,
  "unknown.xyz": 1,
  "values.yaml": 26,
};

describe("the context of a citation", () => {
  it("has a count for every fixture", () => {
    assert.deepEqual(readdirSync(folder).sort(), Object.keys(fixtures).sort());
  });

  for (const [file, count] of Object.entries(fixtures))
    it(`is right at every place of ${file}`, () => {
      const text = readFileSync(`${folder}/${file}`, "utf8");
      const language = languageOf(file, text.split("\n", 1)[0]);
      const found = regions(text, language);
      const probes = [...text.matchAll(probePattern)];
      const wrong = probes.flatMap((probe) => {
        const context = contextAt(found, probe.index) ?? gapContext(language);
        const line = text.slice(0, probe.index).split("\n").length;
        return context === probe[1] ? [] : [`line ${line}: ${probe[0]} is read as ${context}`];
      });
      assert.deepEqual(wrong, []);
      assert.equal(probes.length, count);
    });
});
