// The search, in a bundle of its own that is loaded with the first search.
export { PaperSearch } from "./paperSearch.ts";
