export { keepBibliography } from "../library/writeKeptBibliography.ts";
export { unknownCard } from "../papers/unknownCard.ts";
export { childrenOf, itemOf } from "./items.ts";
export { paperNodes } from "./nodes.ts";
