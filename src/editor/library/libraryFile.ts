import * as vscode from "vscode";
import {
  type FileKindName,
  fileKindOf,
  fileKinds,
  layerKindOf,
  type SlicedParser,
  type SomeParsers,
} from "../../core/library/fileKinds.ts";
import { fileText, withGuess } from "../../core/library/fileText.ts";
import type { SharedStrings } from "../../core/library/sharedBibtex.ts";
import type { FileParser, Layer, LibraryContent } from "../../core/library/source.ts";
import { reasonOf } from "../../core/text/reasonOf.ts";
import type { Bundles } from "../bundles.ts";
import { openDocument } from "../documents/newestText.ts";
import { isBehindLink, readBytes } from "../files.ts";
import { isBibliography } from "./bibliographies.ts";
import type { LibraryFolder } from "./folders.ts";
import { unreadableFile } from "./problems.ts";

/** A library file as it was last read. */
export interface LibraryFile {
  readonly content: LibraryContent;
  /** The text it was read from, to skip reading the same text again. Absent if it could not be read. */
  readonly text?: string;
}

/** Whether a file with this name can belong to the library at all. */
export function mayBeLibraryFile(path: string): boolean {
  return fileKindOf(path, "folder") !== undefined || fileKindOf(path, "anywhere") !== undefined;
}

/**
 * Reads one file; `undefined` if it is gone or does not belong to the library. Unsaved text wins over the disk, but
 * while the user types, a record that does not parse stays as it was `before`. Never rejects: a file that cannot be
 * read has a Problem.
 */
export async function readLibraryFile(
  {
    bundles,
    log,
    strings,
  }: {
    readonly bundles: Bundles;
    readonly log: vscode.LogOutputChannel;
    readonly strings: SharedStrings;
  },
  folders: readonly LibraryFolder[],
  file: string,
  before: LibraryFile | undefined,
  links: Map<string, Promise<boolean>>,
): Promise<LibraryFile | undefined> {
  const uri = vscode.Uri.parse(file);
  const name = file.slice(file.lastIndexOf("/") + 1);
  const paperKind = fileKindOf(uri.path, "folder");
  const folder = paperKind && folders.find((one) => file === `${one.uri.toString()}/${name}`);
  // Bibliographies in a library folder count too.
  const kind = folder ? paperKind : isBibliography(uri) ? fileKindOf(uri.path, "anywhere") : undefined;
  if (kind === undefined) return undefined;
  try {
    if (await isBehindLink(uri, links)) {
      log.warn(`${file} is reached through a symbolic link, which is not followed.`);
      return undefined;
    }
    const document = openDocument(file);
    const typed = document?.isDirty ? document.getText() : undefined;
    const bytes = typed === undefined ? await readBytes(uri) : undefined;
    const source = typed === undefined ? bytes && fileText(bytes, kind) : { text: typed };
    if (source === undefined || source.text === before?.text) return source && before;
    const { text } = source;
    const parsed = await parse(bundles, kind, text, file, layerOf(kind, uri, folder), {
      stringOf: strings.seenFrom(file),
      before: before?.content,
    });
    const content = parsed && withGuess(parsed, source);
    const last = typed === undefined ? undefined : before?.content;
    const isHalfTyped = content === undefined || ("records" in content && content.records.length === 0);
    if (isHalfTyped && last && "records" in last) {
      // Without its text, so that it is read again once saved.
      return { content: { ...last, problems: content?.problems ?? [] } };
    }
    return content && { content, text };
  } catch (error) {
    const reason = reasonOf(error);
    log.warn(`${file}: ${reason}`);
    return { content: unreadableFile(file, layerOf(kind, uri, folder), reason) };
  }
}

/** Parses a file; the first file that needs a parser loads it. */
async function parse(
  bundles: Bundles,
  kind: FileKindName,
  ...[text, file, layer, options]: Parameters<FileParser>
): Promise<LibraryContent | undefined> {
  if (fileKinds[kind].bundle === "library") {
    const parsers: SomeParsers = (await bundles.load("library")).fileParsers;
    return parsers[kind]?.(text, file, layer, options);
  }
  const parsers: Readonly<Partial<Record<FileKindName, SlicedParser>>> = (await bundles.load("bibliography"))
    .slicedParsers;
  return await parsers[kind]?.(text, file, layer, options);
}

function layerOf(kind: FileKindName, uri: vscode.Uri, folder: LibraryFolder | undefined): Layer {
  if (folder) return folder.layer;
  return { kind: layerKindOf(kind, "papers"), order: vscode.workspace.getWorkspaceFolder(uri)?.index ?? 0 };
}
