import * as vscode from "vscode";
import { firstDay, newYorkDay, type Period, periodOf } from "../../core/online/daily/period.ts";
import { dailyViewId } from "../manifest.ts";
import { ask, pickOne } from "../messages.ts";
import { registerCommand } from "../registerCommand.ts";
import type { Services } from "../services.ts";
import { readSetting, writeSetting } from "../settings.ts";

type Deps = Pick<Services, "daily" | "log">;

/** The commands of the view Daily Papers. Running any of them switches it on. */
export function registerDailyCommands({ daily, log }: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(log, "marginalia.daily.show", async () => {
      if (!readSetting("marginalia.daily.enabled")) await writeSetting("marginalia.daily.enabled", true);
      (await daily()).show("today");
      await vscode.commands.executeCommand(`${dailyViewId}.focus`);
    }),
    registerCommand(log, "marginalia.daily.hide", () => writeSetting("marginalia.daily.enabled", false)),
    registerCommand(log, "marginalia.daily.previous", async () => (await daily()).move(-1)),
    registerCommand(log, "marginalia.daily.next", async () => (await daily()).move(1)),
    registerCommand(log, "marginalia.daily.retry", async () => (await daily()).retry()),
    registerCommand(log, "marginalia.daily.add", async (row) => (await daily()).add(row)),
    registerCommand(log, "marginalia.daily.open", async (row) => (await daily()).open(row)),
    registerCommand(log, "marginalia.daily.choose", async () => {
      const one = await daily();
      const period = await choosePeriod(one.period);
      if (period) one.show(period);
    }),
    registerCommand(log, "marginalia.daily.watch", watch),
    registerCommand(log, "marginalia.daily.sortByVotes", () =>
      writeSetting("marginalia.daily.sortBy", "votes"),
    ),
    registerCommand(log, "marginalia.daily.sortByNearness", () =>
      writeSetting("marginalia.daily.sortBy", "nearness"),
    ),
  );
}

/** Asks for a day, or for the week or month of the list shown. */
async function choosePeriod(shown: Period): Promise<Period | undefined> {
  const { l10n } = vscode;
  const today = newYorkDay(Date.now());
  const rows = [
    { label: l10n.t("Today"), period: periodOf("day", today) },
    { label: l10n.t("This Week"), period: periodOf("week", today) },
    { label: l10n.t("This Month"), period: periodOf("month", today) },
    { label: l10n.t("Another Day…"), period: undefined },
  ];
  const chosen = await pickOne(
    rows.map((row) => ({
      ...row,
      ...(row.period?.value === shown.value && { description: l10n.t("shown") }),
    })),
    { title: l10n.t("Daily Papers") },
  );
  if (!chosen) return undefined;
  if (chosen.period) return chosen.period;
  const day = await ask({
    title: l10n.t("Daily Papers"),
    prompt: l10n.t("A day, such as 2026-11-27"),
    value: today,
    problem: (text) =>
      isDay(text.trim()) && text.trim() <= today ? undefined : l10n.t("There is no list for this day."),
  });
  return day === undefined ? undefined : periodOf("day", day.trim());
}

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text) &&
  text >= firstDay;

/** Asks for the words and subjects to watch for. */
async function watch(): Promise<void> {
  const { l10n } = vscode;
  const words = await ask({
    title: l10n.t("Watch for Papers"),
    prompt: l10n.t(
      "Words or phrases in titles and abstracts, and arXiv subjects (cs.CL), separated by commas",
    ),
    placeholder: "kv cache, speculative decoding, cs.DC",
    value: readSetting("marginalia.daily.watch").join(", "),
  });
  if (words === undefined) return;
  const list = words.split(/[,;\n]/).map((word) => word.trim());
  await writeSetting("marginalia.daily.watch", [...new Set(list.filter((word) => word !== ""))]);
}
