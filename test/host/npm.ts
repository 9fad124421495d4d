import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { endWithProcess } from "./endings.ts";

const flags = ["--ignore-scripts", "--engine-strict=false", "--no-audit", "--no-fund", "--loglevel=error"];

/** The environment without variables of the `npm run` that started us, which would point npm to our package.json. */
export function npmEnvironment(): NodeJS.ProcessEnv {
  const own = /^(npm_package_|npm_lifecycle_|npm_command$|npm_config_(local_prefix|prefix)$|INIT_CWD$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

function npm(folder: string, words: readonly string[]): Promise<void> {
  const script = process.env.npm_execpath;
  const viaScript = script?.endsWith(".js");
  const command = viaScript ? process.execPath : process.platform === "win32" ? "npm.cmd" : "npm";
  const args = [...(viaScript && script ? [script] : []), ...words, "--prefix", folder, ...flags];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: npmEnvironment(),
      shell: !viaScript && process.platform === "win32",
      stdio: ["ignore", "ignore", "pipe"],
    });
    const release = endWithProcess(() => child.kill("SIGKILL"));
    let said = "";
    child.stderr.on("data", (part: Buffer) => {
      said = (said + part.toString()).slice(-8000);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      release();
      if (code === 0) resolve();
      else reject(new Error(reason(said, code)));
    });
  });
}

function reason(said: string, code: number | null): string {
  const network = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b/.exec(said);
  if (network) return `the npm registry cannot be reached (${network[1]}): is this machine offline?`;
  if (/\bENOSPC\b/.test(said)) return "no space is left on the disk (about 1.5 GB are needed)";
  const lines = said.split("\n").filter((line) => line.trim() !== "" && !line.includes("complete log"));
  return `npm ended with ${code}: ${lines.slice(0, 6).join("\n")}`;
}

/** Installs packages into a folder, with an empty package.json there. */
export async function installPackages(folder: string, packages: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "private": true }\n');
  await npm(folder, ["install", ...packages]);
}

/** Installs the dependencies in a folder's package.json, without devDependencies. */
export const installDependencies = (folder: string): Promise<void> => npm(folder, ["install", "--omit=dev"]);
