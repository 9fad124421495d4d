import type { FoundPaper } from "../../core/online/foundPaper.ts";
import { canBeAsked } from "../../core/online/verify/canBeAsked.ts";
import type { Verified } from "../../core/online/verify/verifyAll.ts";
import type { PaperId } from "../../core/paperId.ts";
import type { Problem } from "../../core/problem.ts";
import type { UnreadFile } from "../../core/problems/checkContext.ts";
import { mismatches } from "../../core/problems/online/mismatches.ts";
import { onlineProblems } from "../../core/problems/online/onlineProblems.ts";
import type { ProblemSettings } from "../../core/problems/severities.ts";
import type { CommandCall } from "../command.ts";
import { onlineClient, untilInterrupted } from "../online/onlineClient.ts";
import { progressBar } from "../terminal.ts";

/**
 * The problems that the registries report for citations of `cited` in the files. Works that could not be verified are
 * only counted, on stderr.
 */
export async function checkOnline(
  files: readonly UnreadFile[],
  cited: ReadonlySet<PaperId>,
  settings: ProblemSettings,
  call: CommandCall,
): Promise<readonly Problem[]> {
  const asked = [...cited].filter(canBeAsked);
  if (asked.length === 0) return [];
  const { client, online } = onlineClient(call);
  const verified = new Map<PaperId, Verified>();
  let beside: readonly Problem[] = [];
  const bar = progressBar(call.terminal, "papers");
  await untilInterrupted(async (signal) => {
    for await (const some of online.verifyAll(asked, client, signal)) {
      for (const one of some) verified.set(one.id, one);
      bar.show(verified.size, asked.length);
    }
    const others = (doubted: readonly FoundPaper[]) => online.otherRecords(doubted, client, signal);
    beside = await mismatches(files, verified, { settings: () => settings, others });
  });
  bar.clear();
  tell(asked, verified, online.faultText, call);
  const problems: Problem[] = [];
  for (const unread of files) {
    const file = await unread.read();
    if (file) for (const problem of onlineProblems(file, verified)) problems.push(problem);
  }
  return [...problems, ...beside];
}

/** How many reasons are listed. */
const mostReasons = 5;

function tell(
  asked: readonly PaperId[],
  verified: ReadonlyMap<PaperId, Verified>,
  faultText: ReturnType<typeof onlineClient>["online"]["faultText"],
  { terminal }: CommandCall,
): void {
  const open = asked.filter((id) => (verified.get(id)?.kind ?? "unverified") === "unverified");
  if (open.length === 0) return;
  terminal.warn(`${open.length} of ${asked.length} papers could not be verified.`);
  const reasons = new Set(
    [...verified.values()].flatMap((one) =>
      one.kind === "unverified" && one.fault ? [faultText(one.fault)] : [],
    ),
  );
  for (const reason of [...reasons].slice(0, mostReasons)) terminal.warn(reason);
}
