// All code that reads and writes YAML, and what else is first needed with it. A separate bundle, because it is a third
// of what the editor would load at startup.
import { parseCategories } from "./categories.ts";
import type { FileParsers } from "./fileKinds.ts";
import { parsePaperFile } from "./paperFile/parsePaperFile.ts";
import { parseSeedFile } from "./seedFile.ts";

export { groupWords } from "../groups/groupWords.ts";
export { SortKeys } from "../groups/rows.ts";
export { tellApart } from "../groups/tellApart.ts";
export { groupsInSlices } from "../groups/treeGroups.ts";
export { problemSentence } from "../problems/problemText.ts";
export { editCategories } from "./organise/editCategories.ts";
export { mergedKeys, mergeFiles, splitFile } from "./organise/mergeFiles.ts";
export { toPersonal, toShared } from "./organise/moveFile.ts";
export { addHighlights } from "./paperFile/addHighlights.ts";
export { editPaperFile } from "./paperFile/editPaperFile.ts";
export { foreignNote } from "./paperFile/foreignNote.ts";
export { createPaper, updatePaper } from "./paperFile/writePaper.ts";
export { mergeVersions } from "./versions/mergeVersions.ts";
export { parsePaperFile };

export const fileParsers: FileParsers<"library"> = {
  categories: (text, file, layer) => ({ ...parseCategories(text, file), file, layer }),
  paper: parsePaperFile,
  seeds: parseSeedFile,
};
