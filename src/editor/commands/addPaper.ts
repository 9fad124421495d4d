import * as vscode from "vscode";
import { newCitekey } from "../../core/citekeys/newCitekey.ts";
import { fieldsOfId } from "../../core/ids/fieldsOfId.ts";
import { identify } from "../../core/ids/identify.ts";
import { idsOf } from "../../core/ids/idsOf.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import type { Paper } from "../../core/paper.ts";
import type { PaperId } from "../../core/paperId.ts";
import { problemText } from "../../core/problems/problemText.ts";
import { ask, pickSome } from "../messages.ts";
import { knownPaper, lookUpPaper, pickByTitle } from "../online/lookUpPaper.ts";
import { openPaper } from "../papers/openPaper.ts";
import { paperOfFile } from "../papers/ownFile.ts";
import { paperInClipboard } from "../papers/pickPaper.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";

type Deps = Pick<Services, "library" | "libraryFiles" | "paperFiles" | "bundles" | "online" | "log">;

/** Add Paper: by an address or an id, by entries of BibTeX or CSL-JSON, or by a title alone. */
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
      "An address or an id (arXiv, DOI, OpenReview, …), an entry of BibTeX or CSL-JSON, or a title",
    ),
    placeholder: "https://arxiv.org/abs/2402.15627",
    ...(value !== undefined && { value }),
  });
  return text?.trim();
}

/** The record of an id: the library's, else the sources'; where these have none, the user says its title. */
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
  const prompt = l10n.t("Title of {0}", id);
  const title = await ask({
    title: l10n.t("Add Paper"),
    prompt: looked.reason === undefined ? prompt : `${looked.reason} ${prompt}`,
    problem: (text) => (text.trim() === "" ? l10n.t("A paper needs a title.") : undefined),
  });
  if (title === undefined) return undefined;
  if (!isEntry(title)) return [{ title: title.trim(), ...fieldsOfId(id) }];
  const records = await recordsIn(deps, title.trim());
  return records?.map((record) => ({ ...fieldsOfId(id), ...record }));
}

/** Whether a text is no title but entries of BibTeX or CSL-JSON. */
const isEntry = (text: string) => /^\s*(?:@\w+\s*[{(]|[[{])/.test(text);

/** The records of entries; of several the user checks those to take. Other text is a title. */
async function recordsIn(
  deps: Deps,
  text: string,
): Promise<readonly (Omit<Paper, "citekey"> & Partial<Paper>)[] | undefined> {
  const isBibtex = /^@\w+\s*[{(]/.test(text);
  if (!isEntry(text)) {
    const record = await pickByTitle(deps, text.replace(/\s+/g, " "));
    const same = record && (await knownPaper(deps, record));
    return record === undefined || same === "cancelled" ? undefined : [same ?? record];
  }
  const { fileParsers } = await deps.bundles.load("bibliography");
  const parse = fileParsers[isBibtex ? "bibtex" : "csl"];
  const layer = { kind: isBibtex ? "bibliography" : "csl", order: 0 } as const;
  const read = [text, `[${text}]`]
    // One item of CSL-JSON is copied without the list around it.
    .slice(0, text.startsWith("{") ? 2 : 1)
    .map((some) => parse(some, "", layer, { isNamed: true }))
    .flatMap((file) => (file && "records" in file ? [file] : []));
  const papers = read.flatMap(({ records }) => records.map(({ paper }) => paper));
  if (papers.length === 0) {
    const [problem] = read.flatMap(({ problems }) => problems);
    throw new Error(
      problem ? problemText(problem) : vscode.l10n.t("There is no entry of BibTeX or CSL-JSON in this text."),
    );
  }
  if (papers.length === 1) return papers;
  const items = papers.map((paper) => ({
    label: paper.title || paper.citekey,
    description: [paper.authors?.[0], paper.year?.toString()].filter(Boolean).join(" · "),
    picked: true,
    paper,
  }));
  const title = vscode.l10n.t("Add Papers");
  const picked = await pickSome(items, { title });
  return picked?.map(({ paper }) => paper);
}

/** The library's paper of a record, made where it has none. A key that another paper has is not taken from it. */
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
