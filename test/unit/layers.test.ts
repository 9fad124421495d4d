import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { build, type Metafile } from "esbuild";

/** What each layer may import at run time. `tsc` and Biome hold the same rules; this one sees what is bundled. */
const layers: Readonly<Record<string, readonly string[]>> = {
  core: ["core"],
  node: ["core", "node"],
  protocol: ["core", "protocol"],
  webview: ["core", "protocol", "webview"],
  editor: ["core", "editor", "protocol"],
  "extension.ts": ["core", "editor"],
  "cli.ts": ["core", "node"],
};
const packages: Readonly<Record<string, RegExp>> = {
  core: /^(yaml|minisearch|ignore|valibot|fast-xml-parser|jsonc-parser)$/,
  node: /^node:/,
  protocol: /^$/,
  webview: /^(markdown-it|dompurify|katex|highlight\.js|valibot)(\/|$)/,
  editor: /^(vscode|valibot|jsonc-parser)$/,
  "extension.ts": /^vscode$/,
  "cli.ts": /^node:/,
};
const entries = {
  extension: "src/extension.ts",
  bibliography: "src/core/bibliography/bundle.ts",
  node: "src/node/bundle.ts",
  worker: "src/node/scan/worker.ts",
  cli: "src/cli.ts",
  reader: "src/webview/reader.ts",
};

const layerOf = (file: string) => file.split("/")[1] ?? "";

describe("the layers", () => {
  const graphs = new Map<string, Metafile>();

  before(async () => {
    for (const [name, entry] of Object.entries(entries)) {
      const { metafile } = await build({
        entryPoints: [entry],
        bundle: true,
        write: false,
        metafile: true,
        packages: "external",
        platform: "neutral",
        outdir: "dist",
        logLevel: "silent",
        loader: { ".css": "empty" },
      });
      graphs.set(name, metafile);
    }
  });

  const imports = () =>
    [...graphs.values()].flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, input]) =>
        input.imports.map(({ path, external }) => ({ file, path, external: external === true })),
      ),
    );

  it("import one another in one direction alone", () => {
    for (const { file, path, external } of imports()) {
      if (external || !path.startsWith("src/")) continue;
      assert.ok(layers[layerOf(file)]?.includes(layerOf(path)), `${file} imports ${path}`);
    }
  });

  it("use only packages that belong to them", () => {
    for (const { file, path, external } of imports()) {
      // What esbuild adds itself.
      if (path === "<runtime>") continue;
      if (external) assert.match(path, packages[layerOf(file)] ?? /^$/, `${file} imports ${path}`);
    }
  });

  it("keep the page, Node and the LGPL parser out of the bundle that VS Code loads at start", () => {
    const inputs = Object.keys(graphs.get("extension")?.inputs ?? {});
    assert.ok(inputs.length > 20);
    assert.deepEqual(
      inputs.filter((file) => /^src\/(node|cli)|bibliography\/bundle|webview\/reader/.test(file)),
      [],
    );
    const external = Object.values(graphs.get("extension")?.inputs ?? {}).flatMap((input) =>
      input.imports.filter((one) => one.external).map(({ path }) => path),
    );
    assert.equal(external.includes("biblatex-csl-converter"), false);
  });

  it("ask for no module of Node's in src/extension.ts' bundle", () => {
    const text = readFileSync("src/extension.ts", "utf8");
    assert.doesNotMatch(text, /node:/);
  });
});
