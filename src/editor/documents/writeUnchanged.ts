import * as vscode from "vscode";
import { isChanged } from "../../core/files.ts";
import type { Host } from "../host.ts";

/**
 * Writes a file that is not open, if it still has the text `before` (`undefined`: if there is no file). Returns false
 * and leaves the file as it is if another program has changed it. On Node, the file is compared again in the moment in
 * which it is replaced.
 */
export async function writeUnchanged(
  uri: vscode.Uri,
  before: string | undefined,
  after: string,
  host: Pick<Host, "exclusively" | "filesAt" | "textNow">,
): Promise<boolean> {
  const files = await host.filesAt(vscode.Uri.joinPath(uri, ".."));
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  return await host.exclusively(uri, async () => {
    // Other hosts than Node compare nothing themselves.
    if ((await host.textNow(uri)) !== before) return false;
    try {
      await files.write(nameOf(uri), bytesOf(after), before === undefined ? "nothing" : bytesOf(before));
      return true;
    } catch (error) {
      if (isChanged(error)) return false;
      throw error;
    }
  });
}

/** The name of a file, without its folder. */
const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf("/") + 1);
