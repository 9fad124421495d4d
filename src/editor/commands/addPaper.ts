import * as vscode from "vscode";
import { isRis } from "../../core/bibliography/ris/risRecords.ts";
import { newCitekey } from "../../core/citekeys/newCitekey.ts";
import { identify } from "../../core/ids/identify.ts";
import { fieldsOfId, idsOf } from "../../core/ids/idsOf.ts";
import { isDailyPapers } from "../../core/import/dailyText.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { Paper } from "../../core/paper.ts";
import type { PaperId } from "../../core/paperId.ts";
import type * as Importing from "../importing/bundle.ts";
import { ask } from "../messages.ts";
import { knownPaper, lookUpPaper, pickByTitle } from "../online/lookUpPaper.ts";
import { paperOfFile } from "../papers/fileOfPaper.ts";
import { openPaper } from "../papers/openPaper.ts";
import { clipboardText, paperInClipboard } from "../papers/pickPaper.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { asRecord } from "./addToLibrary.ts";

type Deps = Pick<Services, "library" | "libraryFiles" | "paperFiles" | "bundles" | "host" | "online" | "log">;

/** Add Paper: by an address or id, from BibTeX, CSL-JSON or RIS entries, or by title. */
export function registerAddPaper(deps: Deps): vscode.Disposable {
  const { log, libraryFiles } = deps;
  return registerCommand(log, "marginalia.addPaper", async (given, citing) => {
    await libraryFiles.ready();
    const text = typeof given === "string" && given.trim() !== "" ? given.trim() : await askWhat();
    if (text === undefined || text === "") return;
    const id = identify(text);
    const records = id ? await recordOfId(deps, id) : await recordsIn(deps, text);
    let last: LibraryPaper | undefined;
    const near = typeof citing === "string" ? vscode.Uri.parse(citing) : undefined;
    for (const record of records ?? []) last = (await add(deps, record, near)) ?? last;
    if (last) await openPaper(last, { preview: false });
  });
}

async function askWhat(): Promise<string | undefined> {
  const { l10n } = vscode;
  const value = await paperInClipboard();
  const text = await ask({
    title: l10n.t("Add Paper"),
    prompt: l10n.t(
      "An address or an id (arXiv, DOI, OpenReview, …), an entry of BibTeX, CSL-JSON or RIS, or a title",
    ),
    placeholder: "https://arxiv.org/abs/2402.15627",
    ...(value !== undefined && { value }),
  });
  return text && (await asCopied(text.trim()));
}

/**
 * The pasted text with its original line ends, which the input box drops: RIS and Daily Papers pages cannot be read
 * without them.
 */
async function asCopied(text: string): Promise<string> {
  if (text.length < 40) return text;
  const copied = await clipboardText();
  const signs = (one: string) => one.replace(/\s+/g, "");
  return signs(copied) === signs(text) ? copied : text;
}

/**
 * The record of an id: from the library, else from the online sources; if they have none, the user enters a title, or
 * confirms the one given where the workspace cites the paper.
 */
async function recordOfId(
  deps: Deps,
  id: PaperId,
): Promise<readonly (Omit<Paper, "citekey"> & Partial<Paper>)[] | undefined> {
  const { l10n } = vscode;
  const known = deps.library.find(id);
  if (known) return [known];
  const looked = await lookUpPaper(deps, id);
  if ("record" in looked) {
    const same = await knownPaper(deps, looked.record);
    return same === "cancelled" ? undefined : [same ?? looked.record];
  }
  const said = deps.library.asCited(id);
  const prompt = said ? l10n.t("Title of {0}, as cited here", id) : l10n.t("Title of {0}", id);
  const title = await ask({
    ...(said && { value: said.title }),
    title: l10n.t("Add Paper"),
    prompt: looked.reason === undefined ? prompt : `${looked.reason} ${prompt}`,
    problem: (text) => (text.trim() === "" ? l10n.t("A paper needs a title.") : undefined),
  });
  if (title === undefined) return undefined;
  if (said && title.trim() === said.title) return [asRecord(said)];
  if (!isEntry(title)) return [{ title: title.trim(), ...fieldsOfId(id) }];
  const records = await recordsIn(deps, title.trim());
  return records?.map((record) => ({ ...fieldsOfId(id), ...record }));
}

/** Whether a text holds bibliography entries or a Daily Papers page, rather than a title. */
const isEntry = (text: string) => /^\s*(?:@\w+\s*[{(]|[[{])/.test(text) || isRis(text) || isDailyPapers(text);

/**
 * The record of an entry. Several entries are imported: the user chooses among them. Other text is taken as a title.
 */
async function recordsIn(
  deps: Deps,
  text: string,
): Promise<readonly (Omit<Paper, "citekey"> & Partial<Paper>)[] | undefined> {
  if (!isEntry(text)) {
    const record = await pickByTitle(deps, text.replace(/\s+/g, " "));
    const same = record && (await knownPaper(deps, record));
    return record === undefined || same === "cancelled" ? undefined : [same ?? record];
  }
  const { pastedPapers } = await deps.bundles.loadPart<typeof Importing>("importing");
  return await pastedPapers(deps, text);
}

/** The library's paper for a record; created if needed, under another key if the record's is taken. */
async function add(
  { library, paperFiles }: Deps,
  record: Omit<Paper, "citekey"> & Partial<Paper>,
  near: vscode.Uri | undefined,
): Promise<LibraryPaper | undefined> {
  const ids = idsOf({ citekey: "", ...record }).filter((id) => !id.startsWith("key:"));
  const known = ids.map((id) => library.find(id)).find((paper) => paper !== undefined);
  if (known) return known;
  const taken = (key: string) => library.byCitekey(key) !== undefined;
  const { citekey = "" } = record;
  const key = citekey !== "" && !taken(citekey) ? citekey : newCitekey(record, taken);
  const uri = await paperFiles.create({ ...record, citekey: key }, near ? { near } : {});
  return uri && paperOfFile(library, uri);
}
