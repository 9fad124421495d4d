import { isMap, isScalar, isSeq } from "yaml";
import { citekeyProblem } from "../../citekeys/citekeyProblem.ts";
import { newCitekey } from "../../citekeys/newCitekey.ts";
import { parseArxivId } from "../../ids/arxiv.ts";
import { doiAt } from "../../ids/doi.ts";
import { identify } from "../../ids/identify.ts";
import { peopleOfTexts } from "../../names/people.ts";
import type { Paper } from "../../paper.ts";
import type { Problem } from "../../problem.ts";
import type { SourceFile } from "../source.ts";
import { editPaperFile } from "./editPaperFile.ts";
import { type FrontMatter, findFrontMatter, newPaperFile } from "./frontMatter.ts";
import { parsePaperFile } from "./parsePaperFile.ts";
import { pairsOf, scalarText } from "./readRecord.ts";
import { readYaml } from "./yamlSource.ts";

/** A note on one paper: its record, and its text as a paper file. */
export interface ForeignNote {
  readonly content: SourceFile;
  readonly text: string;
}

/** Field names in the templates of plug-ins for Obsidian, Foam and Zotero, in lower case, letters and digits only. */
const names = {
  citekey: ["citekey", "citationkey", "bibkey", "bibtexkey", "citekeyid"],
  title: ["title", "papertitle"],
  authors: ["authors", "author", "creators"],
  year: ["year", "date", "issued", "published", "publicationdate", "publicationyear"],
  doi: ["doi"],
  arxiv: ["arxiv", "arxivid", "eprint"],
  venue: ["venue", "journal", "publication", "publicationtitle", "containertitle", "booktitle", "conference"],
  url: ["url", "link", "source"],
  abstract: ["abstract", "abstractnote"],
} as const;
/** Fields that mark a note without a citekey as one on a paper. */
const telling = ["zoterokey", "zoterolink", "zoteroselectlink", "zoterouri", "itemkey"];

/**
 * Reads a Markdown file that another tool made as a note on a paper: `@citekey.md`, or front matter with a citekey, an
 * id, Zotero's key, or title, authors and year. Its text stays byte for byte; the fields that our record needs are
 * added to the front matter, and fields that have one of our names but another format are rewritten. `undefined` for
 * other Markdown.
 */
export function foreignNote(text: string, file: string, path = file): ForeignNote | undefined {
  const layer = { kind: "papers", order: 0 } as const;
  const refused = (problem: Problem) => ({
    content: { file, layer, records: [], problems: [problem] },
    text,
  });
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
  const front = findFrontMatter(text);
  const fields = typeof front === "string" ? undefined : fieldsIn(text, front, file);
  if (fields !== undefined && "code" in fields) return refused(fields);
  const said = recordOf(fields ?? new Map(), name, headingOf(text, front));
  if (said === undefined) return undefined;
  if (typeof front === "string") {
    const made = newPaperFile(said, text);
    const parsed = parsePaperFile(made, file, layer);
    return parsed && { content: { ...parsed, records: atTop(parsed) }, text: made };
  }
  const { withKey, added } = keyed(text, front, said.citekey);
  const edited = editPaperFile(withKey, said, file);
  if (typeof edited !== "string") return refused({ ...edited, line: Math.max(0, edited.line - added) });
  const parsed = parsePaperFile(edited, file, layer);
  if (parsed === undefined) return undefined;
  const before = parsePaperFile(withKey, file, layer)?.problems ?? [];
  const problems = parsed.problems.map((problem) => {
    const { line } = before.find(({ args }) => args.field === problem.args.field) ?? problem;
    return { ...problem, line: Math.max(0, line - added) };
  });
  return { content: { ...parsed, records: atTop(parsed), problems }, text: edited };
}

/** Lines are reset, because the text that we make has other lines than the note. */
const atTop = ({ records }: SourceFile) => records.map((record) => ({ ...record, line: 0 }));

