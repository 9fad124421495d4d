import type { LibraryPaper } from "../library/libraryPaper.ts";
import { textFields, titleFields } from "./fields.ts";

/** Two numbers of 32 bits for all that the search indexes of a paper: papers with the same ones have the same words. */
export type Fingerprint = readonly [number, number];

const fields = [...titleFields, ...textFields];

export function fingerprintOf(paper: LibraryPaper): Fingerprint {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (const { text } of fields) {
    const letters = text(paper);
    for (let n = 0; n < letters.length; n++) {
      const unit = letters.charCodeAt(n);
      one = Math.imul(one ^ unit, 0x01000193);
      other = Math.imul(other ^ unit, 0x5bd1e995);
      other ^= other >>> 15;
    }
    // The end of a field: no unit of a text is this.
    one = Math.imul(one ^ 0x10000, 0x01000193);
    other = Math.imul(other ^ 0x10000, 0x5bd1e995);
  }
  return [one >>> 0, other >>> 0];
}
