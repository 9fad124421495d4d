export { keepBibliography } from "../library/writeKept.ts";
export { childrenOf, itemOf } from "./items.ts";
export { paperNodes } from "./nodes.ts";
