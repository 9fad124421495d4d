import * as vscode from "vscode";
import type { Citation } from "../../core/citations/citation.ts";
import { languages } from "../manifest.ts";
import { saveUndoneNotebooks } from "../rename/notebooks.ts";
import { type RenameDeps, renameEdit } from "../rename/renameEdit.ts";
import type { Documents } from "./documents.ts";
import { recordAt } from "./references.ts";
import { paperCited } from "./resolve.ts";

interface Deps extends RenameDeps {
  readonly documents: Documents;
}

/**
 * F2 on a citekey renames it everywhere. VS Code asks the providers of a document one after another and passes on only
 * where one throws, so refusing is throwing; where another provider wins there is the command of the same name.
 */
export function registerRename(deps: Deps): vscode.Disposable {
  const selector = languages.map((language) => ({ language }));
  const nothing = () => new Error(vscode.l10n.t("There is no symbol or citekey here."));
  const provider = vscode.languages.registerRenameProvider(selector, {
    async prepareRename(document, position) {
      const place = await keyAt(deps, document, position);
      if (!place) throw nothing();
      return place;
    },
    async provideRenameEdits(document, position, newName) {
      const place = await keyAt(deps, document, position);
      if (!place) throw nothing();
      return await renameEdit(deps, place.placeholder, newName.trim());
    },
  });
  return vscode.Disposable.from(provider, saveUndoneNotebooks());
}

interface KeyPlace {
  readonly range: vscode.Range;
  readonly placeholder: string;
}

/** The citekey at a position: of a citation that is written as a key, or of a record of the user's own. */
export async function keyAt(
  { library, libraryFiles, documents }: Pick<Deps, "library" | "libraryFiles" | "documents">,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<KeyPlace | undefined> {
  const citation = documents.citationAt(document, position);
  await libraryFiles.ready();
  if (citation) return paperCited(library, citation) && keyOf(citation);
  const paper = recordAt(library, document, position);
  const line = document.lineAt(position.line).text;
  const key = paper?.citekeys.find((one) => {
    const at = line.indexOf(one);
    return at >= 0 && at <= position.character && position.character <= at + one.length;
  });
  if (key === undefined) return undefined;
  const start = line.indexOf(key);
  return {
    range: new vscode.Range(position.line, start, position.line, start + key.length),
    placeholder: key,
  };
}

function keyOf({ target, text, raw, line, start }: Citation): KeyPlace | undefined {
  if (!target.startsWith("key:")) return undefined;
  const from = start + text.lastIndexOf(raw);
  return { range: new vscode.Range(line, from, line, from + raw.length), placeholder: raw };
}
