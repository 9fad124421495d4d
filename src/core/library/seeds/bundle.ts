/// <reference path="./shippedSeeds.d.ts" />
// The papers that come with the product, read when it was built: to parse their YAML took longer than all else of a start.
import { shippedSeeds } from "shipped-seeds";
import type { Layer, LibraryContent } from "../source.ts";

const layer: Layer = { kind: "seeds", order: 0 };

/** The contents of the files in `seeds`, in the order of their names; `fileOf` gives a file's path or uri. */
export function seedContents(fileOf: (name: string) => string): readonly LibraryContent[] {
  return shippedSeeds.map(({ name, content }) => ({ ...content, file: fileOf(name), layer }));
}
