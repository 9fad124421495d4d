// The view Daily Papers: loaded when the user has switched it on.
export { createDaily } from "./createDaily.ts";
