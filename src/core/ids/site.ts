import type { PaperId } from "../paperId.ts";

/**
 * Characters that a file must contain, in either case, for a form to occur in it: `?` is any byte or the start of the
 * file, `#` a digit. The scan searches for the five between the bars, so these should be rare in texts, above all the
 * last two: if they ended in `an`, the search would stop at each `an`.
 */
export type ByteMark = `${string}|${string}|${string}`;

/** What an address names, and where it ends, not counting a query or fragment after it. */
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
  /** How papers' paths begin on a host with many other pages: the scan looks for this before it decodes a file. */
  readonly begins?: readonly string[];
  /** Addresses in each form; the tests check the scan and its prefilter with them. */
  readonly examples: { readonly [form in Form]: readonly [string, ...string[]] };
  /** Reads an address whose path begins at `path`, after the first `/`. */
  readonly read: (text: string, path: number, host: string) => Page<Form> | undefined;
}

/** Declares a site; TypeScript infers its forms. */
export function site<Form extends string>(row: Site<Form>): Site<Form> {
  return row;
}

/** The host that a mark stands for. */
export function hostOf(mark: ByteMark): string {
  return mark.replaceAll("|", "").replace(/^\*\./, "");
}

/** Runs a sticky expression at one place. */
export function sticky(expression: RegExp, text: string, start: number): RegExpExecArray | null {
  expression.lastIndex = start;
  return expression.exec(text);
}

const tailChar = /[\w\-./~%?#=&:;,@!$*+()[\]]/;

/** The end of an address that continues at `start` with further path, query or fragment; `start` if it does not. */
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
