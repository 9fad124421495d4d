// The bundle that the editor loads on Node hosts, with src/editor/bundles.ts.
export { manyNodeFiles, nodeFiles } from "./files.ts";
export { withLock } from "./lock.ts";
export { onlineFolder } from "./online/onlineFolder.ts";
export { sharedPace } from "./online/sharedPace.ts";
export { readIfThere } from "./regularFile.ts";
export { type ScanFolderOptions, scanFolder } from "./scan/scanFolder.ts";
export { styledInThread } from "./styles/styledInThread.ts";
export { removeLeftovers, writeAtomically } from "./writeAtomically.ts";
