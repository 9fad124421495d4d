// `npm run watch:test [-- --grep TEXT]`: builds the product and the unit tests whenever a file changes, then runs these tests.
const { spawn } = require("node:child_process");
const { createRequire } = require("node:module");
const { join } = require("node:path");
const { build } = require("../esbuild.js");

const mocha = join(createRequire(__filename).resolve("mocha/package.json"), "..", "bin", "mocha.js");
let running;

function runTests() {
  running?.kill();
  const words = ["--parallel", "--timeout", "30000", "--enable-source-maps", ...process.argv.slice(2)];
  running = spawn(process.execPath, [mocha, ...words, "dist/test/unit/**/*.test.js"], { stdio: "inherit" });
}

build(["product", "unit", "watch"], (fine) => fine && runTests()).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
