import { type Profiler, Session } from "node:inspector/promises";

export interface OwnTime {
  readonly total: number;
  /** Without the time in which other processes had the processor. */
  readonly running: number;
  readonly longest: number;
}

/**
 * Samples the extension host, and tells how long in each stretch of time the bundles of one folder were running.
 * `interval`: microseconds from one sample to the next, while the thread runs.
 */
export async function sampleOwnTime(folder: string, interval = 200) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval });
  await session.post("Profiler.start");
  /** The profile's clock, which is that of `hrtime`, at the zero of ours. Starting it takes long, so its start says nothing. */
  const zero = Number(process.hrtime.bigint()) / 1000 - performance.now() * 1000;
  return async (marks: readonly number[]): Promise<readonly OwnTime[]> => {
    const { profile } = await session.post("Profiler.stop");
    session.disconnect();
    return between(
      profile,
      folder,
      marks.map((mark) => mark + (zero - profile.startTime) / 1000),
      // A much longer gap than that between two samples is one in which the thread did not run.
      (2 * interval) / 1000,
    );
  };
}

/** For each mark (milliseconds after the profile's start) what ran from it to the next; the last mark only ends. */
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

/** The nodes whose stack has a frame of the folder: what we run ourselves and what others run for us. */
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
