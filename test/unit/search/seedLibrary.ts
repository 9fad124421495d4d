import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Library } from "../../../src/core/library/library.ts";
import { parseSeedFile } from "../../../src/core/library/seedFile.ts";

const folder = join(process.cwd(), "seeds");

/** A library of the 41 papers that come with the product. */
export function seedLibrary(): Library {
  const library = new Library();
  library.batch(() => {
    for (const name of readdirSync(folder)) {
      if (name === "categories.yaml") continue;
      const text = readFileSync(join(folder, name), "utf8");
      library.setFile(parseSeedFile(text, `seeds/${name}`, { kind: "seeds", order: 0 }));
    }
  });
  return library;
}
