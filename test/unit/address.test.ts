import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

interface Manifest {
  readonly repository: { readonly url: string };
  readonly version: string;
}
const { addressed }: { addressed(readme: string, manifest: Manifest): string } = createRequire(
  resolve("package.json"),
)("./test/address.js");

describe("the README's addresses", () => {
  const readme = readFileSync("README.md", "utf8");
  const manifest: Manifest = JSON.parse(readFileSync("package.json", "utf8"));

  it("are those of package.json (`npm run address` writes them)", () => {
    assert.equal(readme, addressed(readme, manifest));
  });

  it("all follow from one place", () => {
    const repository = { url: "git+https://github.com/somebody/their-name.git" };
    const moved = addressed(readme, { repository, version: "9.8.7" });
    const addresses = moved.match(/github(?::|\.com\/)(?!codeql)[\w.-]+\/[\w.-]+/g) ?? [];
    assert.ok(addresses.length >= 3, "the hook and the workflow's two lines");
    for (const address of addresses) assert.match(address, /somebody\/their-name$/);
    const versions = moved.match(/(?<=rev: v|marginalia-)\d+\.\d+\.\d+/g) ?? [];
    assert.ok(versions.length >= 3, "the hook, the extension and the archive");
    assert.ok(
      versions.every((version) => version === "9.8.7"),
      versions.join(),
    );
  });
});
