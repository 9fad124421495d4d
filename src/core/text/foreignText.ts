/** The text of a file, and how sure its letters are. */
export interface ForeignText {
  readonly text: string;
  /** Where the first byte stands whose letter was guessed, since the file is not UTF-8 and names no encoding. */
  readonly guess?: { readonly offset: number; readonly encoding: string };
}

/** Where a file says how it is written: JabRef's, Emacs', Vim's, TeXShop's and BibDesk's own lines. */
const declaration =
  /(?:%\s*Encoding:\s*|(?:file)?encoding\s*[=:]\s*|\bcoding[:=]\s*|saved with string encoding\s+)([\w .()-]+?)\s*(?:-\*-|[;,]|\r|\n|$)/i;
/** In bytes. */
const probe = 4000;

/** Names of encodings that are not those of the web. */
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
 * The text of a file that somebody else wrote, without its mark: UTF-8 where it is that, UTF-16 by its mark or its zero
 * bytes, else in the encoding that the file names. Bytes that are no UTF-8 in a file that names none are taken for
 * Windows-1252, and the place of the first one is told.
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
 * The same for a file of any size: `breathe` is awaited after each half megabyte, which takes a few milliseconds, or after
 * `size` bytes (4 at least, the longest character).
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
    // A mark within the text is a character of it.
    const text = decoded(bytes.subarray(start, end), "utf-8", start > 0);
    if (text === undefined) return foreignText(bytes);
    pieces.push(text);
    start = end;
    await breathe();
  }
  return { text: pieces.join("") };
}

/** Where the character of UTF-8 begins that the byte at `at` is of. */
function characterStart(bytes: Uint8Array, at: number): number {
  for (let back = 0; back < 4; back++) {
    const byte = bytes[at - back];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return Math.min(at - back, bytes.length);
  }
  return at; // It is no UTF-8.
}

function decoded(bytes: Uint8Array, label: string, ignoreBOM = false): string | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM }).decode(bytes);
    return western.test(label) ? withWindowsSigns(text) : text;
  } catch {
    return undefined; // Other bytes, or an encoding that this host does not know.
  }
}

/** Labels that the web reads as Windows-1252. */
const western = /^(?:windows-1252|iso-8859-1|latin1|(?:us-)?ascii|ansi-x3\.4-1968)$/i;
/** The signs of Windows-1252 from 0x80 on; a blank where there is none. */
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

/** UTF-8 where the bytes are that, Windows-1252 where they are not: the two are sometimes mixed in one file. */
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

/** How many bytes the character of UTF-8 has that begins here; 0 where there is none. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const size =
    first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  for (let n = 1; n < size; n++) if (((bytes[at + n] ?? 0) & 0xc0) !== 0x80) return 0;
  return size;
}
