import assert from "node:assert/strict";
import { languageOf, languageOfEditorId } from "../../../src/core/citations/languages/languageOf.ts";

describe("the language of a file", () => {
  const cases: readonly (readonly [path: string, language: string, firstLine?: string])[] = [
    ["src/a.py", "python"],
    ["C:\\src\\A.PY", "python"],
    ["kernel.cuh", "cpp"],
    ["a.F90", "fortran"],
    ["a.F", "fortran-fixed"],
    ["notes.qmd", "markdown"],
    ["Dockerfile.gpu", "dockerfile"],
    ["CMakeLists.txt", "cmake"],
    ["notes.txt", "text"],
    ["run", "python", "#!/usr/bin/env python3.11"],
    ["run", "shellscript", "#!/bin/sh -e"],
    ["run", "javascript", "#!/usr/bin/env -S node --flag"],
    ["run", "other", "#!/opt/strange"],
    ["a.m", "matlab"],
    ["a.m", "matlab", "function y = f(x)"],
    ["a.m", "cpp", "#import <Foundation/Foundation.h>"],
    ["a.ipynb", "notebook"],
    [".gitignore", "other"],
    ["folder.py/data", "other"],
    ["constructor", "other"],
    ["message.proto3", "c"],
    ["manual.doc", "text"],
    ["version.in", "cpp", "/* Made by the build. */"],
    ["version.in", "cpp", "#ifndef VERSION_H"],
    ["version.in", "other", "# Fill this in."],
    ["requirements.in", "other", "#include the extras, too"],
    ["run.sh.in", "shellscript", "# Made by the build."],
    ["version.x.in", "cpp", "// Made by the build."],
    ["swig.i", "cpp", "%module solver"],
    ["swig.i", "cpp", '%{ #include "solver.h"'],
    ["swig.i", "cpp", "/* The interface. */"],
    ["solver.i", "cpp", '# 1 "solver.c"'],
    ["heat.i", "other", "[Mesh]"],
    ["heat.i", "other", "# The mesh of the plate."],
  ];
  for (const [path, language, firstLine] of cases)
    it(`of ${path} ${firstLine ?? ""} is ${language}`, () =>
      assert.equal(languageOf(path, firstLine), language));

  it("is known by VS Code's ids", () => {
    const ids = [
      "typescriptreact",
      "cuda-cpp",
      "latex",
      "restructuredtext",
      "FortranFreeForm",
      "shellscript",
      "jsonc",
      "klingon",
    ];
    assert.deepEqual(ids.map(languageOfEditorId), [
      "tsx",
      "cpp",
      "tex",
      "rst",
      "fortran",
      "shellscript",
      "json",
      "other",
    ]);
  });

  it("is other for endings that JavaScript's objects have as names", () => {
    for (const ending of ["constructor", "__proto__", "toString"])
      assert.equal(languageOf(`a.${ending}`, "# arXiv:2402.15627"), "other");
  });
});
