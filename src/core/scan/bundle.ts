// Scans through the port `Files`: of a whole folder on the web, and of changed files. A separate bundle,
// loaded with the first of them.
export { slicedScan } from "./slicedScan.ts";
export { scanSomeFiles } from "./someFiles.ts";
