// The packages that users install, made by the tools that make a release and unpacked below dist/packages/. Tests and
// `npm start` run these files, so that a file missing from a package is noticed here first.
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { npmEnvironment } from "./npm.ts";
import { project } from "./project.ts";
import { unzip } from "./unzip.ts";

const folder = join(project, "dist", "packages");

/** The files that go into a package; the ignore files decide which. */
const sources = ["dist", "media", "seeds", "package.json", "README.md", "CHANGELOG.md", "LICENSE"];
const ignoreFiles = [".vscodeignore", ".npmignore"];

/** The extension's folder, unpacked from the `.vsix`. Packs again if the build is newer. */
export function unpackedExtension(): string {
  const { MARGINALIA_EXTENSION: named } = process.env;
  if (named) return resolve(named);
  return join(
    unpacked("marginalia.vsix", (target) => {
      const archive = join(folder, "packing.vsix");
      npm(["run", "vsix", "--silent", "--", "--out", archive]);
      unzip(archive, target);
      return archive;
    }),
    "extension",
  );
}

/** npm's package of the command line: the archive and its unpacked folder. Packs again if the build is newer. */
export function packedCommandLine(): { readonly archive: string; readonly folder: string } {
  const name = "marginalia.tgz";
  const target = unpacked(name, (into) => {
    const said = npm(["pack", "--ignore-scripts", "--silent", "--pack-destination", folder]);
    const archive = join(folder, said.trim().split("\n").at(-1) ?? "");
    mkdirSync(into, { recursive: true });
    succeeded("tar", spawnSync("tar", ["-xzf", archive, "-C", into], { encoding: "utf8" }));
    return archive;
  });
  return { archive: join(folder, name), folder: join(target, "package") };
}

/** Packs and unpacks with `pack`, which returns the archive's path, unless that was done since the last build. */
function unpacked(name: string, pack: (target: string) => string): string {
  const archive = join(folder, name);
  const target = join(folder, `${name}.unpacked`);
  if (existsSync(archive) && statSync(archive).mtimeMs > newestSource()) return target;
  rmSync(target, { recursive: true, force: true, maxRetries: 5 });
  mkdirSync(folder, { recursive: true });
  // The archive is renamed last, so that it only exists if the folder is complete.
  renameSync(pack(target), archive);
  return target;
}

function newestSource(): number {
  const paths = [...sources, ...ignoreFiles].map((name) => join(project, name));
  return newestBelow(
    paths,
    ["test", "packages", "meta"].map((name) => join(project, "dist", name)),
  );
}

/** When the newest file of the paths, or below those that are folders, was changed, in milliseconds. */
export function newestBelow(paths: readonly string[], excluded: readonly string[] = []): number {
  let newest = 0;
  for (const path of paths.filter((one) => !excluded.includes(one))) {
    const stats = statSync(path);
    const time = stats.isDirectory()
      ? newestBelow(
          readdirSync(path).map((name) => join(path, name)),
          excluded,
        )
      : stats.mtimeMs;
    newest = Math.max(newest, time);
  }
  return newest;
}

/** Runs npm: the one that started us by `npm run`, else the one on the PATH. */
export function runNpm(args: readonly string[], cwd = project): SpawnSyncReturns<string> {
  const script = process.env.npm_execpath;
  const viaScript = script?.endsWith(".js") === true;
  return spawnSync(viaScript ? process.execPath : "npm", viaScript ? [script, ...args] : [...args], {
    cwd,
    encoding: "utf8",
    env: npmEnvironment(),
    shell: !viaScript && process.platform === "win32",
  });
}

function npm(args: readonly string[]): string {
  return succeeded(`npm ${args.join(" ")}`, runNpm(args));
}

function succeeded(what: string, { status, stdout, stderr, error }: SpawnSyncReturns<string>): string {
  if (status !== 0) throw new Error(`${what} failed: ${error ?? (stderr || stdout)}`);
  return stdout;
}
