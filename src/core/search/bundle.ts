// The search, a bundle of its own: nobody searches before VS Code is up.
export { PaperSearch } from "./paperSearch.ts";
