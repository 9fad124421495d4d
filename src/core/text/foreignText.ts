/** The decoded text of a file, and whether its encoding was guessed. */
export interface ForeignText {
  readonly text: string;
  /** Offset in `text` of the first character decoded by a guess, as the file is not UTF-8 and names no encoding. */
  readonly guess?: { readonly offset: number; readonly encoding: string };
}

/** A line that declares a file's encoding, as JabRef, Emacs, Vim, TeXShop and BibDesk write it. */
const declaration =
  /(?:%\s*Encoding:\s*|(?:file)?encoding\s*[=:]\s*|\bcoding[:=]\s*|saved with string encoding\s+)([\w .()-]+?)\s*(?:-\*-|[;,]|\r|\n|$)/i;
/** How many bytes at the start and the end of a file are examined for its encoding. */
const probe = 4000;

/** Names of encodings that are not labels of the web. */
const names: readonly (readonly [written: RegExp, label: string])[] = [
  [/^iso-?8859-?1$|^iso-?latin-?1?$|^latin-?1$|^western \(iso latin 1\)$/, "iso-8859-1"],
  [/^iso-?8859-?15$|^iso-?latin-?9$|^latin-?9$|^western \(iso latin 9\)$/, "iso-8859-15"],
  [/^iso-?8859-?2$|^latin-?2$|^central european \(iso latin 2\)$/, "iso-8859-2"],
  [/^(?:cp-?|windows-?|ansi-?)125([0-8])$|^western \(windows latin 1\)$|^ansinew$/, "windows-1252"],
  [/^(?:x-)?mac-?(?:os-?)?(?:roman)?$|^applemac$|^western \(mac os roman\)$/, "macintosh"],
  [/^koi8-?r$/, "koi8-r"],
  [/^s-?jis$|^shift-?jis$/, "shift_jis"],
  [/^euc-?jp$/, "euc-jp"],
  [/^euc-?kr$/, "euc-kr"],
  [/^gb-?(?:k|2312|18030)$/, "gb18030"],
];

/**
 * Decodes a file from another program, without its byte order mark: UTF-8 if it is valid, UTF-16 by its mark or its
 * zero bytes, else the encoding that the file declares. If it declares none, bytes that are not UTF-8 are read as
 * Windows-1252, and `guess` has the place of the first one.
 */
export function foreignText(bytes: Uint8Array): ForeignText {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes) };
  const text = decoded(bytes, "utf-8");
  if (text !== undefined) return { text };
  const label = declaredEncoding(bytes);
  const said = label === undefined ? undefined : decoded(bytes, label);
  return said === undefined ? guessed(bytes) : { text: said };
}

/** How many bytes of a large file are decoded at a time. */
const piece = 1 << 19;

/**
 * The same for a file of any size: awaits `breathe` after every `size` bytes (at least 4, the longest character). The
 * default is half a megabyte, which takes a few milliseconds.
 */
export async function foreignTextInSlices(
  bytes: Uint8Array,
  breathe: () => Promise<void>,
  size: number = piece,
): Promise<ForeignText> {
  if (bytes.length <= size || wideEncoding(bytes) !== undefined) return foreignText(bytes);
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = characterStart(bytes, start + size);
    // A byte order mark inside the text is an ordinary character.
    const text = decoded(bytes.subarray(start, end), "utf-8", start > 0);
    if (text === undefined) return foreignText(bytes);
    pieces.push(text);
    start = end;
    await breathe();
  }
  return { text: pieces.join("") };
}

/** The start of the UTF-8 character that the byte at `at` belongs to. */
function characterStart(bytes: Uint8Array, at: number): number {
  for (let back = 0; back < 4; back++) {
    const byte = bytes[at - back];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return Math.min(at - back, bytes.length);
  }
  return at; // It is not UTF-8.
}

function decoded(bytes: Uint8Array, label: string, ignoreBOM = false): string | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM }).decode(bytes);
    return western.test(label) ? withWindowsSigns(text) : text;
  } catch {
    return undefined; // Invalid bytes, or an encoding that this host does not know.
  }
}

/** Labels that the web reads as Windows-1252. */
const western = /^(?:windows-1252|iso-8859-1|latin1|(?:us-)?ascii|ansi-x3\.4-1968)$/i;
/** The characters of Windows-1252 from 0x80 to 0x9f; a blank for an unassigned byte. */
const windowsSigns = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/** Some versions of Node decode Windows-1252 as Latin-1, with control characters for its quotation marks and dashes. */
function withWindowsSigns(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => {
    const sign = windowsSigns.charAt(control.charCodeAt(0) - 0x80);
    return sign === " " ? control : sign;
  });
}

function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  const length = Math.min(bytes.length, probe);
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > length / 4 && even < odd / 4) return "utf-16le";
  return even > length / 4 && odd < even / 4 ? "utf-16be" : undefined;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const ends = [bytes.subarray(0, probe), bytes.subarray(Math.max(probe, bytes.length - probe))];
  for (const part of ends) {
    const name = declaration.exec(new TextDecoder("windows-1252").decode(part))?.[1];
    if (name !== undefined) return labelOf(name.trim().toLowerCase());
  }
  return undefined;
}

function labelOf(name: string): string | undefined {
  const plain = name.replaceAll("_", "-").replace(/-(?:unix|dos|mac)$/, "");
  if (/^utf-?8/.test(plain)) return undefined;
  const page = /^(?:cp-?|windows-?|ansi-?)125([0-8])$/.exec(plain)?.[1];
  if (page !== undefined) return `windows-125${page}`;
  return names.find(([written]) => written.test(plain))?.[1] ?? plain;
}

/** Decodes what is UTF-8 as such and other bytes as Windows-1252: some files mix the two. */
function guessed(bytes: Uint8Array): ForeignText {
  const pieces: string[] = [];
  const windows = new TextDecoder("windows-1252");
  const utf8 = new TextDecoder("utf-8");
  let offset = -1;
  let length = 0;
  let start = 0;
  const take = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
  };
  for (let at = 0; at < bytes.length; ) {
    const size = sequenceAt(bytes, at);
    if (size > 0) {
      at += size;
      continue;
    }
    take(utf8.decode(bytes.subarray(start, at)));
    if (offset < 0) offset = length;
    take(withWindowsSigns(windows.decode(bytes.subarray(at, at + 1))));
    at++;
    start = at;
  }
  take(utf8.decode(bytes.subarray(start)));
  return { text: pieces.join(""), guess: { offset, encoding: "Windows-1252" } };
}

/** First bytes after which not every second byte is UTF-8: longer forms than needed, surrogates, beyond Unicode. */
const secondBytes: ReadonlyMap<number, readonly [from: number, to: number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

/** The length in bytes of the UTF-8 character that begins here; 0 if none does. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const size =
    first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  for (let n = 1; n < size; n++) if (((bytes[at + n] ?? 0) & 0xc0) !== 0x80) return 0;
  const [from, to] = secondBytes.get(first) ?? [0x80, 0xbf];
  const second = bytes[at + 1] ?? 0;
  return size > 1 && (second < from || second > to) ? 0 : size;
}
