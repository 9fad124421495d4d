// What a run works on: copies, so that nobody's build, edit or test disturbs another's.
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { project } from "./project.ts";

export type ExtensionHost = "node" | "web";

/** The extension under test: ours, or an unpacked one that the environment names. */
export const extensionSource = (): string => process.env.MARGINALIA_EXTENSION ?? project;

/**
 * Copies what the `.vsix` ships to `target`. For the web worker host the copy's package.json has no `main`, so
 * that VS Code runs the same bundle in the browser.
 */
export async function copyExtension(target: string, extensionHost: ExtensionHost): Promise<string> {
  const from = extensionSource();
  const manifest: Record<string, unknown> = JSON.parse(await readFile(join(from, "package.json"), "utf8"));
  const main = manifest.main;
  if (typeof main === "string") {
    await readFile(join(from, main)).catch(() => {
      throw new Error(`The extension is not built: ${join(from, main)} is missing (npm run build).`);
    });
  }
  if (extensionHost === "web") delete manifest.main;
  await mkdir(target, { recursive: true });
  await writeFile(join(target, "package.json"), JSON.stringify(manifest, undefined, 2));
  for (const file of await readdir(from)) {
    if (file === "package.json" || !/^(dist|media|seeds|l10n|README\.md|package\.nls.*\.json)$/.test(file))
      continue;
    await cp(join(from, file), join(target, file), {
      recursive: true,
      filter: (path) => !/[\\/]dist[\\/](test|meta)/.test(path.slice(from.length)),
    });
  }
  return target;
}

/** Copies a workspace of the project (`test/demo`, …) to a folder that does not exist yet. */
export async function copyWorkspace(workspace: string, target: string): Promise<string> {
  await mkdir(dirname(target), { recursive: true });
  await cp(join(project, workspace), target, { recursive: true });
  return target;
}
