import { locatorAt, locatorsOf } from "../citations/locators/locatorWords.ts";
import { proseLines } from "../text/proseLines.ts";

/** A task in the notes that names a part of the paper: `- [ ] §3.2 overlap`. */
export interface SectionTask {
  /** Its line in the notes, from 0. */
  readonly line: number;
  /** In the form in which citations show it: `§3.2`. */
  readonly locator: string;
  /** The rest of its text, without marks: `overlap`. */
  readonly label: string;
  /** Whether the reader has ticked it. */
  readonly isDone: boolean;
}

/** The longest line that is read as a task, in UTF-16 units. */
const longest = 2000;
const item = /^(?:[ \t]|>)*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+(?=\S)/;
/** Matches marks before the first word: `**§3.2**`, `[§3.2](…)`. */
const marksBefore = /^[*_`[("'~]{0,4}/;
/** Matches signs of another citation: a part named further in may belong to that paper. */
const mayCite = /@|\[\[|https?:|\barxiv\b|\bdoi\b|\\cite/i;

/** The tasks of Markdown notes that name a part of the paper, in order; skips code. */
export function sectionTasks(notes: string): readonly SectionTask[] {
  const tasks: SectionTask[] = [];
  for (const [line, text] of proseLines(notes)) {
    const found = text.length <= longest ? item.exec(text) : null;
    const named = found && partIn(text.slice(found[0].length));
    if (found && named) tasks.push({ line, ...named, isDone: found[1] !== " " });
  }
  return tasks;
}

/** The part that a task names: at its beginning, or anywhere if the task cites nothing else. */
function partIn(text: string): Pick<SectionTask, "locator" | "label"> | undefined {
  const start = marksBefore.exec(text)?.[0].length ?? 0;
  const first = locatorAt(text, start);
  if (first) return { locator: first.shown, label: plain(text.slice(first.end)) };
  if (mayCite.test(text)) return undefined;
  for (const { shown } of locatorsOf(text)) return { locator: shown, label: plain(text) };
  return undefined;
}

/** A text without Markdown marks and the addresses of links, and without what joined it to the locator. */
const plain = (text: string) =>
  text
    .replace(/^[)\]"'`*_~]*(?:\([^()\s]*\))?[*_]{0,3}[ \t]*[:.,;–—-]*/, "")
    .replace(/!?\[([^\][]*)\]\((?:[^()\s]|\([^()\s]*\))*(?: "[^"]*")?\)/g, "$1")
    .replace(/[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}/g, "")
    .replace(/\s+/g, " ")
    .trim();
