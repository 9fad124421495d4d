import { type Profiler, Session } from "node:inspector/promises";

export interface OwnTime {
  readonly total: number;
  /** Without the time in which the thread did not run, because other processes had the processor. */
  readonly running: number;
  readonly longest: number;
}

/**
 * Samples the extension host. The returned function stops that and returns how long the bundles in `folder` ran between
 * each two marks (`performance.now()`). `interval`: microseconds between samples, while the thread runs.
 */
export async function sampleOwnTime(folder: string, interval = 200) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval });
  await session.post("Profiler.start");
  /** The profiler's clock (`hrtime`, in microseconds) when `performance.now()` was 0. Its start is too imprecise. */
  const zero = Number(process.hrtime.bigint()) / 1000 - performance.now() * 1000;
  return async (marks: readonly number[]): Promise<readonly OwnTime[]> => {
    const { profile } = await session.post("Profiler.stop");
    session.disconnect();
    return between(
      profile,
      folder,
      marks.map((mark) => mark + (zero - profile.startTime) / 1000),
      // In a longer gap between two samples, the thread did not run.
      (2 * interval) / 1000,
    );
  };
}

/** For each mark (milliseconds after the profile's start), what ran until the next one; the last is only an end. */
function between(
  profile: Profiler.Profile,
  folder: string,
  marks: readonly number[],
  longestGap: number,
): readonly OwnTime[] {
  const ours = nodesOf(profile, folder);
  const found = marks.slice(1).map(() => ({ total: 0, running: 0, longest: 0 }));
  let at = profile.startTime;
  let mark = 0;
  let running = 0;
  for (const [index, node] of (profile.samples ?? []).entries()) {
    const passed = (profile.timeDeltas?.[index] ?? 0) / 1000;
    at += passed * 1000;
    const now = (at - profile.startTime) / 1000;
    while (mark < found.length && now >= (marks[mark + 1] ?? Number.POSITIVE_INFINITY)) mark++;
    running = ours.has(node) ? running + passed : 0;
    const key = found[mark];
    if (!key || running === 0 || now < (marks[0] ?? 0)) continue;
    key.total += passed;
    key.running += Math.min(passed, longestGap);
    key.longest = Math.max(key.longest, running);
  }
  return found;
}

/** The nodes with a frame of the folder in their stack: our own code, and other code that it calls. */
function nodesOf({ nodes }: Profiler.Profile, folder: string): ReadonlySet<number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ours = new Set<number>();
  const visit = (id: number, isOurs: boolean): void => {
    const node = byId.get(id);
    if (!node) return;
    const counts = isOurs || node.callFrame.url.includes(folder);
    if (counts) ours.add(id);
    for (const child of node.children ?? []) visit(child, counts);
  };
  const [root] = nodes;
  if (root) visit(root.id, false);
  return ours;
}
