import { decoded } from "../files.ts";
import type { Problem } from "../problem.ts";
import { type ForeignText, foreignText } from "../text/foreignText.ts";
import { LineReader } from "../text/lineReader.ts";
import { type FileKindName, fileKinds } from "./fileKinds.ts";
import type { LibraryContent } from "./source.ts";

/**
 * The text of a file of the library. Bibliographies are others' and come in any encoding; what we write ourselves must be
 * UTF-8, or its letters would not survive that: then it throws.
 */
export function fileText(bytes: Uint8Array, kind: FileKindName): ForeignText {
  return fileKinds[kind].bundle === "bibliography" ? foreignText(bytes) : { text: decoded(bytes) };
}

/** What a file holds, with a Problem where its letters were guessed. */
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
