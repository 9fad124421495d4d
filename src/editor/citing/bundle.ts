// A separate bundle, because it contains the lexers of all languages and most sessions insert no citation.
export { insertionsAt } from "./insertionsAt.ts";
