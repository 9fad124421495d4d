import type { Problem } from "../problem.ts";
import { shortened } from "../text/shortened.ts";

/**
 * The English sentences of the problems, with placeholders in braces; a variant's sentence is under `code/variant`. The
 * editor translates them, the command line uses them as they are.
 */
const sentences: Readonly<Record<string, string>> = {
  "malformed-arxiv-id": "arXiv cannot have an id {id}.",
  "malformed-arxiv-id/month": "arXiv cannot have an id {id}: its third and fourth digits are not a month.",
  "malformed-arxiv-id/date": "arXiv cannot have an id {id}: ids of this style did not exist in that month.",
  "malformed-arxiv-id/future": "arXiv cannot have an id {id} yet: that month has not come.",
  "malformed-arxiv-id/digits":
    "arXiv cannot have an id {id}: ids of that month have {expected} digits after the date.",
  "malformed-arxiv-id/number": "arXiv cannot have an id {id}: its number is zero.",
  "malformed-arxiv-id/beyond": "There is no arXiv id {id}: arXiv got {expected} papers in that month.",
  "malformed-arxiv-id/ended": "There is no arXiv id {id}: that archive ended in {expected}.",
  "malformed-arxiv-id/archive": "arXiv cannot have an id {id}: there is no such archive.",
  "malformed-arxiv-id/version": "arXiv cannot have an id {id}: versions begin at 1.",
  "unknown-citekey": "No paper has the citekey {key}.",
  "unknown-citekey/nearest": "No paper has the citekey {key}. Near it: {nearest}.",
  "unknown-citekey/case": "The citekey {key} is written {own} in the bibliography.",
  "unknown-citekey/bibliography":
    "The bibliography {bibliography} is not here: keys that it may have are not checked.",
  "title-mismatch": "{id} is “{own}”, not “{title}” (perhaps an older title of it).",
  "title-mismatch/other": "{id} is “{own}”, not “{title}”, which is {other}.",
  "id-mismatch": "{id} is not the same paper as {other} beside it.",
  "paper-not-in-library": "{id} is not in the library.",
  "mixed-forms": "{id} is written as {form} here and as {other} elsewhere.",
  "non-canonical-link": "Write {preferred} for {text}.",
  "nonexistent-id": "{id} does not exist, according to its registry.",
  "withdrawn-paper": "{id} is withdrawn: {says}",
  "retracted-paper": "{id} is retracted, by the notice {says}.",
  "published-preprint": "{id} has appeared: {where}.",
  "author-mismatch": "{id} is by {own}, not by {said}.",
  "author-mismatch/order": "The first author of {id} is {own}, not {said}.",
  "year-mismatch": "{id} is of {own}, not of {said}.",
  "unreadable-file": "This file cannot be read as a record of papers: {reason}",
  "unreadable-file/entry": "This entry cannot be read, and is left out: {reason}",
  "unreadable-file/nothing": "This entry is read, though BibTeX would not read it: {reason}",
  "unreadable-file/lax": "This entry is read, though its format does not allow it: {reason}",
  "unreadable-file/rest": "The rest of this entry cannot be read: {reason}",
  "unreadable-file/part": "Part of this entry is left out: {reason}",
  "unreadable-file/encoding":
    "This file is not UTF-8 and does not say what it is; letters beyond ASCII are read as {encoding} from here on.",
  "unreadable-file/notes": "The notes have a merge conflict: they contain the texts of both sides.",
  "unreadable-file/more": "This file has {count} more problems from here on.",
  "bad-field": "The field {field} is left out: {reason}",
  "bad-field/cut": "The field {field} is not read whole: {reason}",
  "duplicate-citekey": "The citekey {citekey} is defined already, in {other}.",
  "duplicate-citekey/kept":
    "Another paper has the citekey {citekey} too, in {other}: citations of it are taken to mean this one.",
  "duplicate-citekey/copied": "The citekey {citekey} is defined a second time, in {other}.",
  "more-problems": "{count} more problems of this file are not shown.",
  "shared-id": "Another work has the id {id} too, in {other}: the two are kept apart.",
  "shared-id/many":
    "{count} records and more share ids, this one first: they are told apart in parts, and some may be shown twice.",
  "newer-format": "This file is of a newer format ({version}); it is read, but not written.",
};

/** The key of a problem's sentence: its code, with a variant that depends on its arguments. */
function variant({ code, args }: Problem): string {
  if (code === "malformed-arxiv-id") return `${code}/${args.reason}`;
  if ((code === "unreadable-file" || code === "bad-field") && args.part) return `${code}/${args.part}`;
  if (code === "duplicate-citekey" && args.part) return `${code}/${args.part}`;
  if (code === "shared-id" && args.count) return `${code}/many`;
  if (code === "unknown-citekey" && args.bibliography) return `${code}/bibliography`;
  if (code === "unknown-citekey" && args.own) return `${code}/case`;
  if (code === "unknown-citekey" && args.nearest) return `${code}/nearest`;
  if (code === "author-mismatch" && args.part) return `${code}/${args.part}`;
  if (code === "title-mismatch" && args.other) return `${code}/other`;
  return code;
}

/** A problem's sentence, with its placeholders. */
export function problemSentence(problem: Problem): string {
  return sentences[variant(problem)] ?? sentences[problem.code] ?? problem.code;
}

/** The maximum length of a title or value in a sentence, in UTF-16 units. */
const longest = 500;

/** A problem's arguments for its sentence, with long values cut. */
export function problemArgs({ args }: Problem): Readonly<Record<string, string>> {
  if (Object.values(args).every(({ length }) => length <= longest)) return args;
  return Object.fromEntries(Object.entries(args).map(([name, text]) => [name, shortened(text, longest)]));
}

/** A problem's sentence with its arguments filled in. */
export function problemText(problem: Problem): string {
  const args = problemArgs(problem);
  return problemSentence(problem).replace(/\{(\w+)\}/g, (braces, name: string) => args[name] ?? braces);
}
