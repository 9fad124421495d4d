import { locatorAt, locatorsOf } from "../citations/locators/locatorText.ts";
import { proseLines } from "../text/proseLines.ts";

/** A task of the notes that names a part of the paper: `- [ ] §3.2 overlap`. */
export interface SectionTask {
  /** Its line in the notes, from 0. */
  readonly line: number;
  /** As the locators of citations are shown: `§3.2`. */
  readonly locator: string;
  /** What it says besides, without marks: `overlap`. */
  readonly label: string;
  /** Whether the reader has ticked it. */
  readonly isDone: boolean;
}

/** In UTF-16 units; a longer line is no task that somebody wrote. */
const longest = 2000;
const item = /^(?:[ \t]|>)*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+(?=\S)/;
/** Marks before the first word: `**§3.2**`, `[§3.2](…)`. */
const marksBefore = /^[*_`[("'~]{0,4}/;
/** A task that may cite another paper, to which a part named in its midst may belong. */
const mayCite = /@|\[\[|https?:|\barxiv\b|\bdoi\b|\\cite/i;

/** The tasks of Markdown notes that name a part of the paper, in their order; none of those within code. */
export function sectionTasks(notes: string): readonly SectionTask[] {
  const tasks: SectionTask[] = [];
  for (const [line, text] of proseLines(notes)) {
    const found = text.length <= longest ? item.exec(text) : null;
    const named = found && partIn(text.slice(found[0].length));
    if (found && named) tasks.push({ line, ...named, isDone: found[1] !== " " });
  }
  return tasks;
}

/** The part that a task names: at its beginning, or anywhere where it cites nothing else. */
function partIn(text: string): Pick<SectionTask, "locator" | "label"> | undefined {
  const start = marksBefore.exec(text)?.[0].length ?? 0;
  const first = locatorAt(text, start);
  if (first) return { locator: first.shown, label: plain(text.slice(first.end)) };
  if (mayCite.test(text)) return undefined;
  for (const { shown } of locatorsOf(text)) return { locator: shown, label: plain(text) };
  return undefined;
}

/** Without the marks of Markdown, and without what joined it to the locator. */
const plain = (text: string) =>
  text
    .replace(/^[)\]"'`*_~]*(?:\([^()\s]*\))?[*_]{0,3}[ \t]*[:.,;–—-]*/, "")
    .replace(/[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}/g, "")
    .replace(/\s+/g, " ")
    .trim();
