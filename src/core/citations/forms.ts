import { pandocForm, wikilinkForm } from "./bracketForms.ts";
import type { Found } from "./found.ts";
import { addressForm, arxivForms, doiForms, eprintForm } from "./idForms.ts";
import { citeForms } from "./keyForms.ts";

type Reader = (text: string, at: number, floor: number) => readonly Found[];

/**
 * Where any form can stand: short, rare pieces of text, each with what reads the place. One expression for all of them
 * takes five times as long as a search for each (0.3 ms together for 5,000 lines): the engine skips fast only where few
 * letters can begin a match, and fastest to a rare first letter.
 */
const anchors: readonly (readonly [anchor: string | RegExp, read: Reader])[] = [
  [/[xX5][iI][vV]|[cC]ite/g, arxivOrCite],
  [/10\.[1-9]\d{3}/g, doiForms],
  [/[eE][pP][rR][iI][nN][tT]/g, eprintForm],
  ["Ref{", insertRef],
  ["@", pandocForm],
  ["[[", wikilinkForm],
  [".co/", hostForm],
  [".net/", hostForm],
  [".org/", hostForm],
  [".cc/", hostForm],
  [".com/", hostForm],
  [".press/", hostForm],
  [".info/", hostForm],
];

function arxivOrCite(text: string, at: number, floor: number): readonly Found[] {
  return text.startsWith("ite", at + 1) ? citeForms(text, at, floor) : arxivForms(text, at, floor);
}

function insertRef(text: string, at: number, floor: number): readonly Found[] {
  return text.startsWith("insert", at - 6) ? citeForms(text, at, floor) : [];
}

/** The sites that name papers and are not found by an `xiv` or a DOI in the address. */
const site =
  /(?:huggingface|\bhf|openreview|aclanthology|aclweb|jmlr|nips|neurips|thecvf|cv-foundation|mlr)$/i;

function hostForm(text: string, at: number, floor: number): readonly Found[] {
  return site.test(text.slice(Math.max(floor, at - 16), at)) ? addressForm(text, at, floor) : [];
}

/** Every citation in a text, in order, none overlapping another. */
export function findForms(text: string): Found[] {
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
