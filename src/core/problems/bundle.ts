// The checks, a bundle of their own: most files cite nothing, and then nobody needs them.
export { checkFile } from "./checkFile.ts";
export { describedPaper, fixesOf } from "./fixes.ts";
export { formCounts } from "./formCounts.ts";
export { titleIndex } from "./titles/titleIndex.ts";
