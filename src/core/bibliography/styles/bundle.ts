// A bundle of its own, loaded when references are first asked for in a citation style: the processor is large.

export { shippedStyles } from "./shippedStyles.ts";
export { styledReferences } from "./styledReferences.ts";
