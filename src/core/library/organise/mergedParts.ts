import { findFrontMatter } from "../paperFile/frontMatter.ts";

/**
 * A paper file may hold other records of its work that were files of their own: each as an item of the front matter's
 * last field, `merged`, its lines as they were behind four blanks, and its notes below a comment that names it. So they
 * can be taken out again as they were, but for their kind of line ends.
 */
export interface Part {
  readonly citekey: string;
  /** The lines of the front matter, each with its end. */
  readonly yaml: string;
  readonly body: string;
}

/** The paper file's own part, and those that were merged into it, in their order. */
export interface PartedFile {
  readonly own: Part;
  readonly merged: readonly Part[];
  /** What stands before the front matter's first line and after its last one. */
  readonly opening: string;
  readonly closing: string;
  readonly eol: string;
}

const noteMark = /(?:\r\n|\r|\n)<!-- marginalia: notes of (\S+) -->(?:\r\n|\r|\n)/g;
const keyLine = /^["']?citekey["']?[ \t]*:[ \t]*(?:"([^"]*)"|'([^']*)'|([^#\r\n]*?))[ \t]*(?:#.*)?$/m;

/** Takes a paper file apart; `undefined` where it has no front matter, or one whose `merged` we have not written so. */
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
  // Every item has its key, and every section its item.
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

/** A key as a comment has it; what no comment of ours has stays as it is, and is nobody's key. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** Puts a file together; the inverse of `partsOf`. */
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

/** A part as a file of its own. */
export function fileOfPart({ yaml, body }: Part, eol: string): string {
  return `---${eol}${yaml}---${eol}${body}`;
}

/** A part with another kind of line ends. */
export function withEol({ citekey, yaml, body }: Part, eol: string): Part {
  const changed = (text: string) => text.replace(/\r\n|\r|\n/g, eol);
  return { citekey, yaml: changed(yaml), body: changed(body) };
}

/** The citekey that the lines of a front matter name. */
function keyIn(yaml: string): string | undefined {
  const [, double, single, plain] = keyLine.exec(yaml.replace(/\r\n|\r/g, "\n")) ?? [];
  return double ?? single ?? (plain === "" ? undefined : plain);
}

/** The records of a `merged` list as lines of their own; `undefined` for a list that is written otherwise. */
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

/** An item of the list: a record that begins with a field stands behind the hyphen. */
function itemText(yaml: string, eol: string): string {
  const lines = yaml.match(/[^\r\n]*(?:\r\n|\r|\n)/g) ?? [];
  const isField = /^[\p{L}"']/u.test(lines[0] ?? "");
  const indented = lines.map((line) => (/^[\r\n]/.test(line) ? line : `    ${line}`)).join("");
  return isField ? `  - ${indented.slice(4)}` : `  -${eol}${indented}`;
}
