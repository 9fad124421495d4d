import * as vscode from "vscode";

/**
 * Splits a path in the notes from its lines, which are written as on GitHub: `src/train.py#L12`, `#L12-L20`, `#L12C3`.
 */
export function linkedPlace(path: string): {
  readonly file: string;
  readonly lines?: readonly [number, number];
} {
  const match = /^(.*?)#L(\d{1,7})(?:C\d+)?(?:-L?(\d{1,7})(?:C\d+)?)?$/.exec(path);
  if (match?.[1] === undefined || match[2] === undefined) return { file: path.replace(/#.*$/, "") };
  const first = Math.max(0, Number(match[2]) - 1);
  return { file: match[1], lines: [first, Math.max(first, Number(match[3] ?? match[2]) - 1)] };
}

/**
 * Opens what the notes link to, relative to the paper's file or a workspace root, with its lines selected. Files
 * outside the workspace and the paper's folder are refused. @throws if there is no such file
 */
export async function openLinkedFile(
  path: string,
  paper: vscode.Uri,
  options: vscode.TextDocumentShowOptions,
): Promise<void> {
  const { file, lines } = linkedPlace(path);
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const folder = vscode.Uri.joinPath(paper, "..");
  const candidates = [folder, ...roots].map((base) => vscode.Uri.joinPath(base, file));
  const allowed = [...roots, folder].map((root) => `${root.toString().replace(/\/$/, "")}/`);
  for (const uri of candidates) {
    if (!allowed.some((root) => uri.toString().startsWith(root)) || !(await exists(uri))) continue;
    const selection = lines && new vscode.Range(lines[0], 0, lines[1], 0);
    await vscode.commands.executeCommand("vscode.open", uri, { ...options, ...(selection && { selection }) });
    return;
  }
  throw new Error(vscode.l10n.t("The workspace has no file {0}.", file));
}

/** Whether there is a regular file. */
async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    // A link to a file has both bits set. A device has no File bit; reading one would never end.
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
