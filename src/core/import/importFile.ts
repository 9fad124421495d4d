import { isRis } from "../bibliography/ris/risRecords.ts";
import {
  type BibliographyKind,
  fileKindOf,
  fileKinds,
  isBibliographyKind,
  type SlicedParsers,
} from "../library/fileKinds.ts";
import type { ForeignNote } from "../library/paperFile/foreignNote.ts";
import type { LibraryContent, SourceFile } from "../library/source.ts";
import { parseDailyPapers } from "./dailyPapers.ts";
import { isDailyPapers } from "./dailyText.ts";

/** A file to import, parsed. */
export interface ImportFile {
  readonly content: SourceFile;
  /** Whether the file itself has citekeys; if not, they were generated while reading. */
  readonly hasOwnKeys: boolean;
  /** For a note on one paper: its text, as a paper file. */
  readonly note?: string;
}

export type ImportFormat = BibliographyKind | "daily" | "note";

/** The parsers of the formats; they come from the bundles for bibliographies and paper files. */
export interface ImportParsers extends SlicedParsers {
  readonly note: (text: string, file: string, path: string) => ForeignNote | undefined;
}

/** The format of a text: by its file name, else by how it begins. `undefined` if unknown. */
export function formatOf(text: string, name = ""): ImportFormat | undefined {
  const kind = fileKindOf(name, "named");
  if (isBibliographyKind(kind)) return kind;
  if (isDailyPapers(text)) return "daily";
  if (kind === "paper") return "note";
  const start = text.replace(/^\ufeff/, "").trimStart();
  if (isRis(start)) return "ris";
  if (/^[[{]/.test(start)) return "csl";
  return /^@\w+\s*[{(]/m.test(start) ? "bibtex" : undefined;
}

/**
 * Reads the papers of a text in any format; files, pasted and dropped text are all read by this. `undefined` for an
 * unknown format. `isNamed`: the user says that it contains papers.
 */
export async function readImport(
  text: string,
  file: string,
  parsers: ImportParsers,
  { name = file, isNamed = false }: { readonly name?: string; readonly isNamed?: boolean } = {},
): Promise<ImportFile | undefined> {
  const layer = { kind: "bibliography", order: 0 } as const;
  const format = formatOf(text, name);
  if (format === "note") {
    const note = parsers.note(text, file, name);
    return note && { content: note.content, hasOwnKeys: true, note: note.text };
  }
  if (format === "daily" || format === undefined) {
    const content = parseDailyPapers(text, file, layer, isNamed);
    return content && { content, hasOwnKeys: false };
  }
  const parse = async (some: string) =>
    sourceFile(await parsers[format](some, file, layer, { isNamed: true }));
  const read = await parse(text);
  // A single CSL-JSON item may be copied without the list around it.
  const isItem = format === "csl" && !read?.records.length && /^\ufeff?\s*\{/.test(text);
  const content = (isItem ? await parse(`[${text.replace("\ufeff", "")}]`) : undefined) ?? read;
  return content && { content, hasOwnKeys: fileKinds[format].hasOwnKeys };
}

function sourceFile(content: LibraryContent | undefined): SourceFile | undefined {
  return content && "records" in content ? content : undefined;
}
