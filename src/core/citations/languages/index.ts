/** What the rest of core and the editor see of the languages. */

export { contextAt, type Region } from "../lexing/region.ts";
export { gapContext } from "./gap.ts";
export { type Language, languageNamed, languageOf, languageOfEditorId } from "./language.ts";
export { type Lexed, lexed, relexed, type Source } from "./lexed.ts";
export { type CommentMarkers, commentMarkers } from "./markers.ts";
export { outerRegions, regions } from "./regions.ts";
