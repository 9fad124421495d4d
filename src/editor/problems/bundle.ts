// A separate bundle, because most sessions fix no citation.
export { quickFixesAt } from "./quickFixes.ts";
