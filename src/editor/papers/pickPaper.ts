import * as vscode from "vscode";
import { identify } from "../../core/ids/identify.ts";
import type { Library } from "../../core/library/library.ts";
import { isInLibrary, type LibraryPaper } from "../../core/library/libraryPaper.ts";
import { citedPapers, firstOf, type OfferOptions, offers } from "../../core/library/offers.ts";
import { isPaperId, shownId } from "../../core/paperId.ts";
import type { PaperSearch } from "../../core/search/paperSearch.ts";
import { createPick, setItems } from "../messages.ts";
import { Refusal } from "../refusal.ts";
import { runCommand } from "../registerCommand.ts";
import { onceIndexed } from "../search/search.ts";
import type { Services } from "../services.ts";
import { authorLine } from "./paperCard.ts";
import { paperAt } from "./records.ts";
import { venueAndYear } from "./venueAndYear.ts";

export type PickDeps = Pick<Services, "library" | "libraryFiles" | "search" | "index" | "workspaceScan">;

interface PickOptions extends OfferOptions {
  /** Offers only papers that pass, and does not offer to add another. */
  readonly only?: (paper: LibraryPaper) => boolean;
}

interface Item extends vscode.QuickPickItem {
  readonly paper?: LibraryPaper;
  /** The typed text, if it is to be added to the library. */
  readonly added?: string;
}

const mostShown = 100;

/** Lets the user search for a paper, ranked by our search; until they type, in the order of `offers`. */
async function pickPaper(
  { library, libraryFiles, search, index, workspaceScan }: PickDeps,
  title: string,
  placeholder: string,
  options: PickOptions,
): Promise<LibraryPaper | undefined> {
  const pick = createPick<Item>(title, placeholder);
  // Keeps our ranking: VS Code would sort by where labels match. (Not in the types yet.)
  Object.assign(pick, { sortByLabel: false });
  let engine: PaperSearch | undefined;
  let isScanned = false;
  const update = () => {
    const query = pick.value.trim();
    if (query !== "" && engine === undefined) return;
    const most = options.only ? Number.POSITIVE_INFINITY : mostShown;
    const found = engine?.search(query, most, options).map(({ paper }) => paper) ?? [];
    // The search does not contain works that are known by their id only.
    const cited = options.withCited && query !== "" ? citedPapers(library, index.targets(), options) : [];
    const named = cited.filter(
      ({ id, title }) => title === "" && id.toLowerCase().includes(query.toLowerCase()),
    );
    const papers = query === "" ? offers(library, index.targets(), options) : new Set([...found, ...named]);
    const items = firstOf(papers, mostShown, options.only).map((paper): Item => itemOf(paper));
    setItems(pick, items.length > 0 ? items : nothing(query, options.only === undefined));
    if (engine === undefined) return;
    pick.busy = !(isScanned && engine.isReady);
    again(engine);
  };
  const again = onceIndexed(update);
  const listeners: vscode.Disposable[] = [pick];
  try {
    return await new Promise<LibraryPaper | undefined>((resolve, reject) => {
      listeners.push(
        pick.onDidChangeValue(update),
        pick.onDidAccept(() => {
          const { paper, added } = pick.selectedItems[0] ?? pick.activeItems[0] ?? {};
          if (paper) resolve(paper);
          if (added === undefined) return;
          resolve(undefined);
          void runCommand("marginalia.addPaper", added);
        }),
        pick.onDidHide(() => resolve(undefined)),
        library.onDidChange(update),
      );
      pick.busy = true;
      pick.show();
      const fill = async () => {
        await libraryFiles.ready();
        engine = await search();
        update();
        await engine.ready;
        // The most cited papers come first, so the order is known only now.
        await workspaceScan.ready();
        isScanned = true;
        update();
      };
      fill().catch(reject);
    });
  } finally {
    for (const listener of listeners) listener.dispose();
  }
}

function itemOf(paper: LibraryPaper): Item {
  const authors = authorLine(paper.authors ?? [], 3);
  return {
    label: paper.title || paper.citekey || shownId(paper.id),
    ...(!isInLibrary(paper) && { description: vscode.l10n.t("cited here, not in the library") }),
    detail: [authors, venueAndYear(paper)].filter(Boolean).join(" · "),
    alwaysShow: true,
    paper,
  };
}

function nothing(query: string, canAdd: boolean): readonly Item[] {
  const { l10n } = vscode;
  if (query === "" && canAdd) return [{ label: l10n.t("No papers yet."), alwaysShow: true }];
  if (query === "") return [{ label: l10n.t("There is no such paper."), alwaysShow: true }];
  const none = { label: l10n.t("No paper matches “{0}”.", query), alwaysShow: true };
  const add = { label: l10n.t("Add “{0}” to the library", query), added: query, alwaysShow: true };
  return canAdd ? [none, add] : [none];
}

/** The clipboard's text if it is a paper's address or id, to prefill a search or a new paper. */
export async function paperInClipboard(): Promise<string | undefined> {
  const text = await clipboardText();
  return text.length < 500 && !/\s/.test(text) && identify(text) !== undefined ? text : undefined;
}

/** The clipboard's text; "" if there is none or the browser does not give it. */
export async function clipboardText(): Promise<string> {
  // A browser may ask the user for permission and never answer, so this does not wait long.
  const read = vscode.env.clipboard.readText().then(
    (clipboard) => clipboard.trim(),
    () => "",
  );
  const late = new Promise<string>((resolve) => setTimeout(() => resolve(""), 400));
  return await Promise.race([read, late]);
}

/**
 * The paper that the tree, a hover, a key binding or another extension gave to a command, or whose file a menu was
 * opened on; `undefined` if there is no such argument.
 */
export async function givenPaper(
  { library, libraryFiles }: Omit<PickDeps, "search">,
  argument: unknown,
): Promise<LibraryPaper | undefined> {
  await libraryFiles.ready();
  if (argument instanceof vscode.Uri) return paperOfMenu(library, argument);
  const given = idIn(argument);
  if (typeof given !== "string") return undefined;
  const id = identify(given);
  const paper =
    (isPaperId(given) ? library.find(given) : undefined) ??
    (id && library.find(id)) ??
    library.byCitekey(given);
  if (!paper) throw new Refusal(vscode.l10n.t("{0} is not in the library.", given));
  return paper;
}

/**
 * The paper whose file a menu was opened on, in the explorer or an editor's title. The context menu of an editor passes
 * its file too, but there the paper at the cursor is meant.
 */
function paperOfMenu(library: Library, uri: vscode.Uri): LibraryPaper | undefined {
  const isActive = vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
  return isActive ? undefined : paperAt(library, uri);
}

/** The id in an argument: the argument itself, or the id of a tree node's paper. */
export function idIn(argument: unknown): unknown {
  if (typeof argument !== "object" || argument === null || !("paper" in argument)) return argument;
  const { paper } = argument;
  return typeof paper === "object" && paper !== null && "id" in paper ? paper.id : undefined;
}

/** The given paper, or one that the user picks. */
export async function paperOrPick(
  deps: PickDeps,
  argument: unknown,
  title: string,
  options: PickOptions = {},
): Promise<LibraryPaper | undefined> {
  const paper = await givenPaper(deps, argument);
  if (paper) return paper;
  const placeholder = vscode.l10n.t(
    "Title, author, words of the abstract or of your notes, an id or an address",
  );
  return await pickPaper(deps, title, placeholder, options);
}
