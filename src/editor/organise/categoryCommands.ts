import * as vscode from "vscode";
import { newCategoryId, placed } from "../../core/library/organise/categoryLists.ts";
import { isPaperFile } from "../../core/library/source.ts";
import type { CategoryArgument } from "../manifest.ts";
import { ask, askBefore, pickOne, showInformation } from "../messages.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { categoryFile, writeCategories } from "./categoryFile.ts";
import { type EditDeps, editEach } from "./editPapers.ts";

type Deps = EditDeps & Pick<Services, "libraryFiles" | "bundles" | "host" | "log">;

/** The commands that create, rename, move and remove categories; the papers stay. */
export function registerCategoryCommands(deps: Deps): vscode.Disposable {
  const { library, libraryFiles, changes, log } = deps;
  const { l10n } = vscode;
  const titleOf = (id: string) => library.categories.find((one) => one.id === id)?.title ?? id;
  const problem = (typed: string, but?: string) => {
    const title = typed.trim();
    if (title === "") return l10n.t("A category needs a name.");
    const isTaken = library.categories.some(
      (one) => one.id !== but && (one.title === title || one.id === title),
    );
    return isTaken ? l10n.t("There is already a category of that name.") : undefined;
  };

  async function given(argument: CategoryArgument | undefined, title: string): Promise<string | undefined> {
    await libraryFiles.ready();
    const common = typeof argument === "object" ? argument.common : undefined;
    if (common && "category" in common && common.category !== "") return common.category;
    if (typeof argument === "string") return argument;
    const items = library.categories.map((one) => ({ label: one.title, id: one.id }));
    return (await pickOne(items, { title }))?.id;
  }

  return vscode.Disposable.from(
    registerCommand(log, "marginalia.newCategory", async () => {
      await libraryFiles.ready();
      const title = l10n.t("New Category");
      const prompt = l10n.t("Its name. Drag papers into it, or use Set Category.");
      const typed = (await ask({ title, prompt, problem }))?.trim();
      const uri = typed ? await categoryFile(library) : undefined;
      if (!typed || !uri) return;
      const id = newCategoryId(typed, (one) => library.categories.some((known) => known.id === one));
      await changes.record(async (touch) => {
        await touch(uri);
        await writeCategories(deps, uri, (listed) => [...listed, { id, title: typed }]);
        return undefined;
      });
    }),
    registerCommand(log, "marginalia.renameCategory", async (argument) => {
      const id = await given(argument, l10n.t("Rename Category"));
      if (id === undefined) return;
      const value = titleOf(id);
      const typed = (
        await ask({
          title: l10n.t("Rename Category"),
          prompt: l10n.t("Its papers stay in it."),
          value,
          problem: (text) => problem(text, id),
        })
      )?.trim();
      const uri = typed && typed !== value ? await categoryFile(library) : undefined;
      if (!typed || !uri) return;
      await changes.record(async (touch) => {
        await touch(uri);
        await writeCategories(deps, uri, (listed) =>
          listed.some((one) => one.id === id)
            ? listed.map((one) => (one.id === id ? { ...one, title: typed } : one))
            : [...listed, { id, title: typed }],
        );
        return l10n.t("“{0}” is called “{1}” now.", value, typed);
      });
    }),
    registerCommand(log, "marginalia.placeCategory", async (id, before) => {
      await libraryFiles.ready();
      const uri = await categoryFile(library);
      if (!uri) return;
      await changes.record(async (touch) => {
        await touch(uri);
        await writeCategories(deps, uri, (listed) => placed(listed, library.categories, id, before));
        return undefined;
      });
    }),
    registerCommand(log, "marginalia.removeCategory", async (argument) => {
      const id = await given(argument, l10n.t("Remove Category"));
      if (id === undefined) return;
      const title = titleOf(id);
      const papers = library.papers.filter(({ category }) => category === id);
      const own = papers.filter(({ fieldOrigins }) => isPaperFile(fieldOrigins.category?.kind ?? "seeds"));
      const lists = library.categoriesFiles.filter(({ categories }) =>
        categories.some((one) => one.id === id),
      );
      if (own.length === 0 && lists.length === 0) {
        const sentence = l10n.t(
          "“{0}” comes from Marginalia or from a bibliography and cannot be removed.",
          title,
        );
        void showInformation(sentence);
        return;
      }
      const remove = l10n.t("Remove");
      const detail = own.length === 0 ? "" : l10n.t("Its papers stay in the library: {0}.", own.length);
      if (
        own.length > 0 &&
        (await askBefore(l10n.t("Remove the category “{0}”?", title), detail, remove)) !== remove
      )
        return;
      await changes.record(async (touch) => {
        for (const { file } of lists) {
          const uri = vscode.Uri.parse(file, true);
          await touch(uri);
          await writeCategories(deps, uri, (listed) => listed.filter((one) => one.id !== id));
        }
        await editEach(deps, own, () => ({ category: undefined }), touch);
        return l10n.t("The category “{0}” was removed.", title);
      });
    }),
  );
}
