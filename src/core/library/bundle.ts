// What reads and changes YAML: a bundle of its own, since it is a third of all that the editor would load at its start.
export { parseCategories } from "./categories.ts";
export { editPaperFile } from "./paperFile/editPaperFile.ts";
export { parsePaperFile } from "./paperFile/parsePaperFile.ts";
export { createPaper, updatePaper } from "./paperFile/writePaper.ts";
export { parseSeedFile } from "./seedFile.ts";
