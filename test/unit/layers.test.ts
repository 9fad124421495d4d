import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import type { Metafile } from "esbuild";
import { bundles } from "../bundles.ts";

/** What each layer may import at run time. `tsc` and Biome hold the same rules; this one sees what was bundled. */
const layers: Readonly<Record<string, readonly string[]>> = {
  core: ["core"],
  node: ["core", "node"],
  protocol: ["core", "protocol"],
  webview: ["core", "protocol", "webview"],
  editor: ["core", "editor", "protocol"],
  "extension.ts": ["core", "editor"],
  "cli.ts": ["core", "node"],
};
/** Packages whose code may be bundled into a layer. */
const packages: Readonly<Record<string, readonly string[]>> = {
  core: [
    "@citation-js/plugin-csl",
    "approx-string-match",
    "citeproc",
    "fast-xml-parser",
    "node-diff3",
    "valibot",
    "yaml",
  ],
  editor: ["valibot"],
  webview: ["dompurify", "highlight.js", "katex", "markdown-it"],
};

const layerOf = (file: string) => file.split("/")[1] ?? "";
const packageOf = (file: string) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];

/** What went into a bundle when it was built. */
const metafileOf = (name: string): Metafile => JSON.parse(readFileSync(`dist/meta/${name}.json`, "utf8"));

const isForNode = (bundle: string) => /^(node|worker|stylesWorker|cli|.+Command)$/.test(bundle);
const names = Object.keys(bundles);
const imports = names.flatMap((name) =>
  Object.entries(metafileOf(name).inputs).flatMap(([file, input]) =>
    input.imports.map(({ path, external }) => ({ name, file, path, external: external === true })),
  ),
);
const ours = imports.filter(({ file, path }) => file.startsWith("src/") && path !== "<runtime>");

describe("the layers, as they are bundled", () => {
  it("import one another in one direction alone", () => {
    const inside = ours.filter(({ path }) => path.startsWith("src/"));
    assert.ok(inside.length > 200);
    for (const { file, path } of inside)
      assert.ok(layers[layerOf(file)]?.includes(layerOf(path)), `${file} imports ${path}`);
  });

  it("hold packages that belong to them, each of which package.json names", () => {
    const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    for (const one of Object.values(packages).flat()) assert.ok(one in devDependencies, one);
    for (const { file, path } of ours) {
      const name = packageOf(path);
      if (name) assert.ok(packages[layerOf(file)]?.includes(name), `${file} imports ${name}`);
    }
  });

  it("ask their host for its own modules alone: VS Code's for the editor, Node's for src/node", () => {
    for (const { name, file, path, external } of imports) {
      if (!external) continue;
      const layer = layerOf(file);
      if (file === "one:vscode") assert.equal(path, "vscode");
      else if (layer === "node" || layer === "cli.ts")
        assert.match(path, /^node:/, `${file} asks for ${path}`);
      else assert.ok(packageOf(file) && isForNode(name), `${file} asks for ${path}`);
    }
  });

  for (const name of names.filter((one) => !isForNode(one)))
    it(`ask for no module of Node's in ${name}.js, which runs on the web too`, () => {
      const text = readFileSync(`dist/${name}.js`, "utf8");
      const asked = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module = ""]) => module);
      const ofNode = asked.filter((module) => module.startsWith("node:") || builtinModules.includes(module));
      assert.deepEqual(ofNode, []);
      assert.doesNotMatch(text, /["']node:/);
    });

  it("keep what is loaded later out of the bundle that VS Code loads at start", () => {
    const inputs = Object.keys(metafileOf("extension").inputs);
    assert.ok(inputs.length > 100);
    assert.deepEqual(
      inputs.filter(
        (file) =>
          (packageOf(file) ?? "valibot") !== "valibot" ||
          /^src\/(node|webview|cli\.ts)|\/bundle\.ts$/.test(file),
      ),
      [],
    );
  });
});
