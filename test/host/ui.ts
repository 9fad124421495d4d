// Runs the UI suite (test/ui) in a real VS Code, once per mode.
// `node dist/test/host/ui.js [FILE…] [--grep TEXT] [--only node|web|oldest]`
import { spawn } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Session } from "../ui/session.ts";
import { type Choice, parseChoice } from "./choice.ts";
import type { ExtensionHost } from "./copies.ts";
import { endWithProcess, runEntry } from "./endings.ts";
import { project, scratch } from "./project.ts";
import { type Outcome, passingIn, withSecondTry } from "./secondTry.ts";
import { sessionVariable, startSession } from "./uiSession.ts";
import { newest, oldest, type Version } from "./vscode.ts";

interface Mode {
  readonly name: string;
  readonly title: string;
  readonly version: Version;
  readonly extensionHost: ExtensionHost;
  /** Runs only tests whose titles contain this. */
  readonly tag?: string;
  /** Skips these files. */
  readonly without?: RegExp;
}

const modes: readonly Mode[] = [
  { name: "node", title: `VS Code ${newest}, Node extension host`, version: newest, extensionHost: "node" },
  {
    name: "web",
    title: `VS Code ${newest}, web worker extension host`,
    version: newest,
    extensionHost: "web",
    // Tests of VS Code's own UI, where our part does not depend on the host; and Zotero, which a browser cannot reach.
    without: /^(?:hostileNames|renamePreview|renameSeed|paste|longNotes|zotero)\./,
  },
  {
    name: "oldest",
    title: `VS Code ${oldest}, smoke`,
    version: oldest,
    extensionHost: "node",
    tag: "@smoke",
  },
];

/** Ends a suite that hangs, in milliseconds. Generous: a busy machine takes three times as long as an idle one. */
const limit = 45 * 60_000;

async function runMode(mode: Mode, choice: Choice): Promise<Outcome> {
  const { session, stop } = await startSession(mode);
  try {
    return await mocha(session, mode, choice);
  } finally {
    await stop();
  }
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

function mocha(ours: Session, { tag, without }: Mode, choice: Choice): Promise<Outcome> {
  // A title must contain both, in any order: the mode's tag and the caller's text.
  const words = [tag, choice.grep].flatMap((word) => (word ? [`(?=.*${escaped(word)})`] : []));
  const folder = join(project, "dist", "test", "ui");
  const kept = readdirSync(folder).filter((file) => file.endsWith(".test.js") && !without?.test(file));
  const files = choice.files.length === 0 && without !== undefined ? kept : choice.files;
  const args = ["--enable-source-maps", join(folder, "index.js"), ...files];
  if (words.length > 0) args.push("--grep", words.join(""));
  return new Promise((resolve, reject) => {
    const env = { ...process.env, [sessionVariable]: JSON.stringify(ours) };
    const child = spawn(process.execPath, args, { cwd: project, env, stdio: ["ignore", "pipe", "inherit"] });
    const release = endWithProcess(() => child.kill());
    const timer = setTimeout(() => {
      console.error(`The suite did not end within ${limit / 60_000} minutes.`);
      child.kill();
    }, limit);
    let said = "";
    child.stdout.on("data", (part: Buffer) => {
      said = (said + part.toString()).slice(-20_000);
      process.stdout.write(part);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      release();
      said = stripVTControlCharacters(said);
      resolve({ code: code ?? 1, passing: passingIn(said), said });
    });
  });
}

runEntry(async () => {
  const choice = parseChoice(process.argv.slice(2));
  const wanted = modes.filter((mode) => !choice.only || mode.name === choice.only);
  if (wanted.length === 0) throw new Error(`--only takes ${modes.map((mode) => mode.name).join(", ")}.`);
  const totals: string[] = [];
  let failed = false;
  for (const mode of wanted) {
    console.log(`\nUI: ${mode.title}`);
    rmSync(join(scratch, "failures", mode.name), { recursive: true, force: true });
    const { code, passing } = await withSecondTry(choice, (files) => runMode(mode, files));
    // The chosen tests may include none with the mode's tag.
    const mayBeEmpty = mode.tag !== undefined && (choice.files.length > 0 || choice.grep !== undefined);
    const fine = code === 0 && (passing > 0 || mayBeEmpty);
    failed ||= !fine;
    totals.push(`${mode.title}: ${passing} passing${fine ? "" : `, FAILED (exit ${code})`}`);
  }
  console.log(`\nUI suite\n  ${totals.join("\n  ")}`);
  return failed ? 1 : 0;
});
