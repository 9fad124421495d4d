// A separate bundle, because the citation processor is large: loaded when a citation style is first used.

export { shippedStyles } from "./shippedStyles.ts";
export { styledReferences } from "./styledReferences.ts";
