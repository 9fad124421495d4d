/// <reference path="./shippedSeeds.d.ts" />
// The shipped papers, parsed at build time: parsing their YAML took longer than the rest of the startup.
import { shippedSeeds } from "shipped-seeds";
import type { Layer, LibraryContent } from "../source.ts";

const layer: Layer = { kind: "seeds", order: 0 };

/** The contents of the files in `seeds`, sorted by name; `fileOf` gives a file's path or uri. */
export function seedContents(fileOf: (name: string) => string): readonly LibraryContent[] {
  return shippedSeeds.map(({ name, content }) => ({ ...content, file: fileOf(name), layer }));
}
