import * as vscode from "vscode";
import type { Host } from "../../host.ts";

// Both hosts have `atob`, but their shared type declarations lack it.
declare function atob(base64: string): string;

/** The folder for pictures, next to the paper files. */
const folder = "figures";
const endings: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
};
/** The longest base64 text, in UTF-16 units. */
const longest = 14_000_000;

/**
 * Writes a pasted picture next to the paper's file, under an unused name: `figures/KEY-1.png`. Returns a Markdown link
 * to it. @throws if it is not a picture, is too large, or cannot be written
 */
export async function keepPicture(
  { type, base64 }: { readonly type: string; readonly base64: string },
  citekey: string,
  paper: vscode.Uri,
  host: Host,
): Promise<string> {
  const ending = endings[type];
  if (ending === undefined || base64.length > longest || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64))
    throw new Error(
      vscode.l10n.t("This picture cannot be saved: its type is not supported, or it is too large."),
    );
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const files = await host.filesAt(vscode.Uri.joinPath(paper, ".."));
  const name = citekey.replace(/[^\w.-]+/g, "-").replace(/^[.-]+/, "") || "picture";
  const taken = new Set((await files.list(folder)).map((one) => one.name.toLowerCase()));
  let number = 1;
  while (taken.has(`${name}-${number}.${ending}`.toLowerCase())) number++;
  const path = `${folder}/${name}-${number}.${ending}`;
  await files.write(path, bytes);
  return `![](${path})`;
}
