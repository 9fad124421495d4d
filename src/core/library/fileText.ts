import type { Problem } from "../problem.ts";
import { type ForeignText, foreignText } from "../text/foreignText.ts";
import { LineReader } from "../text/lineReader.ts";
import { decodeUtf8 } from "../text/utf8.ts";
import { type FileKindName, fileKinds } from "./fileKinds.ts";
import type { LibraryContent } from "./source.ts";

/**
 * Decodes a library file. Bibliographies come from other programs, in any encoding. Files that we write must be UTF-8,
 * because rewriting others would destroy characters: for those it throws.
 */
export function fileText(bytes: Uint8Array, kind: FileKindName): ForeignText {
  return fileKinds[kind].bundle === "bibliography" ? foreignText(bytes) : { text: decodeUtf8(bytes) };
}

/** Adds a Problem to a file's content if its encoding was guessed. */
export function withGuess(content: LibraryContent, { text, guess }: ForeignText): LibraryContent {
  if (guess === undefined || !("records" in content)) return content;
  const problem: Problem = {
    file: content.file,
    ...new LineReader(text).placeAt(guess.offset),
    code: "unreadable-file",
    severity: "warning",
    args: { encoding: guess.encoding, part: "encoding" },
  };
  return { ...content, problems: [problem, ...content.problems] };
}
