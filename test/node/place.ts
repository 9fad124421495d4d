import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packedCommandLine } from "../host/packages.ts";

/** The bundles as npm's package has them, not as they were built. */
export const product = join(packedCommandLine().folder, "dist");

export const program = join(product, "cli.js");

/** The command line as a process of its own, in a folder of these files. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = mkdtempSync(join(tmpdir(), "marginalia-cli-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { status, stdout, stderr };
  };
  return { folder, run, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs a test in such a folder, which is gone afterwards. */
export const inFolder =
  (
    files: Readonly<Record<string, string | Uint8Array>>,
    test: (place: ReturnType<typeof folderOf>) => void | Promise<void>,
  ): (() => Promise<void>) =>
  async () => {
    const place = folderOf(files);
    try {
      await test(place);
    } finally {
      place.remove();
    }
  };
