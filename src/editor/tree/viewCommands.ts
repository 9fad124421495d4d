import * as vscode from "vscode";
import {
  type Grouping,
  groupings,
  type RowLabel,
  rowLabels,
  type Sorting,
  sortings,
} from "../../core/groups/group.ts";
import { isOnlyShipped } from "../../core/library/libraryPaper.ts";
import { pickOne } from "../messages.ts";
import { type PickDeps, paperOrPick } from "../papers/pickPaper.ts";
import { Refusal } from "../refusal.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { readSetting, writeSetting } from "../settings.ts";
import type { SettingKey } from "../settingTable.ts";

type Deps = PickDeps & Pick<Services, "log">;

/** The commands that change what the Library view shows, and how. */
export function registerViewCommands(deps: Deps): vscode.Disposable {
  const { log } = deps;
  const { l10n } = vscode;
  /** A command that sets a setting to the given value, else to the one that the user picks. */
  const settingCommand = <T extends string>(
    command: "marginalia.groupBy" | "marginalia.sortBy" | "marginalia.labelBy",
    key: SettingKey,
    choices: readonly T[],
    asked: { readonly title: string; readonly labels: () => Readonly<Record<T, string>> },
  ) =>
    registerCommand(log, command, async (...[given]) => {
      const chosen =
        choices.find((one) => one === given) ??
        (await ask(asked.title, choices, asked.labels(), readSetting(key)));
      if (chosen) await writeSetting(key, chosen);
    });
  return vscode.Disposable.from(
    settingCommand("marginalia.groupBy", "marginalia.library.groupBy", groupings, {
      title: l10n.t("Group Papers By"),
      labels: groupingLabels,
    }),
    settingCommand("marginalia.sortBy", "marginalia.library.sortBy", sortings, {
      title: l10n.t("Sort Papers By"),
      labels: sortingLabels,
    }),
    settingCommand("marginalia.labelBy", "marginalia.library.label", rowLabels, {
      title: l10n.t("Label Papers By"),
      labels: rowLabelLabels,
    }),
    registerCommand(log, "marginalia.hideSeed", async (argument) => {
      const paper = await paperOrPick(deps, argument, l10n.t("Hide Paper"), { only: isOnlyShipped });
      if (!paper) return;
      if (!isOnlyShipped(paper))
        throw new Refusal(
          l10n.t(
            "“{0}” is in your own files; only papers that come with Marginalia can be hidden.",
            paper.title,
          ),
        );
      const hidden = new Set([...readSetting("marginalia.seeds.hidden"), ...paper.citekeys]);
      await writeSetting("marginalia.seeds.hidden", [...hidden].sort());
    }),
    registerCommand(log, "marginalia.hideSeeds", () => writeSetting("marginalia.seeds.show", false)),
    registerCommand(log, "marginalia.showSeeds", async () => {
      await writeSetting("marginalia.seeds.hidden", []);
      await writeSetting("marginalia.seeds.show", true);
    }),
  );
}

async function ask<T extends string>(
  title: string,
  choices: readonly T[],
  labels: Readonly<Record<T, string>>,
  current: unknown,
): Promise<T | undefined> {
  const items = choices.map((choice) => ({
    choice,
    label: labels[choice],
    description: choice === current ? vscode.l10n.t("now") : "",
  }));
  return (await pickOne(items, { title }))?.choice;
}

const groupingLabels = (): Readonly<Record<Grouping, string>> => ({
  category: vscode.l10n.t("Category"),
  tag: vscode.l10n.t("Tag"),
  author: vscode.l10n.t("Author"),
  venue: vscode.l10n.t("Venue"),
  year: vscode.l10n.t("Year"),
  status: vscode.l10n.t("Reading status"),
  cited: vscode.l10n.t("Cited here"),
  source: vscode.l10n.t("Source"),
  duplicates: vscode.l10n.t("Possible duplicates"),
});

const rowLabelLabels = (): Readonly<Record<RowLabel, string>> => ({
  name: vscode.l10n.t("Short title"),
  authorYear: vscode.l10n.t("Author and year"),
  citekey: vscode.l10n.t("Citekey"),
});

const sortingLabels = (): Readonly<Record<Sorting, string>> => ({
  title: vscode.l10n.t("Name"),
  year: vscode.l10n.t("Date, newest first"),
  added: vscode.l10n.t("Added, latest first"),
  cited: vscode.l10n.t("Citations in this workspace"),
});
