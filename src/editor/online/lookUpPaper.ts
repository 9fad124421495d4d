import * as vscode from "vscode";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { knownAs } from "../../core/library/recognisePaper.ts";
import type { FoundPaper } from "../../core/online/foundPaper.ts";
import type { Paper } from "../../core/paper.ts";
import type { PaperId } from "../../core/paperId.ts";
import { pickOne } from "../messages.ts";
import { authorLine } from "../papers/paperCard.ts";
import { venueAndYear } from "../papers/venueAndYear.ts";
import type { Services } from "../services.ts";
import { isLookUpError } from "./online.ts";

type Deps = Pick<Services, "library" | "online">;

/** The result of a look-up: a record, or a sentence that says why there is none (`undefined` if nothing was asked). */
export type Looked = { readonly record: Omit<Paper, "citekey"> } | { readonly reason: string | undefined };

/** Looks a work up online. If that is not allowed, returns neither record nor reason. */
export async function lookUpPaper({ online }: Deps, id: PaperId): Promise<Looked> {
  const { l10n } = vscode;
  if (!online.isOn()) return { reason: undefined };
  try {
    const found = await online.ask(l10n.t("Looking {0} up", id), ({ online: { lookUp }, client, signal }) =>
      lookUp(id, client, signal),
    );
    return found ? { record: found.paper } : { reason: l10n.t("None of the sources asked knows {0}.", id) };
  } catch (error) {
    if (isLookUpError(error)) return { reason: error.message };
    throw error;
  }
}

interface Item extends vscode.QuickPickItem {
  readonly record: Omit<Paper, "citekey">;
}

/**
 * Lets the user choose among papers whose titles contain the words of a text; the last choice uses the text itself as a
 * title. If look-ups are not allowed, returns that without asking.
 */
export async function pickByTitle(
  { online }: Deps,
  text: string,
): Promise<Omit<Paper, "citekey"> | undefined> {
  const { l10n } = vscode;
  const own = { title: text };
  if (!online.isOn()) return own;
  let found: readonly FoundPaper[] = [];
  let placeHolder = l10n.t("Papers with this title, or the text as typed");
  try {
    found = await online.ask(
      l10n.t("Looking for “{0}”", text),
      ({ online: { searchTitles }, client, signal }) => searchTitles(text, client, signal),
    );
  } catch (error) {
    if (!isLookUpError(error)) throw error;
    placeHolder = error.message;
  }
  const items = found.map(({ paper }): Item => ({ ...rowOf(paper), record: paper }));
  const asItIs: Item = { label: l10n.t("Add “{0}” as typed, with only its title", text), record: own };
  const chosen = await pickOne([...items, asItIs], {
    title: l10n.t("Add Paper"),
    placeHolder,
    matchOnDetail: true,
  });
  return chosen?.record;
}

function rowOf(paper: Omit<Paper, "citekey">): vscode.QuickPickItem {
  const id = paper.arxiv ? `arXiv:${paper.arxiv}` : (paper.doi ?? "");
  const facts = [authorLine(paper.authors ?? [], 3), venueAndYear(paper), id];
  return { label: paper.title, detail: facts.filter(Boolean).join(" · ") };
}

/**
 * The library's paper for a record. If only the title matches, the user decides whether it is the same work.
 * `undefined` if the record is new, "cancelled" if the user cancels.
 */
export async function knownPaper(
  { library }: Deps,
  record: Omit<Paper, "citekey">,
): Promise<LibraryPaper | "cancelled" | undefined> {
  const known = knownAs(library, record);
  if (known?.by !== "title") return known?.paper;
  const { l10n } = vscode;
  const same = {
    label: l10n.t("Open the paper in the library"),
    detail: [known.paper.citekey, known.paper.id, venueAndYear(known.paper)].filter(Boolean).join(" · "),
  };
  const other = {
    label: l10n.t("Add it as another paper"),
    ...(rowOf(record).detail && { detail: rowOf(record).detail ?? "" }),
  };
  const chosen = await pickOne([same, other], {
    title: l10n.t("Add Paper"),
    placeHolder: l10n.t("The library has a paper with this title: {0}", known.paper.title),
  });
  if (!chosen) return "cancelled";
  return chosen === same ? known.paper : undefined;
}
