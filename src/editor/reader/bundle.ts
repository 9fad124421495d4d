export { createReader } from "./pages.ts";
