import * as vscode from "vscode";
import type { Backlink } from "../../../core/citations/citationIndex.ts";
import type { ToPage } from "../../../protocol/messages.ts";
import type { Remark } from "../../../protocol/remarks.ts";
import { showInformation } from "../../messages.ts";
import { linkedPlace } from "../links/linkedFile.ts";
import { coverageFor } from "./coverage.ts";
import { type PageList, pageList } from "./pageList.ts";
import { followed, remarksFor } from "./remarks.ts";

/** What is known of the page's paper: the notes as typed, and every citing line. */
interface Known {
  readonly notes: string;
  readonly backlinks: readonly Backlink[];
}

/** The page's lists: which parts are implemented where, and the remarks on lines. */
export interface PageLists extends PageList {
  /** Opens the line of a remark, but only one that the page shows. */
  openRemark(file: string, line: number, viewColumn: vscode.ViewColumn): Promise<void>;
  /**
   * Follows a link in the notes to where its line is now, by what the line said; `open` opens the link as written.
   * Tells the user if the line is gone.
   */
  openLink(
    link: { readonly path: string; readonly said?: string },
    viewColumn: vscode.ViewColumn,
    open: () => Promise<void>,
  ): Promise<void>;
}

/** `read` returns nothing until the workspace is scanned; `file` contains the notes. */
export function pageLists(
  read: () => Known | undefined,
  file: vscode.Uri,
  post: (message: ToPage) => void,
  report: (error: unknown) => void,
): PageLists {
  let remarks: readonly Remark[] = [];
  const lists = [
    pageList(
      () => {
        const known = read();
        return known && coverageFor(known.backlinks, known.notes);
      },
      (coverage) => post({ kind: "coverage", coverage }),
      report,
    ),
    pageList(
      async () => {
        const known = read();
        return known && (await remarksFor(known.notes, file, known.backlinks));
      },
      (now) => {
        remarks = now;
        post({ kind: "remarks", remarks });
      },
      report,
    ),
  ];
  return {
    show: (isGone) => {
      for (const list of lists) list.show(isGone);
    },
    showSoon: () => {
      for (const list of lists) list.showSoon();
    },
    dispose: () => {
      for (const list of lists) list.dispose();
    },
    async openRemark(of, line, viewColumn) {
      if (remarks.some(({ place }) => place?.file === of && place.line === line))
        await openLine(of, line, viewColumn);
    },
    async openLink({ path: link, said }, viewColumn, open) {
      const { file: path, lines: [at] = [] } = linkedPlace(link);
      if (at === undefined) return await open();
      const note = { line: 0, path, at, remark: "", ...(said !== undefined && { said }) };
      const [{ place, label } = { label: path }] = await followed([note], file, read()?.backlinks ?? []);
      if (place?.change !== undefined) return await openLine(place.file, place.line, viewColumn);
      await open();
      if (place === undefined)
        void showInformation(vscode.l10n.t("This line no longer exists: {0}", said ?? label));
    },
  };
}

async function openLine(file: string, line: number, viewColumn: vscode.ViewColumn): Promise<void> {
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.commands.executeCommand("vscode.open", vscode.Uri.parse(file, true), {
    selection,
    viewColumn,
  });
}
