// The checks. A separate bundle, loaded with the first file that cites anything.
export { describedPaper } from "../beside/describedPaper.ts";
export { checkedTexts } from "./checkedTexts.ts";
export { checkFile } from "./checkFile.ts";
export { excusedKeys } from "./excusedKeys.ts";
export { fixesOf } from "./fixes.ts";
export { formCounts } from "./linkForm.ts";
export { mismatches } from "./online/mismatches.ts";
export { onlineProblems } from "./online/onlineProblems.ts";
export { problemSentence } from "./problemText.ts";
export { silenceEdit } from "./silence.ts";
export { titleIndex } from "./titles/titleIndex.ts";
