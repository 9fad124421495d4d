import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packedCommandLine, unpackedExtension } from "../host/packages.ts";

/** A bundle of the packed extension, for programs that a test starts. */
export const shippedBundle = (name: string): string => join(unpackedExtension(), "dist", `${name}.js`);

/** A folder that is gone after the test. */
export async function inEmptyFolder<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "marginalia-long-")));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

export interface Ended {
  /** `null`: it did not end by itself. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** The most memory that the process held; 0 where it was killed. */
  readonly megabytes: number;
}

const limitMs = 120_000;

/** Runs the packed command line; one that does not end by itself is killed. */
export function commandLine(cwd: string, ...args: string[]): Ended {
  const program = join(packedCommandLine().folder, "dist", "cli.js");
  const peak = join(tmpdir(), `marginalia-peak-${process.pid}`);
  const code = `
    const { writeFileSync } = require("node:fs");
    process.on("exit", () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS / 1024)));
    process.argv.splice(1, 0, ${JSON.stringify(program)});
    require(${JSON.stringify(program)});`;
  rmSync(peak, { force: true });
  const began = Date.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", code, "--", ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
    killSignal: "SIGKILL",
    maxBuffer: 1024 ** 3,
    timeout: limitMs,
  });
  const seconds = (Date.now() - began) / 1000;
  const megabytes = status === null ? 0 : Number(readFileSync(peak, "utf8"));
  rmSync(peak, { force: true });
  return { status, stdout, stderr, seconds, megabytes };
}

/** A line of what was measured, beside the test. */
export const report = (line: string): void => console.log(`      ${line}`);