/** The text with a citekey in its front matter, and the number of lines added. */
function keyed(
  text: string,
  front: FrontMatter,
  citekey: string,
): { readonly withKey: string; readonly added: number } {
  if (/^["']?citekey["']?[ \t]*:/m.test(text.slice(front.start, front.end)))
    return { withKey: text, added: 0 };
  const [before, after] = [text.slice(0, front.start), text.slice(front.start)];
  return { withKey: `${before}citekey: ${JSON.stringify(citekey)}${front.eol}${after}`, added: 1 };
}

type Fields = ReadonlyMap<string, readonly string[]>;

/** Each field's texts by its normalised name; a person is represented by their name. */
function fieldsIn(text: string, front: FrontMatter, file: string): Fields | Problem {
  const source = readYaml(text.slice(front.start, front.end), file, 1);
  if (source.error) {
    const { reason, offset } = source.error;
    return source.problem("unreadable-file", "error", { reason }, offset);
  }
  const { contents } = source.document;
  if (isMap(contents) && contents.flow === true) {
    const reason = "the front matter is not a plain list of fields";
    return source.problem("unreadable-file", "error", { reason }, 0);
  }
  const fields = new Map<string, readonly string[]>();
  for (const [key, { value }] of pairsOf(contents)) {
    const items: readonly unknown[] = isSeq(value) ? value.items : [value];
    const texts = items.map(textOf).filter((one) => one !== "");
    const plain = key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
    if (texts.length > 0 && !fields.has(plain)) fields.set(plain, texts);
  }
  return fields;
}

/** The text of a person: `[[John Smith]]`, a link to a note, or `{family: Smith, given: John}`. */
function textOf(node: unknown): string {
  if (isMap(node)) {
    const parts = pairsOf(node);
    const part = (...keys: string[]) => {
      const key = keys.find((one) => parts.has(one));
      return key === undefined ? "" : (scalarText(parts.get(key)?.value) ?? "");
    };
    const family = part("family", "lastName", "last");
    const given = part("given", "firstName", "first");
    return family === "" ? part("name", "literal") : given === "" ? family : `${family}, ${given}`;
  }
  const text = isScalar(node) ? (scalarText(node) ?? String(node.value ?? "")) : "";
  return text.trim().replace(/^\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]$/, "$1");
}

function recordOf(fields: Fields, name: string, heading: string): Paper | undefined {
  const all = (field: keyof typeof names) => {
    const key = names[field].find((one) => fields.has(one));
    return key === undefined ? [] : (fields.get(key) ?? []);
  };
  const first = (field: keyof typeof names) => all(field)[0] ?? "";
  const aliases = fields.get("aliases") ?? fields.get("alias") ?? [];
  const ofName = /^@(.+)$/.exec(name)?.[1];
  const ofAlias = aliases.map((alias) => /^@(\S+)$/.exec(alias)?.[1]).find((key) => key !== undefined);
  const citekey = first("citekey").replace(/^@/, "") || ofName || ofAlias || "";
  const doi = doiAt(first("doi"), first("doi").search(/\b10\.\d/)) ?? "";
  const arxiv = parseArxivId(first("arxiv").replace(/^arxiv:\s*/i, ""))?.id ?? idIn(first("url"), "arXiv:");
  const authors = peopleIn(all("authors"));
  const year = /(?<!\d)[12]\d{3}(?!\d)/.exec(first("year"))?.[0];
  const title = first("title") || heading || (citekey === "" ? name : "");
  const isTold = citekey !== "" || doi !== "" || arxiv !== "" || telling.some((one) => fields.has(one));
  if (!isTold && !(first("title") !== "" && authors.length > 0 && year !== undefined)) return undefined;
  const url = /^https?:\/\/\S+$/.exec(first("url"))?.[0];
  const tags = (fields.get("tags") ?? fields.get("keywords") ?? []).flatMap((one) =>
    one.split(/[,;]\s*|\s+(?=#)/).map((tag) => tag.replace(/^#/, "")),
  );
  const isKey = citekeyProblem(citekey) === undefined;
  // A key that cannot be a file name becomes an alias.
  const others = isKey || citekey === "" ? aliases : [...aliases, citekey];
  const record = {
    title: title || citekey,
    ...(others.length > 0 && { aliases: others }),
    ...peopleOfTexts(authors),
    ...(year !== undefined && { year: Number(year) }),
    ...(arxiv !== "" && { arxiv }),
    ...(doi !== "" && { doi }),
    ...(first("venue") !== "" && { venue: first("venue") }),
    ...(url !== undefined && { url }),
    ...(tags.length > 0 && { tags }),
    ...(first("abstract") !== "" && { abstract: first("abstract") }),
  };
  return { citekey: isKey ? citekey : newCitekey(record, () => false), ...record };
}

function idIn(address: string, kind: string): string {
  const id = identify(address);
  return id?.startsWith(kind) ? id.slice(kind.length) : "";
}

/** The people in a list, or in one text that names them all. */
function peopleIn(texts: readonly string[]): readonly string[] {
  const [only = "", ...more] = texts;
  if (more.length > 0) return texts;
  const parts = only.split(/\s*;\s*|\s+and\s+|\s*&\s*/).filter((part) => part !== "");
  if (parts.length > 1) return parts.map((part) => part.replace(/,$/, ""));
  // Splits `Ann Bee, Ben Cee`, but not `Bee, Ann`.
  const listed = only.split(/\s*,\s*/);
  return listed.length > 1 && listed.every((part) => part.includes(" ")) ? listed : parts;
}

function headingOf(text: string, front: FrontMatter | string): string {
  const body = typeof front === "string" ? text : text.slice(front.body);
  return /^[ \t]*#[ \t]+(.+?)[ \t]*#*[ \t]*$/m.exec(body.slice(0, 2000))?.[1] ?? "";
}
