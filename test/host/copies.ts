// Copies of the extension and of workspaces, so that builds, edits and tests do not disturb each other.
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { unpackedExtension } from "./packages.ts";
import { project } from "./project.ts";

export type ExtensionHost = "node" | "web";

/**
 * Copies the packed extension to `target`. For the web worker host, removes `main` from the copy's package.json, so
 * that VS Code runs the same bundle in the browser.
 */
export async function copyExtension(target: string, extensionHost: ExtensionHost): Promise<string> {
  await cp(unpackedExtension(), target, { recursive: true });
  const file = join(target, "package.json");
  const manifest: Record<string, unknown> = JSON.parse(await readFile(file, "utf8"));
  if (extensionHost === "web") delete manifest.main;
  await writeFile(file, JSON.stringify(manifest, undefined, 2));
  return target;
}

/** Installs the extension into a server's data folder before the server starts; replaces other versions. */
export async function installExtension(data: string, extensionHost: ExtensionHost): Promise<void> {
  const folder = join(data, "extensions");
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    // Without its list of extensions, VS Code reads the folders.
    if (name === "extensions.json" || name.startsWith("marginalia.marginalia-"))
      await rm(join(folder, name), { recursive: true, force: true });
  }
  const { version } = JSON.parse(await readFile(join(unpackedExtension(), "package.json"), "utf8"));
  await copyExtension(join(folder, `marginalia.marginalia-${version}`), extensionHost);
}

/** Copies a workspace of the project (`test/demo`, …) to a folder that does not exist yet. */
export async function copyWorkspace(workspace: string, target: string): Promise<string> {
  await mkdir(dirname(target), { recursive: true });
  await cp(join(project, workspace), target, { recursive: true });
  return target;
}
