export { childrenOf } from "./children.ts";
export { itemOf } from "./items.ts";
export { paperNodes } from "./nodes.ts";
