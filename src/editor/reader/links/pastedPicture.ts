import * as vscode from "vscode";
import type { Host } from "../../host.ts";

// Both hosts have it, but their shared type declarations do not.
declare function atob(base64: string): string;

/** The folder for pictures, beside the paper files. */
const folder = "figures";
const endings: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
};
/** As base64, in UTF-16 units. */
const longest = 14_000_000;

/**
 * Writes a pasted picture beside the paper's file, under a name that is free: `figures/KEY-1.png`. Returns its link in
 * Markdown. @throws where it is none, is too large, or cannot be written
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
      vscode.l10n.t("This picture cannot be kept: it is of no kind that is known, or too large."),
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
