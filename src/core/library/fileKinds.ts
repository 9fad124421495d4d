import type { FileParser, LibraryContent, SourceKind } from "./source.ts";

/** The name of the file that lists a library folder's categories. */
export const categoriesFile = "categories.yaml";

/** Where a file lies, as seen from the library. */
export type FilePlace =
  /** Anywhere in the workspace, or below the paths of a command. */
  | "anywhere"
  /** Directly in a library folder. */
  | "folder"
  /** Among the papers that we ship. */
  | "seeds"
  /** The user names it, or the folder that it is in. */
  | "named";

interface FileKind {
  /** The bundle whose `fileParsers` has its parser. */
  readonly bundle: "library" | "bibliography";
  /** The kind of its layer; absent: that of its folder. */
  readonly layer?: SourceKind;
  readonly places: readonly FilePlace[];
  /** Names by which it is recognised, in capitals too; a `*` at the beginning stands for anything. */
  readonly names: readonly string[];
  /** Further names where the user names it. */
  readonly moreNames?: readonly string[];
}

/**
 * All files that the library reads; the first kind whose name fits wins. A new source is a row here, a parser in the
 * `fileParsers` of its bundle and, where its layer is a new one, a word in `sourceKinds`.
 */
export const fileKinds = {
  categories: { bundle: "library", places: ["folder", "seeds", "named"], names: [categoriesFile] },
  paper: { bundle: "library", places: ["folder", "named"], names: ["*.md"] },
  seeds: { bundle: "library", layer: "seeds", places: ["seeds"], names: ["*.yaml"] },
  bibtex: {
    bundle: "bibliography",
    layer: "bibliography",
    places: ["anywhere", "named"],
    names: ["*.bib"],
  },
  csl: {
    bundle: "bibliography",
    layer: "csl",
    places: ["anywhere", "named"],
    // A JSON file says nothing by its ending, so those that nobody names go by customary names.
    names: ["*.csl.json", "*.csljson", "references.json", "bibliography.json"],
    moreNames: ["*.json"],
  },
  // `.nbib` is what PubMed saves.
  ris: {
    bundle: "bibliography",
    layer: "bibliography",
    places: ["anywhere", "named"],
    names: ["*.ris", "*.nbib"],
  },
} as const satisfies Readonly<Record<string, FileKind>>;

export type FileKindName = keyof typeof fileKinds;

/** The parsers that a bundle has to have. */
export type FileParsers<B extends FileKind["bundle"]> = {
  readonly [K in FileKindName as (typeof fileKinds)[K]["bundle"] extends B ? K : never]: FileParser;
};

/** A parser that may take its time. */
export type SlicedParser = (
  ...args: Parameters<FileParser>
) => LibraryContent | undefined | Promise<LibraryContent | undefined>;

export type SomeParsers = Readonly<Partial<Record<FileKindName, FileParser>>>;

/** What a file at this path (with `/`) is read as; `undefined`: it is none of the library's. */
export function fileKindOf(path: string, place: FilePlace): FileKindName | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  for (const { kind, isEnding, text } of namesAt[place])
    if (isEnding ? name.length > text.length && name.endsWith(text) : name === text) return kind;
  return undefined;
}

/** The kind of the layer of a file; `folder` is that of the library folder it is in. */
export function layerKindOf(kind: FileKindName, folder: SourceKind): SourceKind {
  const { layer }: FileKind = fileKinds[kind];
  return layer ?? folder;
}

/** Whether a library may be read from a file below the paths of a command. */
export function mayBeSource(path: string): boolean {
  return fileKindOf(path, "anywhere") !== undefined || (isInPapers.test(path) && isFolderFile(path));
}

const isInPapers = /(?:^|\/)papers\/[^/]+$/;
const isFolderFile = (path: string) => fileKindOf(path, "folder") !== undefined;

/** A glob for the names at a place, for programs that know nothing of our kinds: `{*.[bB][iI][bB],…}`. */
export function globOf(place: FilePlace): string {
  const anyCase = (text: string) => text.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  return `{${namesAt[place].map(({ isEnding, text }) => (isEnding ? "*" : "") + anyCase(text)).join(",")}}`;
}

interface KindName {
  readonly kind: FileKindName;
  /** Whether names only have to end so. */
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
