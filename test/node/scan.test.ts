import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { defaultExcludes } from "../../src/core/scan/excludes.ts";
import { scanFile } from "../../src/core/scan/scanBytes.ts";
import type { FileCitations, ScanSummary } from "../../src/core/scan/scanResult.ts";
import { slicedScan } from "../../src/core/scan/slicedScan.ts";
import { maxFileBytes, maxNotebookBytes } from "../../src/core/scan/textFile.ts";
import { nodeFiles } from "../../src/node/files.ts";
import { scanFolder } from "../../src/node/scan/scanFolder.ts";
import { scanPaths } from "../../src/node/scan/scanPaths.ts";
import { product } from "./place.ts";

const cite = "# https://arxiv.org/abs/2402.15627\n";

interface Outcome extends ScanSummary {
  readonly found: readonly FileCitations[];
}

/** Every way to scan a folder; all must find the same. */
const ways: Readonly<Record<string, (folder: string, signal?: AbortSignal) => Promise<Outcome>>> = {
  "in threads": async (folder, signal) => {
    const found: FileCitations[] = [];
    const onChunk = (chunk: { found: readonly FileCitations[] }) => found.push(...chunk.found);
    const options = { folder, excludes: defaultExcludes, product, threads: 2, onChunk };
    return { ...(await scanFolder(signal ? { ...options, signal } : options)), found };
  },
  "in slices, where threads cannot start": async (folder) => {
    const found: FileCitations[] = [];
    const onChunk = (chunk: { found: readonly FileCitations[] }) => found.push(...chunk.found);
    return {
      ...(await scanFolder({ folder, excludes: defaultExcludes, product: "nowhere", onChunk })),
      found,
    };
  },
  "through the port": async (folder, signal) => {
    const scan = slicedScan(nodeFiles(folder), {
      excludes: defaultExcludes,
      scanFile,
      sliceMs: 1,
      ...(signal && { signal }),
    });
    const found: FileCitations[] = [];
    for (;;) {
      const step = await scan.next();
      if (step.done === true) return { ...step.value, found };
      found.push(...step.value.found);
    }
  },
  "on the command line": (folder) =>
    scanPaths({ roots: [{ folder, prefix: "" }], excludes: defaultExcludes }, { product }),
};

describe("scanning a folder", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "marginalia-scan-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const utf16 = (text: string, isBig: boolean) => {
    const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
    return isBig ? bytes.swap16() : bytes;
  };

  for (const [name, scan] of Object.entries(ways))
    describe(name, () => {
      const files = async () => (await scan(root)).found.map(({ file }) => file).sort();

      it("leaves out what is ignored, excluded, binary, too large or a link", async () => {
        write("a.py", cite);
        write(".gitignore", "out/\n*.gen.py\n!keep.gen.py\n");
        write("out/a.py", cite);
        write("x.gen.py", cite);
        write("sub/keep.gen.py", cite);
        write("sub/.gitignore", "secret.py\n");
        write("sub/secret.py", cite);
        write("node_modules/m/a.js", `// ${cite}`);
        write(".github/b.md", cite);
        write("image.dat", Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from(cite)]));
        write("picture.png", cite);
        write("large.py", `${"#".repeat(maxFileBytes)}\n${cite}`);
        symlinkSync("..", join(root, "sub", "loop"));
        symlinkSync("a.py", join(root, "again.py"));
        assert.deepEqual(await files(), [".github/b.md", "a.py", "sub/keep.gen.py"]);
        assert.deepEqual((await scan(root)).tooLarge, ["large.py"]);
      });

      it("reads notebooks that are large by their pictures, to a limit of their own", async () => {
        const picture = `${"iVBORw0KGgo".repeat(20)}\n`;
        const notebook = (bytes: number) => {
          const png = Array(Math.ceil(bytes / JSON.stringify(picture).length)).fill(picture);
          const cells = [
            { cell_type: "code", outputs: [{ data: { "image/png": png } }], source: ["# one\n", cite] },
          ];
          return JSON.stringify({ cells }, undefined, 1);
        };
        write("a.py", cite);
        write("large.ipynb", notebook(2 * maxFileBytes));
        write("small.ipynb", notebook(100));
        write("huge.ipynb", notebook(maxNotebookBytes));
        write("z/large.json", notebook(maxFileBytes));
        const { found, tooLarge } = await scan(root);
        const cells = found.map(({ file, citations }) => `${file} ${citations.map(({ cell }) => cell)}`);
        assert.deepEqual(cells.sort(), ["a.py ", "large.ipynb 0", "small.ipynb 0"]);
        assert.deepEqual([...tooLarge].sort(), ["huge.ipynb", "z/large.json"]);
      });

      it("reads UTF-8 and UTF-16 with their marks, broken UTF-8 and every line ending, with columns as an editor has them", async () => {
        write("bom.py", `\uFEFF${cite}`);
        write("le.md", utf16(`é ${cite}`, false));
        write("be.md", utf16(`é ${cite}`, true));
        write("broken.md", Buffer.concat([Buffer.from([0xff, 0xe9, 0x20]), Buffer.from(cite)]));
        write("astral.md", `😀\r\n😀 ${cite}`);
        write("cr.md", `a\rb\r${cite}`);
        const places = (await scan(root)).found.map(({ file, citations }) => [
          file,
          ...citations.map(({ line, start, end, text }) => `${line}:${start}-${end} ${text}`),
        ]);
        const token = "https://arxiv.org/abs/2402.15627";
        assert.deepEqual(places.sort(), [
          ["astral.md", `1:5-${5 + token.length} ${token}`],
          ["be.md", `0:4-${4 + token.length} ${token}`],
          ["bom.py", `0:2-${2 + token.length} ${token}`],
          ["broken.md", `0:5-${5 + token.length} ${token}`],
          ["cr.md", `2:2-${2 + token.length} ${token}`],
          ["le.md", `0:4-${4 + token.length} ${token}`],
        ]);
      });

      it("counts what it read", async () => {
        write("a.py", "x");
        write("b/c.py", cite);
        write("d.bin", Buffer.alloc(10));
        const { files: count, bytes } = await scan(root);
        assert.deepEqual([count, bytes], [2, 1 + cite.length]);
      });

      it("finds each file once among many", async () => {
        const names = Array.from({ length: 1500 }, (_, n) => `d${n % 37}/f${n}.py`);
        for (const path of names) write(path, `${"x = 1\n".repeat(200)}${cite}`);
        assert.deepEqual(await files(), names.sort());
      });

      it("bears an empty folder", async () => {
        assert.deepEqual(await files(), []);
      });
    });

  for (const name of ["in threads", "through the port"])
    it(`ends without an error when it is aborted, ${name}`, async () => {
      for (let n = 0; n < 300; n++) write(`f${n}.py`, cite);
      const outcome = await ways[name]?.(root, AbortSignal.abort());
      assert.ok(outcome !== undefined && outcome.files < 300);
    });
});
