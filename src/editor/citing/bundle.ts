// A bundle of its own: it carries the lexers of all languages, and most sessions cite nothing.
export { insertionsAt } from "./insertionsAt.ts";
