import * as vscode from "vscode";
import { registerCite } from "../citing/cite.ts";
import { registerDailyCommands } from "../daily/commands.ts";
import { registerAddLineNote } from "../lineNotes/addNote.ts";
import { registerCheckOnline } from "../online/checkOnline.ts";
import { registerCategoryCommands } from "../organise/categoryCommands.ts";
import { registerDropPapers } from "../organise/dropPapers.ts";
import { registerMergePapers } from "../organise/mergePapers.ts";
import { registerMovePapers } from "../organise/movePapers.ts";
import { registerResolveConflict } from "../organise/resolveConflict.ts";
import { registerSplitPaper } from "../organise/splitPaper.ts";
import { registerChanges } from "../organise/undoableChanges.ts";
import { type Overviews, registerOverviews } from "../overview/index.ts";
import { registerRewriteLinks } from "../problems/rewriteLinks.ts";
import { registerSearchPapers } from "../search/searchPapers.ts";
import type { Services } from "../services.ts";
import { registerViewCommands } from "../tree/viewCommands.ts";
import { registerZotero } from "../zotero/commands.ts";
import { registerAddAllCited } from "./addAllCited.ts";
import { registerAddPaper } from "./addPaper.ts";
import { registerAddToLibrary } from "./addToLibrary.ts";
import { registerCopyCommands } from "./copyCommands.ts";
import { registerDeletePaper } from "./deletePaper.ts";
import { registerExportBibliography } from "./exportBibliography.ts";
import { registerFindCitations } from "./findCitations.ts";
import { registerImportPapers } from "./importPapers.ts";
import { registerOpenCommands } from "./openCommands.ts";
import { registerRefreshPapers } from "./refreshPapers.ts";
import { registerRenameCommand } from "./renameCitekey.ts";
import { registerSetCategory } from "./setCategory.ts";
import { registerSetStatus } from "./setStatus.ts";
import { registerSetTags } from "./setTags.ts";
import { registerWebCommands } from "./webCommands.ts";

/** Registers the commands in `laterCommands`. Returns the overviews, which can restore their tabs. */
export function registerCommands(services: Services): Overviews {
  const changes = registerChanges(services);
  const changing = { ...services, changes };
  const overviews = registerOverviews(services);
  const all = vscode.Disposable.from(
    changes,
    overviews,
    registerCategoryCommands(changing),
    registerDropPapers(changing),
    registerMergePapers(changing),
    registerSplitPaper(changing),
    registerMovePapers(changing),
    registerResolveConflict(changing),
    registerSearchPapers(services),
    registerOpenCommands(services),
    registerWebCommands(services),
    registerCite(services),
    registerCopyCommands(services),
    registerSetStatus(changing),
    registerSetCategory(changing),
    registerSetTags(changing),
    registerDeletePaper(changing),
    registerAddPaper(services),
    registerImportPapers(services),
    registerZotero(services),
    registerDailyCommands(services),
    registerAddToLibrary(services),
    registerAddAllCited(services),
    registerRefreshPapers(services),
    registerCheckOnline(services),
    registerRewriteLinks(services),
    registerRenameCommand(services),
    registerFindCitations(services),
    registerExportBibliography(services),
    registerViewCommands(services),
    registerAddLineNote(services),
  );
  return { dispose: () => void all.dispose(), restore: overviews.restore };
}
