import type { Backlink } from "../../core/citations/citationIndex.ts";
import type { CitedPaper } from "../../core/citations/groupByPaper.ts";
import { type CoverageState, coverageOf } from "../../core/coverage/coverage.ts";
import { sectionTasks } from "../../core/coverage/sectionTasks.ts";
import { rowName } from "../../core/groups/rowName.ts";
import type { PaperId } from "../../core/paperId.ts";
import { cellLines } from "../documents/cellLines.ts";
import type { Trail } from "../papers/trail.ts";
import { mostChildren } from "../tree/nodes.ts";

/** The name of the view's list of papers. */
const citedList = "cited";

/** A paper that the workspace cites. Like a node of the Library view it has `paper`, so commands accept both. */
export interface CitedNode {
  readonly kind: "cited";
  readonly key: string;
  readonly cited: CitedPaper;
  readonly paper: { readonly id: PaperId };
  readonly list: typeof citedList;
  /** Whether another paper in the view has the same short title, such as a preprint and its article. */
  readonly isTwin: boolean;
}

/**
 * A part of a paper that is cited, or that a task in the notes names: a section, an equation. `locator` is absent for
 * citations that name no part.
 */
export interface PartNode {
  readonly kind: "part";
  readonly key: string;
  readonly locator: string | undefined;
  readonly citations: readonly Backlink[];
  /** The text of the task in the notes, and how far code cites the part. */
  readonly task?: { readonly label: string; readonly state: CoverageState };
}

export interface FileNode {
  readonly kind: "file";
  readonly key: string;
  readonly file: string;
  readonly citations: readonly Backlink[];
}

export interface LineNode {
  readonly kind: "line";
  readonly key: string;
  readonly backlink: Backlink;
  /** The line's current text and the citation's column in it; absent if the file cannot be read. */
  readonly shown?: { readonly text: string; readonly start: number };
}

/** The rest of a long list. */
export interface RestNode {
  readonly kind: "rest";
  readonly key: string;
  readonly nodes: readonly Node[];
}

export type Node = CitedNode | PartNode | FileNode | LineNode | RestNode;

export type Order = "citations" | "name";

/**
 * The papers in the view, in the chosen order, which Next Paper then follows. By citations, papers without a title come
 * last among those with the same count.
 */
export function paperNodes(papers: readonly CitedPaper[], order: Order, trail: Trail): readonly Node[] {
  const name = ({ paper, citedAs, citedBy, id }: CitedPaper) => (paper ?? citedAs)?.title || citedBy || id;
  const byName = (a: CitedPaper, b: CitedPaper) => name(a).localeCompare(name(b));
  const untitled = ({ paper, citedAs }: CitedPaper) => ((paper ?? citedAs)?.title ? 0 : 1);
  const byCount = (a: CitedPaper, b: CitedPaper) =>
    b.citations.length - a.citations.length || untitled(a) - untitled(b);
  const sorted = papers.toSorted((a, b) => (order === "citations" ? byCount(a, b) : 0) || byName(a, b));
  const titles = new Map<string, number>();
  const shown = ({ paper, citedAs, citedBy, id }: CitedPaper) => {
    const work = paper ?? citedAs;
    return work ? rowName(work) : (citedBy ?? id);
  };
  for (const cited of sorted) titles.set(shown(cited), (titles.get(shown(cited)) ?? 0) + 1);
  const nodes = sorted.map((cited): CitedNode => {
    const isTwin = (titles.get(shown(cited)) ?? 0) > 1;
    return { kind: "cited", key: cited.id, cited, paper: { id: cited.id }, list: citedList, isTwin };
  });
  trail.drawn(
    citedList,
    nodes.flatMap(({ cited: { paper } }) => paper?.id ?? []),
  );
  return limited(nodes, "");
}

/** The parts of a paper that are cited or named by a task in the notes; its files if there are no parts. */
export function partNodes({ cited, key }: CitedNode): readonly Node[] {
  const { citations } = cited;
  const parts = coverageOf(citations, cited.paper?.notes ?? "");
  const whole = citations.filter(({ citation }) => citation.locator === undefined);
  if (parts.length === 0) return fileNodes(whole, key);
  const nodes = parts.map(
    ({ locator, state, citations: naming, task }): PartNode => ({
      kind: "part",
      key: [key, locator, ...(task ? [task.line] : [])].join("\n"),
      locator,
      citations: naming,
      ...(task && { task: { label: task.label, state } }),
    }),
  );
  if (whole.length > 0) nodes.push({ kind: "part", key: `${key}\n`, locator: undefined, citations: whole });
  return limited(nodes, key);
}

/** Whether tasks in a paper's notes name parts of it, which the view lists. */
export const namesParts = ({ paper }: CitedPaper): boolean => sectionTasks(paper?.notes ?? "").length > 0;

export function fileNodes(citations: readonly Backlink[], parent: string): readonly Node[] {
  const byFile = new Map<string, Backlink[]>();
  for (const backlink of citations) {
    const known = byFile.get(backlink.file);
    if (known) known.push(backlink);
    else byFile.set(backlink.file, [backlink]);
  }
  const nodes = [...byFile].map(
    ([file, inFile]): FileNode => ({ kind: "file", key: `${parent}\n${file}`, file, citations: inFile }),
  );
  return limited(nodes, parent);
}

/** The citing lines of a file. `lines` are all lines of the file; for a closed notebook, those of its JSON. */
export function lineNodes(
  { citations, key }: FileNode,
  lines: readonly string[] | undefined,
): readonly Node[] {
  const nodes = citations.map((backlink): LineNode => {
    const { line, start } = backlink.citation;
    const near = cellLines({ lines: lines ?? [], citation: backlink.citation });
    const text = near.lines[near.citation.line];
    return {
      kind: "line",
      key: `${key}\n${line}:${start}`,
      backlink,
      ...(text === undefined ? {} : { shown: { text, start: near.citation.start } }),
    };
  });
  return limited(nodes, key);
}

function limited(nodes: readonly Node[], parent: string): readonly Node[] {
  if (nodes.length <= mostChildren) return nodes;
  const shown = mostChildren - 1;
  const rest = limited(nodes.slice(shown), `${parent}\n…`);
  return [...nodes.slice(0, shown), { kind: "rest", key: `${parent}\n…`, nodes: rest }];
}
