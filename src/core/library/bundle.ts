// What reads and changes YAML: a bundle of its own, since it is a third of all that the editor would load at its start.
export { parseCategories } from "./categories.ts";
export { editPaperFile } from "./editPaperFile.ts";
export { parsePaperFile } from "./paperFile.ts";
export { parseSeedFile } from "./seedFile.ts";
export { createPaper, updatePaper } from "./writePaper.ts";
