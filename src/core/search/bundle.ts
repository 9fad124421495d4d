// The search, in a bundle of its own that is loaded with the first search.
export { completeFilter } from "./completeFilter.ts";
export { PaperSearch } from "./paperSearch.ts";
export { reasonFor } from "./reason.ts";
