/** What the rest of core and the editor use of the languages. */

export { type Lexed, lexed, type Source } from "../lexing/lexed.ts";
export { contextAt, type Region } from "../lexing/region.ts";
export { outerRegions, regions } from "../lexing/regions.ts";
export { commentMarkers, gapContext, type Language } from "./language.ts";
export { languageNamed, languageOf, languageOfEditorId } from "./languageOf.ts";
export type { CommentMarkers } from "./table.ts";
