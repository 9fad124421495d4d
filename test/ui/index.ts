// Entry of the UI suite's process, which test/host/ui.ts starts once per mode. Built as a bundle beside those of the
// test files.
import { parseChoice } from "../host/choice.ts";
import { runFiles } from "../host/mochaRun.ts";

// Playwright closes its browsers at a signal and lets the process go on: all further tests would fail, one by one.
process.once("SIGTERM", () => process.exit(128 + 15));

const { files, grep } = parseChoice(process.argv.slice(2));

void runFiles({
  folder: __dirname,
  choice: { files },
  grep: grep === undefined ? undefined : new RegExp(grep),
  timeout: 60_000,
  color: true,
  say: console.log,
}).then((failures) => {
  process.exitCode = failures === 0 ? 0 : 1;
});
