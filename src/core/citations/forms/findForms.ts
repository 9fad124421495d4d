import { pandocForm, wikilinkForm } from "./bracketForms.ts";
import type { Found } from "./found.ts";
import { addressForm, arxivForms, doiForms, eprintForm } from "./idForms.ts";
import { citeForms } from "./keyForms.ts";
import { anyCase, literal, matching, type Seek, slashAfter } from "./seek.ts";

type Anchor = readonly [seek: Seek, read: Reader];
type Reader = (text: string, at: number, floor: number) => readonly Found[];

/** The sites that name papers and are not found by an `xiv` or a DOI in the address. */
const site =
  /(?:huggingface\.co|\bhf\.co|openreview\.net|aclanthology\.(?:org|info|coli\.uni-saarland\.de)|aclweb\.org|jmlr\.org|(?:nips|neurips)\.cc|thecvf\.com|cv-foundation\.org|mlr\.press)$/i;

const keyAnchor: Anchor = [literal("@"), (text, at) => pandocForm(text, at, false)];

/**
 * Where any form can stand: short pieces of text that are rare, each with what reads the place. Each is searched for on its
 * own, as is fastest for it: one expression for all of them reads every character.
 */
const anchors: readonly Anchor[] = [
  [anyCase("x", "iv"), arxivForms],
  [anyCase("X", "iv"), arxivForms],
  [literal("5iv"), arxivForms],
  [literal("5IV"), arxivForms],
  [literal("cite"), citeForms],
  [literal("Cite"), citeForms],
  [matching(/10\.[1-9]\d{3}/g), doiForms],
  [matching(/[eE][pP][rR][iI][nN][tT]/g), eprintForm],
  [literal("Ref{"), insertRef],
  keyAnchor,
  [literal("[["), wikilinkForm],
  [slashAfter(["co", "net", "org", "info", "de", "cc", "com", "press"]), siteForm],
];

function insertRef(text: string, at: number, floor: number): readonly Found[] {
  return text.startsWith("insert", at - 6) ? citeForms(text, at, floor) : [];
}

function siteForm(text: string, at: number, floor: number): readonly Found[] {
  return site.test(text.slice(Math.max(floor, at - 40), at)) ? addressForm(text, at - 1, floor) : [];
}

/** In Markdown, `@key` counts without brackets too. */
const anchorsOfMarkdown: typeof anchors = anchors.map((anchor) =>
  anchor === keyAnchor ? [anchor[0], (text, at) => pandocForm(text, at, true)] : anchor,
);

/** What was found, in order, none overlapping another, each with the place that led to it. */
export interface FoundForms {
  readonly found: readonly Found[];
  /** Of each, the offset of the anchor at which it was read; ascending. */
  readonly anchors: readonly number[];
}

/** Every form in a text. */
export function findForms(text: string, isMarkdown = false): FoundForms {
  const forms = { found: [], anchors: [] };
  searchForms(text, isMarkdown, 0, text.length, forms);
  return forms;
}

/** Where the last of them ends: nothing before it is read again. */
export function floorOf(found: readonly Found[]): number {
  return found.at(-1)?.end ?? 0;
}

/** The longest anchor. */
const longestAnchor = 8;

/** Goes on with a search: reads what stands at the anchors from `from` up to `to`, and adds what it finds. */
export function searchForms(
  text: string,
  isMarkdown: boolean,
  from: number,
  to: number,
  forms: { readonly found: Found[]; readonly anchors: number[] },
): void {
  const all = isMarkdown ? anchorsOfMarkdown : anchors;
  // Rare marks are not looked for beyond.
  const near = to + longestAnchor < text.length ? text.slice(0, to + longestAnchor) : text;
  const nextOf = (seek: Seek, at: number) => {
    const next = seek(near, at);
    return next < 0 ? Number.POSITIVE_INFINITY : next;
  };
  const next = all.map(([seek]) => nextOf(seek, from));
  let floor = floorOf(forms.found);
  for (;;) {
    const first = smallest(next);
    const at = next[first];
    const entry = all[first];
    if (at === undefined || entry === undefined || at >= to) return;
    if (at >= floor) {
      for (const one of entry[1](text, at, floor)) {
        if (one.start < floor || /[\n\r]/.test(text.slice(one.start, one.end))) continue;
        forms.found.push(one);
        forms.anchors.push(at);
        floor = one.end;
      }
    }
    next[first] = nextOf(entry[0], Math.max(at + 1, floor));
  }
}

function smallest(numbers: readonly number[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] ?? least;
    if (number < least) {
      best = index;
      least = number;
    }
  }
  return best;
}
