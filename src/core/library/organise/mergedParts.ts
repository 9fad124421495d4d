import { findFrontMatter } from "../paperFile/frontMatter.ts";

/**
 * A paper file can hold other records of its work that used to be separate files. Each is an item of the front matter's
 * last field, `merged`, with its lines indented by four spaces, and its notes follow a comment that names it. So they
 * can be restored exactly, except for the kind of line ends.
 */
export interface Part {
  readonly citekey: string;
  /** The lines of the front matter, with their line ends. */
  readonly yaml: string;
  readonly body: string;
}

/** The paper file's own part, then the merged parts in order. */
export interface PartedFile {
  readonly own: Part;
  readonly merged: readonly Part[];
  /** The text before the front matter's first line and after its last one. */
  readonly opening: string;
  readonly closing: string;
  readonly eol: string;
}

const noteMark = /(?:\r\n|\r|\n)<!-- marginalia: notes of (\S+) -->(?:\r\n|\r|\n)/g;
const keyLine = /^["']?citekey["']?[ \t]*:[ \t]*(?:"([^"]*)"|'([^']*)'|([^#\r\n]*?))[ \t]*(?:#.*)?$/m;

/** Splits a paper file into its parts; `undefined` if it has no front matter, or a `merged` that we did not write. */
export function partsOf(text: string): PartedFile | undefined {
  const front = findFrontMatter(text);
  if (typeof front === "string") return undefined;
  const { eol } = front;
  const yaml = text.slice(front.start, front.end);
  const at = /^merged[ \t]*:/m.exec(yaml)?.index ?? yaml.length;
  const items = itemsOf(yaml.slice(at));
  const citekey = keyIn(yaml.slice(0, at));
  if (items === undefined || citekey === undefined) return undefined;
  const [body = "", ...sections] = text.slice(front.body).split(noteMark);
  const notes = new Map<string, string>();
  for (let n = 0; n < sections.length; n += 2) notes.set(decoded(sections[n] ?? ""), sections[n + 1] ?? "");
  const merged = items.map((item): Part | undefined => {
    const key = keyIn(item);
    return key === undefined ? undefined : { citekey: key, yaml: item, body: notes.get(key) ?? "" };
  });
  const known = merged.filter((part) => part !== undefined);
  // Every item must have a key, and every section an item.
  const keys = new Set(known.map((part) => part.citekey));
  if (known.length < merged.length || [...notes.keys()].some((key) => !keys.has(key))) return undefined;
  return {
    own: { citekey, yaml: yaml.slice(0, at), body },
    merged: known,
    opening: text.slice(0, front.start),
    closing: text.slice(front.end, front.body),
    eol,
  };
}

/** Decodes a key from a comment. A text that we did not encode is returned as it is: it matches no key. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** Joins the parts of a file; the inverse of `partsOf`. */
export function joinedFile({ own, merged, opening, closing, eol }: PartedFile): string {
  const list = merged.map(({ yaml }) => itemText(yaml, eol)).join("");
  const notes = merged
    .filter(({ body }) => body !== "")
    .map(
      ({ citekey, body }) =>
        `${eol}<!-- marginalia: notes of ${encodeURIComponent(citekey)} -->${eol}${body}`,
    );
  const heading = merged.length > 0 ? `merged:${eol}` : "";
  return `${opening}${own.yaml}${heading}${list}${closing}${own.body}${notes.join("")}`;
}

/** A part as a separate file. */
export function fileOfPart({ yaml, body }: Part, eol: string): string {
  return `---${eol}${yaml}---${eol}${body}`;
}

/** A part with other line ends. */
export function withEol({ citekey, yaml, body }: Part, eol: string): Part {
  const changed = (text: string) => text.replace(/\r\n|\r|\n/g, eol);
  return { citekey, yaml: changed(yaml), body: changed(body) };
}

/** The citekey in the lines of a front matter. */
function keyIn(yaml: string): string | undefined {
  const [, double, single, plain] = keyLine.exec(yaml.replace(/\r\n|\r/g, "\n")) ?? [];
  return double ?? single ?? (plain === "" ? undefined : plain);
}

/** The records of a `merged` list, without the list's indentation; `undefined` if the list is laid out differently. */
function itemsOf(text: string): readonly string[] | undefined {
  if (text === "") return [];
  const [heading = "", ...lines] = text.match(/[^\r\n]*(?:\r\n|\r|\n)/g) ?? [];
  if (!/^merged[ \t]*:[ \t]*[\r\n]/.test(heading)) return undefined;
  const items: string[] = [];
  for (const line of lines) {
    const last = items.length - 1;
    if (/^ {2}-(?: |[\r\n])/.test(line)) items.push(line.replace(/^ {2}-(?: |\r\n|\r|\n)/, ""));
    else if (last >= 0 && /^(?: {4}|[\r\n])/.test(line)) items[last] += line.replace(/^ {4}/, "");
    else return undefined;
  }
  return items;
}

/** A list item: the record's first field follows the hyphen. */
function itemText(yaml: string, eol: string): string {
  const lines = yaml.match(/[^\r\n]*(?:\r\n|\r|\n)/g) ?? [];
  const isField = /^[\p{L}"']/u.test(lines[0] ?? "");
  const indented = lines.map((line) => (/^[\r\n]/.test(line) ? line : `    ${line}`)).join("");
  return isField ? `  - ${indented.slice(4)}` : `  -${eol}${indented}`;
}
