import assert from "node:assert/strict";
import { compileExcludes, defaultExcludes, excludesOf } from "../../../src/core/scan/excludes.ts";
import { globSource } from "../../../src/core/scan/glob.ts";

const expressionOf = (glob: string) => new RegExp(`^(?:${globSource(glob)})$`, "s");

const cases: readonly (readonly [glob: string, matches: readonly string[], others: readonly string[]])[] = [
  ["*.js", ["a.js", ".js"], ["src/a.js", "a.jsx"]],
  ["**/*.js", ["a.js", "src/a.js", "a/b/c.js"], ["a.ts", "a.js/b"]],
  ["**/node_modules", ["node_modules", "a/node_modules"], ["node_modules2", "a/xnode_modules"]],
  ["src/**", ["src", "src/a", "src/a/b"], ["srcs/a", "a/src"]],
  ["src/**/test", ["src/test", "src/a/test", "src/a/b/test"], ["src/atest", "test"]],
  ["{**/a,b/*.txt}", ["a", "x/a", "b/c.txt"], ["c.txt", "x/b/c.txt"]],
  ["**/*.{png,jp{g,eg}}", ["a.png", "b/a.jpg", "a.jpeg"], ["a.jp"]],
  ["file?.c", ["file1.c"], ["file.c", "file12.c", "file/.c"]],
  ["v[0-9].txt", ["v1.txt"], ["vx.txt"]],
  ["v[!0-9].txt", ["vx.txt"], ["v1.txt", "v/.txt"]],
  ["a+b(c).md", ["a+b(c).md"], ["aab(c).md"]],
  ["**", ["a", "a/b"], []],
  ["**/**", ["a", "a/b"], []],
  ["a{b", ["a{b"], ["ab"]],
];

describe("glob", () => {
  for (const [glob, matches, others] of cases)
    it(`reads ${glob} as VS Code does`, () => {
      const expression = expressionOf(glob);
      for (const path of matches) assert.ok(expression.test(path), `${glob} should match ${path}`);
      for (const path of others) assert.ok(!expression.test(path), `${glob} should not match ${path}`);
    });

  it("takes a thousand stars without stopping", () => {
    assert.equal(expressionOf("*".repeat(1000)).test(`${"a".repeat(5000)}/`), false);
  });
});

describe("excludes", () => {
  it("takes only globs that are switched on", () => {
    const settings = { "**/a": true, "**/b": false, "**/c": { when: "$(basename).ts" } };
    assert.deepEqual(excludesOf(settings, { "**/d": true }), ["**/a", "**/d"]);
  });

  it("asks the last setting for a glob that several have", () => {
    assert.deepEqual(excludesOf({ "**/a": true, "**/b": false }, { "**/a": false, "**/b": true }), ["**/b"]);
  });

  it("leaves out what VS Code leaves out unless told, and .git always", () => {
    const isExcluded = compileExcludes(defaultExcludes);
    for (const path of [
      "node_modules",
      "web/node_modules",
      ".git",
      "sub/.git",
      "a.code-search",
      "x/.DS_Store",
    ])
      assert.ok(isExcluded(path), path);
    assert.ok(!isExcluded("src/node.ts"));
    assert.ok(compileExcludes([])("sub/.git"));
  });

  it("reads a folder's glob with a slash or stars at its end as the folder", () => {
    for (const glob of ["build", "build/", "build/**", "./build/**", "/build"])
      assert.ok(compileExcludes([glob])("build"), glob);
    assert.ok(!compileExcludes(["build/**"])("a/build"));
  });
});
