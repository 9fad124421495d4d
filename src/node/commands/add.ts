import { resolve } from "node:path";
import { newCitekey } from "../../core/citekeys/newCitekey.ts";
import { identify } from "../../core/ids/identify.ts";
import type { Library } from "../../core/library/library.ts";
import { knownAs } from "../../core/library/recognisePaper.ts";
import { localDay } from "../../core/localDay.ts";
import type { FoundPaper } from "../../core/online/foundPaper.ts";
import { type Paper, recordOf } from "../../core/paper.ts";
import type { PaperId } from "../../core/paperId.ts";
import { jsonText, terminalText } from "../../core/text/terminalText.ts";
import { loadBundle } from "../bundles.ts";
import { type Command, type CommandCall, UsageError } from "../command.ts";
import { nodeFiles } from "../files.ts";
import { loadLibrary } from "../library.ts";
import { isFolderThere } from "../namedPath.ts";
import { onlineClient, serverOption, untilInterrupted } from "../online/onlineClient.ts";
import { progressBar } from "../terminal.ts";
import { warnOfProblems } from "./commandLibrary.ts";

/** The result for one operand, as `--format json` prints it. */
type Outcome =
  | {
      readonly kind: "added" | "would-add";
      readonly id: PaperId;
      readonly paper: Paper;
      readonly file: string;
    }
  | { readonly kind: "known"; readonly id: PaperId; readonly citekey: string; readonly by: "id" | "title" }
  | { readonly kind: "not-found"; readonly id: PaperId }
  | { readonly kind: "failed"; readonly id: PaperId; readonly reason: string };

/** `add ID…`: looks papers up and writes their files. */
export const add: Command = {
  minOperands: 1,
  formats: ["text", "json"],
  options: {
    to: { value: "DIR", help: "the folder of paper files (default: papers)" },
    "dry-run": { help: "write nothing; say what would be written" },
    ...serverOption,
  },
  run: async (call) => {
    const to = typeof call.options.to === "string" ? call.options.to : "papers";
    const library = libraryIn(to, call);
    const ids = idsIn(call);
    const known = ids.flatMap((id): Outcome[] => {
      const paper = library.find(id);
      return paper ? [{ kind: "known", id, citekey: paper.citekey, by: "id" }] : [];
    });
    const asked = ids.filter((id) => library.find(id) === undefined);
    const outcomes = [...known, ...(asked.length > 0 ? await lookUpAndWrite(asked, to, library, call) : [])];
    const ordered = ids.flatMap((id) => outcomes.filter((outcome) => outcome.id === id));
    call.terminal.out(
      call.format === "json" ? jsonText(ordered.map(reported)) : ordered.map(lineOf).join(""),
    );
    for (const outcome of ordered) if (outcome.kind === "failed") call.terminal.warn(outcome.reason);
    const isWhole = ordered.length === ids.length;
    return isWhole && ordered.every(({ kind }) => kind !== "failed" && kind !== "not-found") ? 0 : 1;
  },
};

/** The papers of the folder and of `--library`; not the seeds, since they are in no folder. */
function libraryIn(to: string, call: CommandCall): Library {
  const libraries = [...(isFolderThere(resolve(call.cwd, to), to) ? [to] : []), ...call.libraries];
  const { library } = loadLibrary({ ...call, libraries, seeds: false, sources: [] });
  warnOfProblems(call, library);
  return library;
}

function idsIn({ operands }: CommandCall): readonly PaperId[] {
  const ids = operands.map((text) => {
    const id = identify(text);
    if (id === undefined || id.startsWith("key:"))
      throw new UsageError(`"${text}" is no id, DOI or address of a paper.`);
    return id;
  });
  return [...new Set(ids)];
}

async function lookUpAndWrite(
  ids: readonly PaperId[],
  to: string,
  library: Library,
  call: CommandCall,
): Promise<readonly Outcome[]> {
  const { client, online } = onlineClient(call);
  const outcomes: Outcome[] = [];
  const bar = progressBar(call.terminal, "papers");
  const write = writer(to, library, call);
  await untilInterrupted(async (signal) => {
    for await (const some of online.lookUpAll(ids, client, signal, { code: true })) {
      for (const one of some) {
        if (one.kind === "found") outcomes.push(await write(one.id, one.found));
        else if (one.kind === "absent") outcomes.push({ kind: "not-found", id: one.id });
        else outcomes.push({ kind: "failed", id: one.id, reason: online.faultText(one.fault) });
      }
      bar.show(outcomes.length, ids.length);
    }
  });
  bar.clear();
  return outcomes;
}

/** Makes a function that writes a paper's file, unless the folder has the paper under another id. */
function writer(to: string, library: Library, call: CommandCall) {
  const files = nodeFiles(resolve(call.cwd, to));
  let order = 0;
  return async (id: PaperId, { paper: found }: FoundPaper): Promise<Outcome> => {
    const known = knownAs(library, found);
    if (known) return { kind: "known", id, citekey: known.paper.citekey, by: known.by };
    const citekey = newCitekey(found, (key) => library.byCitekey(key) !== undefined);
    const added = localDay();
    const paper: Paper = { added, ...recordOf({ ...found, citekey }) };
    const take = (written: Paper, path: string): Outcome => {
      const file = `${to.replace(/[/\\]+$/, "")}/${path}`;
      const layer = { kind: "papers", order: 0 } as const;
      const records = [{ paper: { ...found, citekey: written.citekey }, line: 0 }];
      library.setFile({ file: `${file}#${order++}`, layer, records, problems: [] });
      return { kind: call.options["dry-run"] ? "would-add" : "added", id, paper: written, file };
    };
    if (call.options["dry-run"]) return take(paper, `${citekey}.md`);
    const written = await loadBundle(call.product, "library").createPaper(files, "", paper);
    if (written.kind === "written") return take({ ...paper, citekey: written.citekey }, written.path);
    if (written.kind === "exists") return { kind: "known", id, citekey, by: "id" };
    const reason = written.kind === "failed" ? written.reason : "it changed meanwhile";
    throw new UsageError(`${to}/${written.path} cannot be written: ${reason}.`);
  };
}

function reported(outcome: Outcome): object {
  if (outcome.kind !== "added" && outcome.kind !== "would-add") return outcome;
  const { kind, id, paper, file } = outcome;
  return { kind, id, citekey: paper.citekey, file, title: paper.title };
}

function lineOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case "added":
    case "would-add": {
      const { kind, paper, file } = outcome;
      const verb = kind === "added" ? "added" : "would add";
      return `${verb} ${terminalText(file)}  ${terminalText(paper.title)}\n`;
    }
    case "known": {
      const how = outcome.by === "id" ? "" : " (a paper of this title)";
      return `known ${terminalText(outcome.id)} as ${terminalText(outcome.citekey)}${how}\n`;
    }
    case "not-found":
      return `not found ${terminalText(outcome.id)}\n`;
    case "failed":
      return `failed ${terminalText(outcome.id)}\n`;
  }
}
