import type { LibraryPaper } from "../library/libraryPaper.ts";
import { textFields, titleFields } from "./fields.ts";

/**
 * A 64-bit hash, as two numbers, of everything that the search indexes of a paper: papers with equal hashes have equal
 * words.
 */
export type Fingerprint = readonly [number, number];

const fields = [...titleFields, ...textFields];
/** The most UTF-8 bytes that one UTF-16 unit becomes. */
const bytesEach = 3;
/** Up to this length, in UTF-16 units, reading a text is faster than encoding it. */
const shortText = 48;
/** A number that occurs in no text: they are below 0x10000, or the length of one. */
const endOfField = 0xffff_ffff;

/** Makes a function that computes fingerprints of many papers and reuses its buffers. */
export function fingerprinter(): (paper: LibraryPaper) => Fingerprint {
  const encoder = new TextEncoder();
  // Reading four bytes at once is several times as fast as letter by letter.
  let fours = new Uint32Array(16_384);
  let bytes = new Uint8Array(fours.buffer);
  let one = 0;
  let other = 0;
  const take = (number: number) => {
    one = Math.imul(one ^ number, 0x01000193);
    one ^= one >>> 15;
    other = Math.imul(other ^ number, 0x5bd1e995);
    other ^= other >>> 13;
  };
  const takeText = (text: string) => {
    if (text.length <= shortText) {
      for (let n = 0; n < text.length; n++) take(text.charCodeAt(n));
    } else {
      if (text.length * bytesEach > bytes.length - 4) {
        fours = new Uint32Array(text.length + 4);
        bytes = new Uint8Array(fours.buffer);
      }
      const { written } = encoder.encodeInto(text, bytes);
      bytes.fill(0, written, written + 4);
      const end = Math.ceil(written / 4);
      for (let n = 0; n < end; n++) take(fours[n] ?? 0);
    }
    take(text.length);
  };
  return (paper) => {
    one = 0x811c9dc5;
    other = 0x9747b28c;
    for (const { text } of fields) {
      const texts = text(paper);
      if (typeof texts === "string") takeText(texts);
      else if (texts !== undefined) for (const part of texts) takeText(part);
      take(endOfField);
    }
    return [one >>> 0, other >>> 0];
  };
}
