// Runs a command as the leader of a process group. Ends the whole group when the command ends, or when our standard
// input closes, which happens however our parent dies (even by kill -9). `node guard.js COMMAND ARGS…`
import { spawn, spawnSync } from "node:child_process";

const [command = "", ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
let ending = false;

function end(): void {
  if (ending) return;
  ending = true;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(process.pid), "/T", "/F"]);
    return;
  }
  // Gives the group a second to end in order. SIGTERM does not end this process: it has a handler, below.
  process.kill(-process.pid, "SIGTERM");
  setTimeout(() => process.kill(-process.pid, "SIGKILL"), child.exitCode === null ? 1000 : 0);
  child.on("exit", () => process.kill(-process.pid, "SIGKILL"));
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, end);
process.stdin.on("close", end).on("error", end).resume();
child.on("error", (error) => {
  console.error(error.message);
  end();
});
child.on("exit", end);
