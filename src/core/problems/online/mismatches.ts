import { peopleBeside } from "../../beside/peopleBeside.ts";
import { entryReader } from "../../beside/sayingsIn.ts";
import { titlesBeside } from "../../beside/titlesBeside.ts";
import { Library } from "../../library/library.ts";
import type { FoundPaper } from "../../online/foundPaper.ts";
import type { Verified } from "../../online/verify/verifyAll.ts";
import type { PaperId } from "../../paperId.ts";
import type { Problem } from "../../problem.ts";
import { copyRecord } from "../../text/copyString.ts";
import type { CheckContext, UnreadFile } from "../checkContext.ts";
import { checkedTexts } from "../checkedTexts.ts";
import { checkFile } from "../checkFile.ts";
import { defaultProblemSettings, type ProblemSettings } from "../severities.ts";
import { silenced } from "../silence.ts";
import { titleIndex } from "../titles/titleIndex.ts";
import { peopleFinding } from "./peopleFinding.ts";

/** Other records of works: titles, people and years of earlier versions and of the published version. */
export type OtherRecords = ReadonlyMap<PaperId, readonly FoundPaper[]>;

interface Asking {
  /** The severities that the user has set for a file; for title mismatches, which are a problem without asking too. */
  readonly settings: (file: string) => Pick<ProblemSettings, "title-mismatch">;
  /** Looks up other records of works that texts seem to cite wrongly. */
  readonly others: (doubted: readonly FoundPaper[]) => Promise<OtherRecords>;
  /** Awaited between files. */
  readonly breathe?: () => Promise<void>;
}

/**
 * The titles, first authors and years next to an id that belong to another paper, according to the registries. If a
 * citation's title is wrong, only that is reported: its people are those of the other paper.
 */
export async function mismatches(
  files: readonly UnreadFile[],
  verified: ReadonlyMap<PaperId, Verified>,
  { settings, others, breathe = async () => undefined }: Asking,
): Promise<readonly Problem[]> {
  const found = new Map<PaperId, FoundPaper>();
  for (const [id, one] of verified) if (one.kind === "found") found.set(id, one.found);
  const first = await mismatchesIn(files, found, new Map(), breathe);
  if (first.length === 0) return [];
  const doubted = new Set(first.map(({ args }) => args.id));
  const more = await others([...found].flatMap(([id, one]) => (doubted.has(id) ? [one] : [])));
  const inDoubt = new Set(first.map(({ file }) => file));
  const told = await mismatchesIn(
    files.filter(({ file }) => inDoubt.has(file)),
    found,
    more,
    breathe,
  );
  // Only now, because a title that is not reported still says that the people beside it are another paper's.
  return told.flatMap((problem): readonly Problem[] => {
    if (problem.code !== "title-mismatch") return [problem];
    const severity = settings(problem.file)["title-mismatch"];
    return severity === "off" ? [] : [{ ...problem, severity }];
  });
}

async function mismatchesIn(
  files: readonly UnreadFile[],
  found: ReadonlyMap<PaperId, FoundPaper>,
  others: OtherRecords,
  breathe: () => Promise<void>,
): Promise<readonly Problem[]> {
  const context = contextOf([...found], others);
  const recordOf = entryReader();
  const problems: Problem[] = [];
  for (const unread of files) {
    await breathe();
    const file = await unread.read();
    if (!file) continue;
    const titles = checkFile(file, context);
    for (const problem of titles) problems.push(copyRecord(problem));
    for (const { lines, fileLines, citations, placeInFile } of checkedTexts(file)) {
      const beside = titlesBeside(lines, citations);
      const isSilent = silenced(lines, fileLines);
      for (const citation of citations) {
        const { target: id } = citation;
        const one = found.get(id);
        const { line, start, end } = placeInFile?.(citation) ?? citation;
        const isTold = titles.some((told) => told.line === line && told.start === start);
        if (!one || isTold || isSilent(citation.line)) continue;
        const said = peopleBeside(lines, citation, beside, recordOf);
        const finding = said && peopleFinding(said, [one, ...(others.get(id) ?? [])]);
        if (finding)
          problems.push(
            copyRecord({ file: file.file, line, start, end, ...finding, args: { id, ...finding.args } }),
          );
      }
    }
  }
  return problems;
}

const titlesAlone: ProblemSettings = {
  ...(Object.fromEntries(
    Object.keys(defaultProblemSettings).map((code) => [code, "off"]),
  ) as ProblemSettings),
  "title-mismatch": "warning",
};

/** The context of the title check, with the papers as the registries have them. */
function contextOf(found: readonly (readonly [PaperId, FoundPaper])[], others: OtherRecords): CheckContext {
  const library = new Library();
  const records = found.map(([id, { paper }], n) => {
    const aliases = [...(paper.aliases ?? []), ...(others.get(id) ?? []).map((one) => one.paper.title)];
    return { paper: { ...paper, aliases, citekey: `online${n}` }, line: n };
  });
  library.setFile({ file: "", layer: { kind: "bibliography", order: 0 }, records, problems: [] });
  return {
    library,
    titles: titleIndex(library.papers),
    settings: titlesAlone,
    preferredForm: "arxiv-abs",
    formsOf: () => new Map(),
  };
}
