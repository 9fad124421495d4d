import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import { formExamples } from "../../src/core/citations/forms/formExamples.ts";
import { problemCodes } from "../../src/core/problems/severities.ts";

/** The scripts below a folder by path, as in `src/core/paper.ts`. */
const filesBelow = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:ts|js)$/.test(file))
      .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
      .sort()
      .map((file) => [file, readFileSync(file, "utf8")] as const),
  );
const sources = filesBelow("src");

/** The relative imports and exports of a file, of types too, as paths from the project's folder. */
function importsOf(file: string): readonly string[] {
  const text = sources.get(file) ?? "";
  const written = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']/g);
  return [...written].map(([, path = ""]) => posix.join(dirname(file), path));
}

/** The groups of files that import one another in a circle (Tarjan's strongly connected components). */
function circles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const [order, low] = [new Map<string, number>(), new Map<string, number>()];
  const [stack, found]: [string[], string[][]] = [[], []];
  const lower = (file: string, to: number | undefined) =>
    low.set(file, Math.min(low.get(file) ?? Infinity, to ?? Infinity));
  const visit = (file: string): void => {
    order.set(file, order.size);
    lower(file, order.get(file));
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) {
        visit(next);
        lower(file, low.get(next));
      } else if (stack.includes(next)) lower(file, order.get(next));
    }
    if (low.get(file) !== order.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1 || graph.get(file)?.includes(file)) found.push(group.sort());
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

/** Where a pattern stands, as `file:line: text`. */
const placesOf = (pattern: RegExp, except: (file: string) => boolean = () => false): readonly string[] =>
  [...sources].flatMap(([file, text]) =>
    except(file)
      ? []
      : text
          .split("\n")
          .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
  );

describe("the house", () => {
  it("finds a circle where there is one", () => {
    const graph = { a: ["b"], b: ["c", "d"], c: ["a"], d: ["d"], e: ["a"] };
    assert.deepEqual(circles(new Map(Object.entries(graph))), [["d"], ["a", "b", "c"]]);
  });

  it("has no circle of imports, those of types included", () => {
    assert.ok(sources.size > 200);
    const graph = new Map([...sources.keys()].map((file) => [file, importsOf(file)]));
    for (const [file, paths] of graph)
      for (const path of paths)
        assert.ok(
          sources.has(path) || (path.endsWith(".csl") && existsSync(path)),
          `${file} imports ${path}`,
        );
    assert.deepEqual(circles(graph), []);
  });

  it("has no file of more than 300 lines, tests included", () => {
    const long = [...sources, ...filesBelow("test")].flatMap(([file, text]) => {
      const lines = text.split("\n").length - 1;
      return lines > 300 ? [`${file}: ${lines}`] : [];
    });
    assert.deepEqual(long, []);
  });

  it("has no folder with more than 20 files of its own", () => {
    const counts = new Map<string, number>();
    for (const file of sources.keys()) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    assert.deepEqual(
      [...counts].filter(([, count]) => count > 20),
      [],
    );
  });

  it("spreads no array into the arguments of push or unshift: a hundred thousand elements overflow the stack", () => {
    assert.deepEqual(
      placesOf(/\.(push|unshift)\(\s*\.\.\.|String\.fromCharCode\(\.\.\.|Math\.(max|min)\(\.\.\./),
      [],
    );
  });

  it("leaves no answer of VS Code's alone: its failure would go unsaid", () => {
    const call =
      /^\s*(vscode\.)?(window\.show\w+|commands\.executeCommand|workspace\.(fs\.(?!is)\w+|applyEdit|open\w+|save\w*)|env\.\w+\.\w+)\(/;
    assert.deepEqual(
      placesOf(call, (file) => !file.startsWith("src/editor/")),
      [],
    );
  });

  it("has every file that its maps name", () => {
    const missing = ["src/README.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md"].flatMap((map) => {
      const named = [...readFileSync(map, "utf8").matchAll(/`([\w.-]+\/[\w./{},-]*)`/g)].flatMap(
        ([, path = ""]) => alternatives(path),
      );
      assert.ok(named.length > 10, map);
      const isRoom = (path: string) => /^(?:core|editor|node|protocol|webview)\//.test(path);
      return named
        .filter((path) => isRoom(path) || /^(?:src|test|media|seeds|\.github)\//.test(path))
        .filter((path) => !existsSync(isRoom(path) ? `src/${path}` : path))
        .map((path) => `${map}: ${path}`);
    });
    assert.deepEqual(missing, []);
  });

  it("has every form of citation and every problem in its map", () => {
    const map = readFileSync("src/README.md", "utf8");
    for (const name of [...formExamples.keys(), ...problemCodes])
      assert.ok(map.includes(`\`${name}\``), name);
  });

  it("has the tests that SECURITY.md quotes", () => {
    const quotes = [...readFileSync(".github/SECURITY.md", "utf8").matchAll(/`(test\/[\w./]+)`: “([^”]+)”/g)];
    assert.ok(quotes.length > 20);
    for (const [, path = "", words = ""] of quotes)
      assert.ok(readFileSync(path, "utf8").includes(words), `${path}: ${words}`);
  });
});

/** `a/{b,c}/` as `a/b/` and `a/c/`. */
function alternatives(path: string): readonly string[] {
  const [, before = "", choice, after = ""] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(path) ?? [];
  return choice === undefined ? [path] : choice.split(",").map((one) => before + one + after);
}
