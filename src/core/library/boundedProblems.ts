import type { Problem } from "../problem.ts";

/** Problems of one file that are told; nobody reads more, and a broken file may have a hundred thousand. */
export const mostProblems = 300;

/** The first problems of one file, and one more that counts the rest. */
export function boundedProblems(problems: readonly Problem[]): readonly Problem[] {
  const next = problems[mostProblems];
  if (next === undefined) return problems;
  const args = { count: String(problems.length - mostProblems) };
  return [...problems.slice(0, mostProblems), { ...next, code: "more-problems", args }];
}

/** The same for problems of several files. */
export function boundedByFile(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostProblems) return problems;
  const byFile = new Map<string, Problem[]>();
  for (const problem of problems) {
    const list = byFile.get(problem.file);
    if (list) list.push(problem);
    else byFile.set(problem.file, [problem]);
  }
  return [...byFile.values()].flatMap(boundedProblems);
}
