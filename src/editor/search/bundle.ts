// The search, in a bundle of its own that is loaded with the first search.
export { filterCompletion } from "../../core/search/completeFilter.ts";
export { reasonFor } from "../../core/search/reason.ts";
export { openSearch } from "./openSearch.ts";
