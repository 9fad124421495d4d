// The view Daily Papers: loaded once the user has switched it on.
export { createDaily } from "./daily.ts";
