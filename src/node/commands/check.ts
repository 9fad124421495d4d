import { resolve } from "node:path";
import { memoize } from "../../core/memoize.ts";
import type { PaperId } from "../../core/paperId.ts";
import type { CitationProblemCode, Problem, Severity } from "../../core/problem.ts";
import type { CheckContext, UnreadFile } from "../../core/problems/checkContext.ts";
import { checkFile } from "../../core/problems/checkFile.ts";
import { excusedKeys } from "../../core/problems/excusedKeys.ts";
import { formCounts } from "../../core/problems/linkForm.ts";
import { githubAnnotation } from "../../core/problems/report/github.ts";
import { problemLine, reportedProblem } from "../../core/problems/report/plain.ts";
import { sarif } from "../../core/problems/report/sarif.ts";
import {
  defaultProblemSettings,
  type LinkForm,
  linkForms,
  type ProblemSettings,
  problemCodes,
  severities,
} from "../../core/problems/severities.ts";
import { titleIndex } from "../../core/problems/titles/titleIndex.ts";
import { decode, encodingOf } from "../../core/scan/textFile.ts";
import { copyRecord } from "../../core/text/copyString.ts";
import { jsonText, terminalText } from "../../core/text/terminalText.ts";
import { type Command, type CommandCall, UsageError } from "../command.ts";
import { serverOption } from "../online/onlineClient.ts";
import { productVersion } from "../productVersion.ts";
import { reasonOf } from "../reason.ts";
import { readRegularFile } from "../regularFile.ts";
import { type ScannedOperands, scanOperands } from "../scan/scanOperands.ts";
import { checkOnline } from "./checkOnline.ts";
import { foundIndex } from "./commandLibrary.ts";

/** `check PATH…`: reports problems in the citations below the paths and in the library's files. */
export const check: Command = {
  minOperands: 1,
  formats: ["text", "json", "sarif", "github"],
  options: {
    severity: {
      value: "CODE=LEVEL,…",
      help: `how severe a problem is (${severities.join(", ")}): ${problemCodes.join(", ")}`,
    },
    online: {
      help: "ask arXiv, Crossref and doi.org too: ids that do not exist, other titles, withdrawn, retracted",
    },
    ...serverOption,
    prefer: { value: "FORM", help: `the preferred form of links: ${linkForms.join(", ")}` },
  },
  run: async (call) => {
    const settings = settingsOf(call);
    const preferredForm = preferredOf(call);
    const scanned = await scanOperands(call);
    const problems = await problemsOf(scanned, settings, preferredForm, call);
    call.terminal.out(reportOf(problems, call));
    return problems.some(({ severity }) => severity === "error" || severity === "warning") ? 1 : 0;
  },
};

function settingsOf({ options }: CommandCall): ProblemSettings {
  const chosen = typeof options.severity === "string" ? options.severity.split(",") : [];
  const settings: Record<CitationProblemCode, Severity | "off"> = { ...defaultProblemSettings };
  for (const choice of chosen) {
    const [name, level] = choice.split("=").map((part) => part.trim());
    const code = problemCodes.find((known) => known === name);
    const severity = severities.find((known) => known === level);
    if (code === undefined || severity === undefined) {
      throw new UsageError(`--severity takes CODE=LEVEL, not "${choice}"; see marginalia check --help.`);
    }
    settings[code] = severity;
  }
  return settings;
}

function preferredOf({ options }: CommandCall): LinkForm {
  if (options.prefer === undefined) return linkForms[0];
  const form = linkForms.find((known) => known === options.prefer);
  if (form === undefined) {
    throw new UsageError(`--prefer takes one of ${linkForms.join(", ")}, not "${options.prefer}".`);
  }
  return form;
}

/** All problems by file, line and column. */
async function problemsOf(
  { library, scan }: ScannedOperands,
  settings: ProblemSettings,
  preferredForm: LinkForm,
  call: CommandCall,
): Promise<readonly Problem[]> {
  const index = foundIndex(scan.found, library);
  const context: CheckContext = {
    library,
    titles: titleIndex(library.papers),
    settings,
    preferredForm,
    formsOf: memoize((id) => formCounts(library, index, id)),
    excusedKeys: excusedKeys(library, index),
  };
  const offline: Problem[] = [];
  for (const { file, citations } of scan.found) {
    const lines = linesOf(file, call);
    if (lines === undefined) continue;
    for (const problem of checkFile({ file, lines, citations }, context)) offline.push(copyRecord(problem));
  }
  const online = call.options.online === true ? await onlineProblemsOf(scan.found, settings, call) : [];
  const found = [...offline.filter((problem) => !online.some((one) => isSamePlace(one, problem))), ...online];
  // A duplicate key is reported once: at the file whose entry lost it. The editor reports it in both files.
  const ofLibrary = library.problems.filter(
    ({ code, args }) => code !== "duplicate-citekey" || args.part === undefined,
  );
  return [...ofLibrary, ...found].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.start - b.start,
  );
}

async function onlineProblemsOf(
  found: ScannedOperands["scan"]["found"],
  settings: ProblemSettings,
  call: CommandCall,
): Promise<readonly Problem[]> {
  const cited = new Set<PaperId>();
  for (const { citations } of found) for (const { target } of citations) cited.add(target);
  const files = found.map(
    ({ file, citations }): UnreadFile => ({
      file,
      async read() {
        const lines = linesOf(file, call);
        return lines && { file, lines, citations };
      },
    }),
  );
  return await checkOnline(files, cited, settings, call);
}

/**
 * Whether the offline and the online check report the same problem. Then only the online one is kept: it also knows a
 * paper's older titles.
 */
const isSamePlace = (one: Problem, other: Problem): boolean =>
  one.code === other.code && one.file === other.file && one.line === other.line && one.start === other.start;

/** The lines of a scanned file; `undefined`, with a warning, if it cannot be read any more. */
function linesOf(file: string, { cwd, leaveOut }: CommandCall): readonly string[] | undefined {
  try {
    const bytes = readRegularFile(resolve(cwd, file));
    return decode(bytes, encodingOf(bytes) ?? "utf-8").split(/\r\n|\r|\n/);
  } catch (error) {
    leaveOut(file, reasonOf(error));
    return undefined;
  }
}

function reportOf(problems: readonly Problem[], { format, product }: CommandCall): string {
  switch (format) {
    case "json":
      return jsonText({ problems: problems.map(reportedProblem) });
    case "sarif":
      return jsonText(sarif(problems, productVersion(product)));
    case "github":
      return problems.map((problem) => `${githubAnnotation(problem)}\n`).join("");
    default:
      return problems.map((problem) => `${terminalText(problemLine(problem))}\n`).join("");
  }
}
