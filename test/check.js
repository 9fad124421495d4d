// `npm run check`: the compiler over each layer with its own globals, then lint and format.
const { spawnSync } = require("node:child_process");

const run = (...words) =>
  spawnSync("npx", words, {
    stdio: "inherit",
    shell: process.platform === "win32",
  }).status;
const layers = ["src/core", "src/protocol", "src/node", "src/editor", "src/webview", "test"];
const failed = layers.filter((layer) => run("tsc", "-p", layer) !== 0);
if (run("biome", "check", ".") !== 0) failed.push("biome");
if (failed.length > 0) console.error(`check failed: ${failed.join(", ")}`);
process.exitCode = failed.length > 0 ? 1 : 0;
