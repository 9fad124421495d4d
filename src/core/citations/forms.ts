import { pandocForm, wikilinkForm } from "./bracketForms.ts";
import type { Found } from "./found.ts";
import { addressForm, arxivForms, doiForms, eprintForm } from "./idForms.ts";
import { citeForms } from "./keyForms.ts";

type Anchor = readonly [anchor: string | RegExp, read: Reader];
type Reader = (text: string, at: number, floor: number) => readonly Found[];

/**
 * Where any form can stand: short, rare pieces of text, each with what reads the place. The engine skips fast only to a
 * rare letter or where few letters can begin a match, so that one expression for all of them takes several times as long.
 */
const anchors: readonly Anchor[] = [
  [/[xX5][iI][vV]|[cC]ite|10\.[1-9]\d{3}|[eE][pP][rR][iI][nN][tT]/g, wordForms],
  ["Ref{", insertRef],
  ["@", (text, at) => pandocForm(text, at, false)],
  ["[[", wikilinkForm],
  ["/", siteForm],
];

function wordForms(text: string, at: number, floor: number): readonly Found[] {
  switch (text.charAt(at)) {
    case "c":
    case "C":
      return citeForms(text, at, floor);
    case "1":
      return doiForms(text, at, floor);
    case "e":
    case "E":
      return eprintForm(text, at);
    default:
      return arxivForms(text, at, floor);
  }
}

function insertRef(text: string, at: number, floor: number): readonly Found[] {
  return text.startsWith("insert", at - 6) ? citeForms(text, at, floor) : [];
}

/** The sites that name papers and are not found by an `xiv` or a DOI in the address. */
const site =
  /(?:huggingface\.co|\bhf\.co|openreview\.net|aclanthology\.(?:org|info|coli\.uni-saarland\.de)|aclweb\.org|jmlr\.org|(?:nips|neurips)\.cc|thecvf\.com|cv-foundation\.org|mlr\.press)$/i;
/** Their last letters: cheap to ask for at each `/`. */
const siteEnds: ReadonlySet<string> = new Set("otgcmseOTGCMSE");

function siteForm(text: string, at: number, floor: number): readonly Found[] {
  if (!siteEnds.has(text.charAt(at - 1))) return [];
  return site.test(text.slice(Math.max(floor, at - 40), at)) ? addressForm(text, at - 1, floor) : [];
}

/** In Markdown, `@key` counts without brackets too. */
const anchorsOfMarkdown: typeof anchors = anchors.map((anchor) =>
  anchor[0] === "@" ? ["@", (text, at) => pandocForm(text, at, true)] : anchor,
);

/** Every citation in a text, in order, none overlapping another. */
export function findForms(text: string, isMarkdown = false): Found[] {
  return formsAt(text, isMarkdown ? anchorsOfMarkdown : anchors);
}

function formsAt(text: string, anchors: readonly Anchor[]): Found[] {
  const found: Found[] = [];
  const next = anchors.map(([anchor]) => search(text, anchor, 0));
  // Where the last citation ended: nothing before it is read again.
  let floor = 0;
  for (;;) {
    const first = smallest(next);
    const at = next[first];
    const entry = anchors[first];
    if (at === undefined || entry === undefined || at === Number.POSITIVE_INFINITY) return found;
    if (at >= floor) {
      for (const one of entry[1](text, at, floor)) {
        if (one.start < floor || /[\n\r]/.test(text.slice(one.start, one.end))) continue;
        found.push(one);
        floor = one.end;
      }
    }
    next[first] = search(text, entry[0], Math.max(at + 1, floor));
  }
}

function search(text: string, anchor: string | RegExp, from: number): number {
  if (typeof anchor === "string") {
    const index = text.indexOf(anchor, from);
    return index < 0 ? Number.POSITIVE_INFINITY : index;
  }
  anchor.lastIndex = from;
  return anchor.exec(text)?.index ?? Number.POSITIVE_INFINITY;
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
