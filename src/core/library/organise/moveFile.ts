import { identityOf } from "../../paper.ts";
import type { Problem } from "../../problem.ts";
import { editPaperFile } from "../paperFile/editPaperFile.ts";
import { newPaperFile } from "../paperFile/frontMatter.ts";
import { readPaperFile } from "../paperFile/parsePaperFile.ts";

const noProgress = { status: undefined, started: undefined, finished: undefined };

/**
 * Splits a personal paper file for a move to a shared library: the shared text, and what stays personal, the reading
 * progress (`undefined` if there is none).
 */
export function toShared(
  text: string,
  file = "",
): { readonly shared: string; readonly personal: string | undefined } | Problem {
  const read = readPaperFile(text, file);
  if (read === undefined || "code" in read) return read ?? refusal(file, "no front matter with a citekey");
  const { paper } = read;
  const { status, started, finished } = paper;
  const progress = {
    ...(status && { status }),
    ...(started && { started }),
    ...(finished && { finished }),
  };
  const shared = editPaperFile(text, noProgress, file);
  if (typeof shared !== "string") return shared;
  const isEmpty = Object.keys(progress).length === 0;
  return { shared, personal: isEmpty ? undefined : newPaperFile({ ...identityOf(paper), ...progress }) };
}

/**
 * Turns a shared paper file into a personal one. An existing personal file keeps its reading progress; if it has notes,
 * the move is refused.
 */
export function toPersonal(shared: string, personal: string | undefined, file = ""): string | Problem {
  if (personal === undefined) return shared;
  const read = readPaperFile(personal, file);
  if (read === undefined || "code" in read) return read ?? refusal(file, "no front matter with a citekey");
  if (personal.slice(read.front.body).trim() !== "") return refusal(file, "it has notes of its own");
  const { status, started, finished } = read.paper;
  return status || started || finished ? editPaperFile(shared, { status, started, finished }, file) : shared;
}

function refusal(file: string, reason: string): Problem {
  return { file, code: "unreadable-file", severity: "error", args: { reason }, line: 0, start: 0, end: 0 };
}
