// The checks, in a bundle of their own that is loaded with the first file that cites anything.
export { checkFile } from "./checkFile.ts";
export { describedPaper, fixesOf } from "./fixes.ts";
export { formCounts } from "./formCounts.ts";
export { titleIndex } from "./titles/titleIndex.ts";
