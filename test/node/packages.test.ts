import assert from "node:assert/strict";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundles } from "../bundles.ts";
import { newestBelow, packedCommandLine, runNpm, unpackedExtension } from "../host/packages.ts";

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();

const distOf = (folder: string) => filesIn(folder).filter((file) => file.startsWith("dist/"));
const files = (names: readonly string[]) =>
  [...names.map((name) => `dist/${name}.js`), "dist/NOTICES.txt"].sort();

describe("What is packed", () => {
  it("is as new as the newest of its sources, however deep that is", () => {
    const folder = mkdtempSync(join(tmpdir(), "marginalia-newest-"));
    try {
      mkdirSync(join(folder, "media", "walkthrough"), { recursive: true });
      mkdirSync(join(folder, "left-out"));
      const write = (name: string, seconds: number) => {
        writeFileSync(join(folder, name), "");
        utimesSync(join(folder, name), seconds, seconds);
      };
      write("LICENSE", 1000);
      write("media/icon.svg", 2000);
      write("media/walkthrough/open.md", 3000);
      write("left-out/a.js", 4000);
      assert.equal(newestBelow([folder], [join(folder, "left-out")]), 3_000_000);
      assert.equal(newestBelow([join(folder, "LICENSE")]), 1_000_000);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("for VS Code is every bundle of the extension, the seeds, the page's style and the icons, and nothing of ours besides", () => {
    const folder = unpackedExtension();
    const beside = distOf(folder).filter((file) => !/^dist\/(?:[^/]+\.js|NOTICES\.txt)$/.test(file));
    const scripts = distOf(folder).filter((file) => !beside.includes(file));
    const wanted = Object.entries(bundles).filter(([, { commandLine }]) => commandLine !== "alone");
    assert.deepEqual(scripts, files(wanted.map(([name]) => name)));
    // What formulas are shown with: a style sheet, and the faces that it names.
    const style = readFileSync(join(folder, "dist", "readerMath.css"), "utf8");
    const faces = [...style.matchAll(/fonts\/[\w-]+\.woff2/g)].map(([file]) => `dist/${file}`);
    assert.ok(faces.length > 5);
    assert.deepEqual(beside, [...faces, "dist/readerMath.css"].sort());
    const folders = readdirSync(folder).map((name) => name.toLowerCase());
    assert.deepEqual(folders.sort(), [
      "changelog.md",
      "dist",
      "license.txt",
      "media",
      "package.json",
      "readme.md",
      "seeds",
    ]);
  });

  it("for npm is the command line with the bundles that it loads, and the seeds", () => {
    const { folder } = packedCommandLine();
    const wanted = Object.entries(bundles).filter(([, { commandLine }]) => commandLine !== undefined);
    assert.deepEqual(distOf(folder), files(wanted.map(([name]) => name)));
    assert.deepEqual(readdirSync(folder).sort(), ["LICENSE", "README.md", "dist", "package.json", "seeds"]);
  });

  it("for npm runs by its name out of the archive, with nothing else to be fetched", function () {
    this.timeout(120_000);
    const folder = mkdtempSync(join(tmpdir(), "marginalia-npx-"));
    try {
      writeFileSync(join(folder, "a.py"), "# https://arxiv.org/abs/1805.0366\n");
      const { archive } = packedCommandLine();
      cpSync(archive, join(folder, "marginalia-0.1.0.tgz"));
      // An empty cache, and no network.
      const words = ["exec", "--offline", "--yes", `--cache=${join(folder, "cache")}`];
      const { status, stdout, stderr } = runNpm(
        [...words, "./marginalia-0.1.0.tgz", "--", "check", "a.py"],
        folder,
      );
      assert.match(stdout, /^a\.py:1:3: warning: .*1805\.0366.*\n$/, stderr);
      assert.equal(status, 1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
