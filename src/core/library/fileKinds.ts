import type { FileParser, LibraryContent, SourceKind } from "./source.ts";

/** The name of the file that lists a library folder's categories. */
export const categoriesFile = "categories.yaml";

/** Where a file was found, as the library sees it. */
export type FilePlace =
  /** Anywhere in the workspace, or below the paths of a command. */
  | "anywhere"
  /** Directly in a library folder. */
  | "folder"
  /** Among the papers that we ship. */
  | "seeds"
  /** Named by the user, or in a folder that the user named. */
  | "named";

interface FileNames {
  /** The kind of its layer; if absent, that of its folder. */
  readonly layer?: SourceKind;
  readonly places: readonly FilePlace[];
  /** File names, matched without case; a leading `*` stands for anything. */
  readonly names: readonly string[];
  /** More names that count if the user names the file. */
  readonly moreNames?: readonly string[];
}

/** A kind of file, with the bundle whose `fileParsers` contains its parser. Every bibliography can be imported too. */
type FileKind = FileNames &
  (
    | { readonly bundle: "library" }
    | {
        readonly bundle: "bibliography";
        /** Whether its records have citekeys of their own; if not, its parser makes them. */
        readonly hasOwnKeys: boolean;
      }
  );

/**
 * All files that the library reads; the first kind whose name matches wins. A new source needs a row here, a parser in
 * the `fileParsers` (and `slicedParsers`) of its bundle and, if it is a layer of its own, an entry in `sourceKinds`.
 */
export const fileKinds = {
  categories: { bundle: "library", places: ["folder", "seeds", "named"], names: [categoriesFile] },
  paper: { bundle: "library", places: ["folder", "named"], names: ["*.md"] },
  seeds: { bundle: "library", layer: "seeds", places: ["seeds"], names: ["*.yaml"] },
  bibtex: {
    bundle: "bibliography",
    hasOwnKeys: true,
    layer: "bibliography",
    places: ["anywhere", "named"],
    names: ["*.bib"],
  },
  csl: {
    bundle: "bibliography",
    hasOwnKeys: true,
    layer: "csl",
    places: ["anywhere", "named"],
    // The ending `.json` says nothing, so files that the user does not name are recognised by customary names.
    names: ["*.csl.json", "*.csljson", "references.json", "bibliography.json"],
    moreNames: ["*.json"],
  },
  // PubMed saves `.nbib` files.
  ris: {
    bundle: "bibliography",
    hasOwnKeys: false,
    layer: "bibliography",
    places: ["anywhere", "named"],
    names: ["*.ris", "*.nbib"],
  },
} as const satisfies Readonly<Record<string, FileKind>>;

export type FileKindName = keyof typeof fileKinds;

/** The parsers that a bundle must have. */
export type FileParsers<B extends FileKind["bundle"]> = {
  readonly [K in FileKindName as (typeof fileKinds)[K]["bundle"] extends B ? K : never]: FileParser;
};

/** The kinds of files that are bibliographies. */
export type BibliographyKind = keyof FileParsers<"bibliography">;

/** A parser that may run in slices. */
export type SlicedParser = (
  ...args: Parameters<FileParser>
) => LibraryContent | undefined | Promise<LibraryContent | undefined>;

/** A parser in slices of every bibliography. */
export type SlicedParsers = { readonly [kind in BibliographyKind]: SlicedParser };

export type SomeParsers = Readonly<Partial<Record<FileKindName, FileParser>>>;

/** The kind of a file, by its path (with `/`); `undefined` if it does not belong to the library. */
export function fileKindOf(path: string, place: FilePlace): FileKindName | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  for (const { kind, isEnding, text } of namesAt[place])
    if (isEnding ? name.length > text.length && name.endsWith(text) : name === text) return kind;
  return undefined;
}

/** Whether files of a kind are bibliographies. */
export function isBibliographyKind(kind: FileKindName | undefined): kind is BibliographyKind {
  return kind !== undefined && fileKinds[kind].bundle === "bibliography";
}

/** The kind of a file's layer; `folder` is the kind of the library folder it is in. */
export function layerKindOf(kind: FileKindName, folder: SourceKind): SourceKind {
  const { layer }: FileKind = fileKinds[kind];
  return layer ?? folder;
}

/** Whether a file below a command's paths may belong to a library. */
export function mayBeSource(path: string): boolean {
  return fileKindOf(path, "anywhere") !== undefined || (isInPapers.test(path) && isFolderFile(path));
}

const isInPapers = /(?:^|\/)papers\/[^/]+$/;
const isFolderFile = (path: string) => fileKindOf(path, "folder") !== undefined;

/** A glob for the file names in a place, for APIs that take only globs: `{*.[bB][iI][bB],…}`. */
export function globOf(place: FilePlace): string {
  const anyCase = (text: string) => text.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  return `{${namesAt[place].map(({ isEnding, text }) => (isEnding ? "*" : "") + anyCase(text)).join(",")}}`;
}

interface KindName {
  readonly kind: FileKindName;
  /** Whether the name is a suffix only. */
  readonly isEnding: boolean;
  readonly text: string;
}

const namesAt: Readonly<Record<FilePlace, readonly KindName[]>> = {
  anywhere: namesOf("anywhere"),
  folder: namesOf("folder"),
  seeds: namesOf("seeds"),
  named: namesOf("named"),
};

function namesOf(place: FilePlace): readonly KindName[] {
  const rows: readonly [string, FileKind][] = Object.entries(fileKinds);
  return rows.flatMap(([kind, { places, names, moreNames = [] }]) =>
    !places.includes(place) || !isKind(kind)
      ? []
      : [...names, ...(place === "named" ? moreNames : [])].map((name) => ({
          kind,
          isEnding: name.startsWith("*"),
          text: name.replace(/^\*/, "").toLowerCase(),
        })),
  );
}

function isKind(name: string): name is FileKindName {
  return name in fileKinds;
}
