import { resolve } from "node:path";
import { decodeUtf8 } from "../../core/text/utf8.ts";
import { loadBundle } from "../bundles.ts";
import { type Command, type CommandCall, UsageError } from "../command.ts";
import { reasonOf, writeReasonOf } from "../reason.ts";
import { readRegularFile } from "../regularFile.ts";
import { writeAtomically } from "../writeAtomically.ts";

/**
 * `merge-file BASE OURS THEIRS`: merges the two versions of a paper file into OURS, as Git asks of a merge driver
 * (gitattributes, “Defining a custom merge driver”). The exit code is 1 if it contains marked conflicts.
 */
export const mergeFile: Command = {
  minOperands: 3,
  maxOperands: 3,
  formats: ["text"],
  hasLibrary: false,
  run: async (call) => {
    const [base = "", ours = "", theirs = ""] = call.operands;
    const [before, mine, other] = [base, ours, theirs].map((path) => versionAt(call, path));
    const { mergeVersions } = loadBundle(call.product, "library");
    const { text, conflicts } = mergeVersions(before ?? "", mine ?? "", other ?? "", {
      ours: "ours",
      theirs: "theirs",
    });
    try {
      await writeAtomically(resolve(call.cwd, ours), new TextEncoder().encode(text));
    } catch (error) {
      throw new UsageError(`${ours} cannot be written: ${writeReasonOf(error)}.`);
    }
    return conflicts > 0 ? 1 : 0;
  },
};

function versionAt({ cwd }: CommandCall, path: string): string {
  try {
    return decodeUtf8(readRegularFile(resolve(cwd, path)));
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${reasonOf(error)}.`);
  }
}
