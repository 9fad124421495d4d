import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { BundleExports } from "../../src/editor/bundles.ts";
import type * as NodeBundle from "../../src/node/bundle.ts";
import { bundles } from "../bundles.ts";

/** What the editor says of the bundle that it may not import must be true of it: this line does not compile otherwise. */
const asPromised = (bundle: typeof NodeBundle): BundleExports["node"] => bundle;

describe("the table of bundles", () => {
  const loader = readFileSync("src/editor/bundles.ts", "utf8");
  const parts = [...(/type Part =([^;]*);/.exec(loader)?.[1] ?? "").matchAll(/"(\w+)"/g)].map(
    ([, name = ""]) => name,
  );
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );

  it("has every bundle that the editor loads, under the name that it loads it by", () => {
    const interfaceText = /interface BundleExports \{([^}]*)\}/.exec(loader)?.[1] ?? "";
    const entries = Object.fromEntries(
      [...interfaceText.matchAll(/readonly (\w+): (?:typeof )?(\w+);/g)].map(([, name = "", type = ""]) => {
        const path = new RegExp(`import type \\* as ${type} from "\\.\\./([^"]+)"`).exec(loader)?.[1];
        return [name, `src/${path ?? `${name}/bundle.ts`}`];
      }),
    );
    const isPart = (name: string) => parts.includes(name);
    const loaded = Object.entries(bundles).filter(
      ([name, { entry }]) => entry.endsWith("/bundle.ts") && !isPart(name),
    );
    assert.deepEqual(entries, Object.fromEntries(loaded.map(([name, { entry }]) => [name, entry])));
    assert.equal(typeof asPromised, "function");
  });

  it("has every part of the editor that is loaded later, and is asked for it with its own type", () => {
    assert.deepEqual(
      parts.toSorted(),
      Object.keys(bundles)
        .filter((name) => bundles[name]?.entry.startsWith("src/editor/"))
        .sort(),
    );
    for (const file of sources.filter((one) => /^editor\/.*\.ts$/.test(one))) {
      const text = readFileSync(`src/${file}`, "utf8");
      for (const [, type, name = ""] of text.matchAll(/loadPart<typeof (\w+)>\("(\w+)"\)/g)) {
        const from = new RegExp(`import type \\* as ${type} from "([^"]+)"`).exec(text)?.[1] ?? "";
        assert.equal(join("src", file, "..", from).replaceAll("\\", "/"), bundles[name]?.entry, file);
      }
    }
  });

  it("has every file of the sources that is named as the entry of one", () => {
    const entries = Object.values(bundles).map(({ entry }) => entry);
    for (const file of sources.filter((one) => one.endsWith("/bundle.ts")))
      assert.ok(entries.includes(`src/${file}`), file);
  });

  it("has in what the page's HTML carries whole nothing that would end it there", () => {
    assert.doesNotMatch(readFileSync("dist/reader.js", "utf8"), /<\/script|<!--/i);
    assert.doesNotMatch(readFileSync("media/reader.css", "utf8"), /<\/style|url\(/i);
  });

  it("keeps the one that VS Code loads at start small: what is not needed there is a bundle of its own", () => {
    assert.ok(statSync("dist/extension.js").size <= 250_000);
  });

  it("has every command of the command line, which loads the one that is called alone", () => {
    const text = readFileSync("src/cli.ts", "utf8");
    const loaded = [...text.matchAll(/readonly (\w+): typeof import\("\.\/([^"]+)"\)/g)];
    assert.deepEqual(
      loaded.map(([, name = "", file]) => [name, `src/${file}`]).sort(),
      Object.entries(bundles)
        .filter(([name]) => name.endsWith("Command"))
        .map(([name, { entry }]) => [name, entry])
        .sort(),
    );
    assert.ok(statSync("dist/cli.js").size <= 15_000);
  });

  it("is what was built, and nothing besides", () => {
    const built = readdirSync("dist").filter((file) => file.endsWith(".js"));
    assert.deepEqual(
      built.sort(),
      Object.keys(bundles)
        .map((name) => `${name}.js`)
        .sort(),
    );
  });
});
