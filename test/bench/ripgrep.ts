import { spawn } from "node:child_process";
import { rgPath } from "@vscode/ripgrep";
import { defaultExcludes } from "../../src/core/scan/excludes.ts";
import { maxFileBytes } from "../../src/core/scan/textFile.ts";

/** A match of ripgrep: its line from 1, its column from 1 in bytes, and its text. */
export interface Hit {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly match: string;
}

const arxivId = "(?:\\d{4}\\.\\d{4,5}|[a-z-]{2,9}(?:\\.[a-zA-Z-]{2,15})?/\\d{7})";
/** With all cases spelled out, because a case-insensitive expression is several times slower in ripgrep. */
const arxiv = "(?:ar[Xx]iv|Ar[Xx]iv|ARXIV)";

/**
 * The forms in `formTable.ts`, as far as one expression of ripgrep can match them, and as fast as possible: on bytes
 * (`(?-u)`), case-sensitive, with a literal near the start of each branch.
 */
const expression = `(?-u)(?:${[
  `(?:arxiv|ar5iv|alphaxiv)\\.org/[a-z]+/${arxivId}`,
  `${arxiv}(?::|\\.| )[ \`]?${arxivId}`,
  `(?:huggingface|\\bhf)\\.co/papers/${arxivId}`,
  "\\b10\\.[1-9]\\d{3,8}/[^\\s\"'<>`{}]+",
  "openreview\\.net/(?:forum|pdf)\\?id=[\\w-]+",
  "(?:aclanthology\\.org|aclweb\\.org/anthology)/[A-Za-z0-9][\\w.-]+\\d",
  "proceedings\\.mlr\\.press/[vr]\\d+/\\w+",
  "(?:papers|proceedings)\\.(?:nips|neurips)\\.cc/paper\\w*/\\S+",
  "openaccess\\.thecvf\\.com/\\S+\\.(?:html|pdf)",
  `(?:eprint|EPRINT|Eprint)\\s*=\\s*["{]?(?:${arxiv}:)?${arxivId}`,
  "[@\\\\][cC]ite[a-zA-Z]*\\*?(?:\\[[^\\]]*\\])*\\{[\\w:.,+/ -]+\\}",
  "[@\\\\]cite[ \\t]+[\\w:.-]*\\w",
  ":cite(?::[a-z]+)?:`[^`]+`",
  "\\]\\(@cite[a-z]*\\*?[^)]*\\)",
  "\\[-?@[\\w:.-]+",
].join("|")})`;

/** Options to read the same files as our scan, with the same ignore rules and excludes, even without a repository. */
const options = [
  ...[
    "--no-config",
    "--hidden",
    "--no-require-git",
    "--no-ignore-global",
    "--no-ignore-dot",
    "--no-messages",
  ],
  ...["-o", "-n", "--column", "--no-heading", "--with-filename", "--null", "--color", "never"],
  ...["--max-filesize", String(maxFileBytes)],
  ...defaultExcludes.flatMap((glob) => ["-g", `!${glob}`]),
  ...["-e", expression, "."],
];

/** Runs ripgrep on a folder; resolves with its output. */
export const ripgrep = (folder: string) => outputOf(folder, options);

/** Runs ripgrep only for its version, to measure its start. */
export const ripgrepStart = (folder: string) => outputOf(folder, ["--version"]);

async function outputOf(folder: string, args: readonly string[]): Promise<string> {
  const child = spawn(rgPath, args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const parts: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return Buffer.concat(parts).toString("utf8");
}

export function hitsOf(output: string): readonly Hit[] {
  return output.split("\n").flatMap((row) => {
    const [path = "", place = ""] = row.split("\0");
    const match = /^(\d+):(\d+):(.*)$/s.exec(place);
    if (!match) return [];
    return {
      file: path.replace(/^\.\//, ""),
      line: Number(match[1]),
      column: Number(match[2]),
      match: match[3] ?? "",
    };
  });
}
