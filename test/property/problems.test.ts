import assert from "node:assert/strict";
import fc from "fast-check";
import type { Citation } from "../../src/core/citations/citation.ts";
import type { Language } from "../../src/core/citations/languages/language.ts";
import { lexed } from "../../src/core/citations/lexing/regions.ts";
import { rescan, type Scan } from "../../src/core/citations/rescan/rescan.ts";
import type { CheckContext, KnownFinding } from "../../src/core/problems/checkContext.ts";
import { checkFile } from "../../src/core/problems/checkFile.ts";
import { defaultProblemSettings } from "../../src/core/problems/severities.ts";
import { titleIndex } from "../../src/core/problems/titles/titleIndex.ts";
import { lookup, seeds } from "../unit/problems/papers.ts";

/** Titles and ids, each right beside the other or wrong, and what decides which belongs to which. */
const pieces = [
  "Combined Scaling for Zero-shot Transfer Learning, arXiv:1904.00962",
  "Combined Scaling\n# for Zero-shot\n# Transfer Learning: arXiv:1904.00962",
  "[Combined Scaling for Zero-shot Transfer Learning](https://arxiv.org/abs/2402.15627)",
  'arXiv:2402.15627, "Combined Scaling for Zero-shot Transfer Learning"',
  '"Large Batch Optimization for Deep Learning", arXiv:2111.10050',
  "@article{a,\n# title = {Large Batch Optimization for Deep Learning},\n# eprint = {2402.15627}\n# }",
  "[Combined Scaling for Zero-shot Transfer Learning][ms]",
  "[ms]: https://arxiv.org/abs/2402.15627",
  "arXiv:2111.10050",
  "arXiv:2401.99999",
  "arXiv:1805.0366",
  "MegaScale",
  '"',
  "]",
  ": ",
  "\n",
  "\n# ",
  "\n# ",
  "\n# ",
  "\n\n# ",
  '"""',
  "}",
  " # marginalia-ignore",
  "word ",
];
const part = fc.constantFrom(...pieces);
const text = fc.array(part, { minLength: 1, maxLength: 12 }).map((parts) => `# ${parts.join("")}`);
const edit = fc.tuple(fc.nat(), fc.oneof(fc.constant(0), fc.nat(30)), fc.oneof(fc.constant(""), part));

describe("Checking again after an edit", () => {
  it("finds what checking anew finds", () => {
    const library = lookup(...seeds);
    const context: CheckContext = {
      library,
      titles: titleIndex(seeds),
      settings: { ...defaultProblemSettings, "paper-not-in-library": "hint" },
      preferredForm: "arxiv-abs",
      formsOf: () => new Map(),
    };
    fc.assert(
      fc.property(
        text,
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        fc.constantFrom<Language>("python", "markdown"),
        (start, edits, language) => {
          const known = new WeakMap<Citation, KnownFinding>();
          let scan: Scan = rescan(lexed(start, language), language);
          for (const [number, removed, added] of [[0, 0, ""] as const, ...edits]) {
            const at = number % (scan.text.length + 1);
            const now = scan.text.slice(0, at) + added + scan.text.slice(at + removed);
            scan = rescan(lexed(now, language), language, scan);
            const file = { file: "a.py", lines: now.split("\n"), citations: scan.citations };
            assert.deepEqual(checkFile(file, { ...context, known }), checkFile(file, context));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
