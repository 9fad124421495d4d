/**
 * Writes `seeds/` from the two documents beside this script; `npm run seeds`, in the repository's root. A file that
 * is there and not ours any more is named, not removed: a later version never removes a seed.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { seedDocuments, seedFiles } from "./seedFiles.ts";

const read = (path: string) => readFileSync(path, "utf8");
const files = seedFiles(read(seedDocuments.text), read(seedDocuments.metadata));
mkdirSync("seeds", { recursive: true });
for (const [name, content] of files) writeFileSync(`seeds/${name}`, content);
for (const name of readdirSync("seeds")) {
  if (!files.has(name)) console.error(`seeds/${name}: no category names it`);
}
console.log(`${files.size} files written to seeds/`);
