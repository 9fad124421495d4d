import type { PaperId } from "../paperId.ts";

/**
 * Letters that must stand in the bytes of a file for a form to be in it, in either case: `?` is any byte or the file's
 * beginning, `#` a digit. The five between the bars are looked for, so they should be rare in texts, the last two of them
 * above all: with `an` at their end the search would stop at each `an`.
 */
export type ByteMark = `${string}|${string}|${string}`;

/** What an address names, and where it ends but for a query or fragment behind it. */
export interface Page<Form extends string> {
  readonly form: Form;
  /** The id as written. */
  readonly raw: string;
  readonly id: PaperId;
  readonly end: number;
}

/** A site whose addresses name papers. */
export interface Site<Form extends string> {
  /** Its hosts, lower case, without `www.`, marked for the scan of bytes; `*.` takes any subdomain too. */
  readonly hosts: readonly [ByteMark, ...ByteMark[]];
  /** What the paths of papers begin with, on a host of much else: the scan looks for it before it decodes a file. */
  readonly begins?: readonly string[];
  /** Addresses in each form; the tests hold the scan and its prefilter against them. */
  readonly examples: { readonly [form in Form]: readonly [string, ...string[]] };
  /** Reads an address whose path begins at `path`, behind the first `/`. */
  readonly read: (text: string, path: number, host: string) => Page<Form> | undefined;
}

/** Says a site with its forms. */
export function site<Form extends string>(row: Site<Form>): Site<Form> {
  return row;
}

/** The host of a mark, as people write it. */
export function hostOf(mark: ByteMark): string {
  return mark.replaceAll("|", "").replace(/^\*\./, "");
}

/** Runs a sticky expression at one place. */
export function sticky(expression: RegExp, text: string, start: number): RegExpExecArray | null {
  expression.lastIndex = start;
  return expression.exec(text);
}

const tailChar = /[\w\-./~%?#=&:;,@!$*+()[\]]/;

/** Where the rest of an address (further path, query, fragment) ends that goes on at `start`, if it goes on there. */
export function tailEnd(text: string, start: number): number {
  if (!/[/?#&]/.test(text.charAt(start))) return start;
  const open: string[] = [];
  let end = start;
  for (const limit = Math.min(text.length, start + 500); end < limit; end++) {
    const char = text.charAt(end);
    if (!tailChar.test(char)) break;
    if (char === "(" || char === "[") open.push(char === "(" ? ")" : "]");
    if ((char === ")" || char === "]") && open.pop() !== char) break;
    if (char === "&" && /^&(?:gt|lt|quot);/.test(text.slice(end, end + 6))) break;
  }
  while (end > start && /[.,;:!?*_~&([$]/.test(text.charAt(end - 1))) end--;
  return end;
}
