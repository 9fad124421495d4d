import { pandocForm, wikilinkForm } from "./bracketForms.ts";
import type { Found } from "./found.ts";
import { addressForm, arxivForms, doiForms, eprintForm } from "./idForms.ts";
import { citeForms } from "./keyForms.ts";

/**
 * One expression finds the places where any form can stand: short and rare pieces of text, because that is what the
 * engine skips to fastest (`performance.md` 2). What really stands there is read by one function a family, each
 * bounded in how far it looks, so that a scan is linear in the text whatever the text is. `floor` is where the last
 * citation ended: nothing is read twice.
 */
const anchors =
  /[xX5][iI][vV]|10\.[1-9]\d{3}|[cC]ite|insertRef|[eE][pP][rR][iI][nN][tT]|@(?=[\w{])|\[\[|(?:[fF]ace|hf|HF)\.co\/|review\.net\/|acl(?:anthology|web)\.|mlr\.press\/|jmlr\.|(?:nips|neurips)\.cc\/|thecvf\.com\/|foundation\.org\//g;

/** Every citation in a text, in order, none overlapping another. */
export function findForms(text: string): Found[] {
  const found: Found[] = [];
  let floor = 0;
  anchors.lastIndex = 0;
  for (let match = anchors.exec(text); match; match = anchors.exec(text)) {
    const next = formsAt(text, match.index, match[0], floor);
    let end = floor;
    for (const one of next) {
      if (one.start < end || /[\n\r]/.test(text.slice(one.start, one.end))) continue;
      found.push(one);
      end = one.end;
    }
    if (end > floor) {
      floor = end;
      if (floor > anchors.lastIndex) anchors.lastIndex = floor;
    }
  }
  return found;
}

function formsAt(text: string, at: number, anchor: string, floor: number): readonly Found[] {
  switch (anchor.charAt(0)) {
    case "1":
      return doiForms(text, at, floor);
    case "@":
      return pandocForm(text, at, floor);
    case "[":
      return wikilinkForm(text, at);
    case "c":
    case "C":
    case "i":
      return citeForms(text, at, floor);
    case "x":
    case "X":
    case "5":
      return arxivForms(text, at, floor);
    case "e":
    case "E":
      return eprintForm(text, at);
    default:
      return addressForm(text, at, floor);
  }
}
