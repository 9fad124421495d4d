import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { parseGitignore } from "../../src/core/scan/gitignore.ts";
import { walk } from "../../src/node/scan/walk.ts";

type Case = readonly [
  rules: string,
  path: string,
  isFolder: boolean,
  decision: "ignored" | "kept" | undefined,
];
const cases: readonly Case[] = [
  ["build", "build", true, "ignored"],
  ["build", "a/build", false, "ignored"],
  ["build/", "build", false, undefined],
  ["/build", "a/build", true, undefined],
  ["a/build", "x/a/build", true, undefined],
  ["*.log\n!keep.log", "a/keep.log", false, "kept"],
  ["!keep.log\n*.log", "keep.log", false, "ignored"],
  ["**/x/y", "a/b/x/y", false, "ignored"],
  ["x/**", "x", true, undefined],
  ["x/**", "x/y/z", false, "ignored"],
  ["a/**/b", "a/b", false, "ignored"],
  ["a**b/c", "axyb/c", false, "ignored"],
  ["a**b/c", "ax/yb/c", false, undefined],
  ["\\#a\n\\!b", "#a", false, "ignored"],
  ["\\#a\n\\!b", "!b", false, "ignored"],
  ["# a", "# a", false, undefined],
  ["name  ", "name", false, "ignored"],
  ["name\\ ", "name ", false, "ignored"],
  ["x\r\ny\r\n", "x", false, "ignored"],
  ["\uFEFFx", "x", false, "ignored"],
  ["[a-c]x", "bx", false, "ignored"],
  ["[!a-c]x", "bx", false, undefined],
  ["[]]x", "]x", false, "ignored"],
  ["[[:digit:]]x", "7x", false, "ignored"],
  ["[a", "[a", false, undefined],
  ["a\\", "a\\", false, undefined],
  ["*", "a/b", false, "ignored"],
  ["/", "a", true, undefined],
  ["a**/**/", "a.d", true, "ignored"],
  // More loops than an expression can have in bounded time.
  ["*a*b*c*", "xaxbxcx", false, "ignored"],
  ["*a*b*c*", "xaxcxbx", false, undefined],
  ["**/*a*[bc]*.?", "d/xaxbx.y", false, "ignored"],
  ["**/a/**/b/**", "x/a/b/c", false, "ignored"],
  ["**/a/**/b/**", "a/x/y/b/c", false, "ignored"],
  ["**/a/**/b/**", "xa/b/c", false, undefined],
  ["**/a/**/b/**", "a/xb/c", false, undefined],
  ["x/**/y*z*/w", "x/y1z/w", false, "ignored"],
  ["x/**/y*z*/w", "x/y1/z/w", false, undefined],
  ["!*a*b*c*\n*d", "abcd", false, "ignored"],
  [`${"*a".repeat(60)}*b`, "a".repeat(250), false, undefined],
  [`${"**/a/".repeat(60)}b`, "a/".repeat(120), false, undefined],
];

describe("gitignore", () => {
  for (const [rules, path, isFolder, decision] of cases)
    it(`says ${decision ?? "nothing"} of ${JSON.stringify(path)} under ${JSON.stringify(rules)}`, () => {
      assert.equal(parseGitignore(rules).decide(path, isFolder), decision);
    });

  it("takes names, paths and endings without end, and wildcards up to a number that no repository has", () => {
    const many = (line: (n: number) => string) =>
      Array.from({ length: 100_000 }, (_, n) => line(n)).join("\n");
    const plain = parseGitignore(
      [many((n) => `d${n}/f`), many((n) => `n${n}`), many((n) => `*.e${n}`)].join("\n"),
    );
    assert.equal(plain.isCut, false);
    for (const path of ["d99999/f", "a/n99999", "a/b.e99999"])
      assert.equal(plain.decide(path, false), "ignored");
    const wild = parseGitignore(`${many((n) => `w${n}-*x`)}\nlast\n`);
    assert.equal(wild.isCut, true);
    assert.equal(wild.decide("w999-ax", false), "ignored");
    assert.equal(wild.decide("w1000-ax", false), undefined);
    assert.equal(wild.decide("last", false), "ignored");
  });

  it("finds the very files that Git finds, whatever the rules", function () {
    this.timeout(process.env.GITIGNORE_RUNS ? 0 : 60_000);
    const name = fc.constantFrom("a", "b", "ab", "a.x", "b.x", "c y", "[a]", "a#");
    const paths = fc.array(fc.array(name, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 12 });
    const piece = fc.constantFrom(
      "a",
      "b",
      "*",
      "**",
      "/",
      "?",
      ".x",
      "[ab]",
      "[!a]",
      "\\",
      "c y",
      " ",
      "!",
      "#",
      "/**/",
    );
    const rules = fc.array(
      fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("")),
      { maxLength: 5 },
    );
    const root = mkdtempSync(join(tmpdir(), "marginalia-ignore-"));
    execFileSync("git", ["init", "-q", root]);
    try {
      fc.assert(
        fc.property(paths, rules, rules, (files, top, nested) => {
          const work = mkdtempSync(join(root, "w"));
          const write = (path: string, text: string) => {
            mkdirSync(dirname(join(work, path)), { recursive: true });
            writeFileSync(join(work, path), text);
          };
          for (const parts of files) {
            try {
              write(parts.join("/"), "");
            } catch {
              // A name that is a folder already.
            }
          }
          write(".gitignore", top.join("\n"));
          write("a.d/.gitignore", nested.join("\n"));
          write("a.d/ab", "");
          write("a.d/b/a.x", "");
          const ours: string[] = [];
          walk(work, {
            excludes: [],
            onFiles: (found) => ours.push(...found) > 0,
            onUnreadable: (path, reason) => assert.fail(`${path}: ${reason}`),
          });
          // What the machine ignores everywhere is no rule of ours.
          const alone = ["-c", "core.excludesFile="];
          const asked = ["-C", work, ...alone, "ls-files", "-o", "-z", "--exclude-standard", "."];
          const git = execFileSync("git", asked, { encoding: "utf8" });
          assert.deepEqual(
            ours.sort(),
            git
              .split("\0")
              .filter((path) => path !== "")
              .sort(),
          );
          rmSync(work, { recursive: true });
        }),
        // One seed, so that a run says the same twice; another one is a number away.
        { numRuns: Number(process.env.GITIGNORE_RUNS ?? 150), seed: Number(process.env.GITIGNORE_SEED ?? 1) },
      );
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
