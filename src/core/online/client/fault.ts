import type { SourceName } from "./servers.ts";

/**
 * Why something could not be asked or understood; says nothing about whether the paper exists. `faultText` makes a
 * sentence of it.
 */
export class OnlineFault extends Error {
  override readonly name = "OnlineFault";
  readonly code: FaultCode;
  readonly args: Readonly<Record<string, string>>;

  constructor(code: FaultCode, source: SourceName | undefined, args: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.args = { ...(source !== undefined && { source: sourceTitles[source] }), ...args };
  }
}

export type FaultCode = keyof typeof sentences;

/** The names of the sources, as people know them. */
export const sourceTitles: Readonly<Record<SourceName, string>> = {
  arxiv: "arXiv",
  arxivPages: "arXiv",
  huggingFace: "Hugging Face",
  crossref: "Crossref",
  dataCite: "DataCite",
  doi: "doi.org",
  pages: "The paper's page",
  zotero: "Zotero",
};

/** English sentences with placeholders; the editor translates them. */
const sentences = {
  unreachable: "{source} could not be reached: {reason}.",
  timeout: "{source} did not answer within {seconds} seconds.",
  status: "{source} answered with an error ({status}).",
  limited: "{source} asks to be left alone for now (429): try again later.",
  "limited-for": "{source} asks to be left alone for {seconds} seconds: try again then.",
  refused: "{source} refuses to answer ({status}).",
  "too-large": "The answer of {source} is too large and was not read.",
  "wrong-type": "{source} answered with {type} instead of a record: perhaps a page that blocks robots.",
  unreadable: "The answer of {source} cannot be read: {reason}.",
  other: "{source} answered with another paper than the one that was asked for.",
  "bad-server": "“{address}” is not a server address; see the settings of Marginalia.",
  "zotero-absent": "Zotero does not answer at {address}: is it running on this machine?",
  "zotero-off":
    "Zotero does not let other programs ask it: switch that on in its settings, under Advanced (“Allow other applications on this computer to communicate with Zotero”).",
  "zotero-old": "This version of Zotero cannot be asked for its papers: Zotero 7 or newer is needed.",
  "zotero-remote":
    "Zotero does not answer at {address}: this window works on another machine ({machine}), where Zotero is not; forward its port to there, or import a file that it exports.",
  "zotero-browser":
    "Zotero cannot be asked from a browser: import a file that it exports, or open this folder in VS Code on the machine where Zotero runs.",
  "zotero-gone": "Zotero has no such collection any more ({place}).",
  "no-way": "Nothing that can be asked knows {id}: paste its BibTeX entry, CSL-JSON or title.",
} as const;

/** The sentence of a fault, with placeholders. */
export const faultSentence = ({ code }: OnlineFault): string => sentences[code];

/** The sentence of a fault in English, with its placeholders filled in. */
export function faultText(fault: OnlineFault): string {
  return faultSentence(fault).replace(/\{(\w+)\}/g, (braces, name: string) => fault.args[name] ?? braces);
}

/** The result, or `undefined` if there was an `OnlineFault`; other errors, such as a cancellation, are rethrown. */
export async function unlessFault<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof OnlineFault) return undefined;
    throw error;
  }
}
