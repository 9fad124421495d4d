// The search. A separate bundle, loaded with the first search.
export { filterCompletion } from "../../core/search/filters/completeFilter.ts";
export { mayBeMissing, reasonFor } from "../../core/search/whyFound.ts";
export { openSearch } from "./openSearch.ts";
