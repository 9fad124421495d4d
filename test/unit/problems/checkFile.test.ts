import assert from "node:assert/strict";
import type { Form } from "../../../src/core/citations/citation.ts";
import type { Language } from "../../../src/core/citations/languages/language.ts";
import { scan } from "../../../src/core/citations/scan.ts";
import { arxivMonthCounts } from "../../../src/core/ids/arxivMonthCounts.ts";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import type { PaperId } from "../../../src/core/paperId.ts";
import type { CheckContext, CheckedFile } from "../../../src/core/problems/checkContext.ts";
import { checkFile } from "../../../src/core/problems/checkFile.ts";
import { fixesOf } from "../../../src/core/problems/fixes.ts";
import { problemText } from "../../../src/core/problems/problemText.ts";
import { defaultProblemSettings } from "../../../src/core/problems/severities.ts";
import { titleIndex } from "../../../src/core/problems/titles/titleIndex.ts";
import { lookup, paper, seeds } from "./papers.ts";

const own = paper("you2020lamb", "1904.00962", "Large Batch Optimization", [], "bibliography");
const all = {
  "malformed-arxiv-id": "warning",
  "unknown-citekey": "warning",
  "title-mismatch": "warning",
  "id-mismatch": "warning",
  "paper-not-in-library": "information",
  "mixed-forms": "information",
  "non-canonical-link": "information",
} as const;

function checked(text: string, language: Language = "python"): CheckedFile {
  return { file: "a.py", lines: text.split(/\r\n|\r|\n/), citations: scan(text, language) };
}

function context(change: Partial<CheckContext> = {}): CheckContext {
  const none: ReadonlyMap<Form, number> = new Map();
  const library = change.library ?? lookup(...seeds);
  return {
    library,
    titles: titleIndex(library.papers),
    settings: defaultProblemSettings,
    preferredForm: "arxiv-abs",
    formsOf: () => none,
    ...change,
  };
}

const codes = (text: string, change: Partial<CheckContext> = {}, language: Language = "python") =>
  checkFile(checked(text, language), context(change)).map(({ code }) => code);

/** The text after the first replacement that is offered for the first problem. */
function firstFix(
  text: string,
  change: Partial<CheckContext> = {},
  language: Language = "python",
): string | undefined {
  const file = checked(text, language);
  const full = context(change);
  const problem = checkFile(file, full)[0];
  const fix = problem && fixesOf(problem, file, full)[0];
  if (fix?.kind !== "replace") return undefined;
  const { line, start, end, newText } = fix.edit;
  return file.lines
    .map((one, at) => (at === line ? one.slice(0, start) + newText + one.slice(end) : one))
    .join("\n");
}

describe("The checks of a file", () => {
  it("report ids that arXiv cannot have given, among them three from shipped code", () => {
    for (const id of ["1805.0366", "1092.02134", "1606.0841", "2413.12345"]) {
      assert.deepEqual(codes(`# https://arxiv.org/abs/${id}`), ["malformed-arxiv-id"], id);
    }
    assert.deepEqual(
      codes("# arXiv:1412.1234, arXiv:1501.02345, arXiv:hep-th/9901001, arXiv:2402.15627v3"),
      [],
    );
  });

  it("report ids beyond what arXiv got in their month, and of archives that had ended", () => {
    const sentence = (id: string) => checkFile(checked(`# arXiv:${id}`), context()).map(problemText);
    assert.deepEqual(sentence("2402.71234"), [
      "There is no arXiv id 2402.71234: arXiv got 20651 papers in that month.".replace(
        "20651",
        String(arxivMonthCounts[(2024 - 2007) * 12 + 2 - 4]),
      ),
    ]);
    assert.deepEqual(sentence("cmp-lg/9912001"), [
      "There is no arXiv id cmp-lg/9912001: that archive ended in 1998-09.",
    ]);
    // The last of a month, one of the last month of an archive, and a month of which nothing is known yet.
    const last = String(arxivMonthCounts[0]).padStart(4, "0");
    for (const id of [`0704.${last}`, "cmp-lg/9809001", "cs/9912001", "3502.99999"])
      assert.deepEqual(sentence(id), [], id);
  });

  it("say what is wrong with an id", () => {
    const [problem] = checkFile(checked("# arXiv:1805.0366"), context());
    assert.ok(problem);
    assert.match(problemText(problem), /1805\.0366.*5 digits/);
  });

  it("say of a title that no paper bears no more than a hint: it may be an older one", () => {
    const severities = (title: string) =>
      checkFile(checked(`# [${title}](https://arxiv.org/abs/2402.15627)`), context()).map((problem) => [
        problem.severity,
        /older title/.test(problemText(problem)),
      ]);
    assert.deepEqual(severities("Sleepy Owls: How Birds Rest at Noon"), [["hint", true]]);
    assert.deepEqual(severities("Combined Scaling for Zero-shot Transfer Learning"), [["warning", false]]);
  });

  it("know no unknown key where there is no bibliography of one's own", () => {
    assert.deepEqual(codes("/// @cite nobody2020", {}, "cpp"), []);
    assert.deepEqual(codes("/// @cite nobody2020", { library: lookup(...seeds, own) }, "cpp"), [
      "unknown-citekey",
    ]);
    assert.deepEqual(codes("/// @cite you2020lamb", { library: lookup(...seeds, own) }, "cpp"), []);
  });

  it("leave out keys that no bibliography need have", () => {
    const library = lookup(own);
    const keys = (file: string, text: string, language: Language) =>
      checkFile({ ...checked(text, language), file }, context({ library })).map(({ args }) => args.key);
    const paper = "\\cite{a,b}\n% \\cite{c}\n\\bibitem[A(2020)]{a} A. \\cite{d}";
    assert.deepEqual(keys("src/paper.tex", paper, "tex"), ["b", "d"]);
    assert.deepEqual(keys("a.cpp", "/// \\cite{a}", "cpp"), ["a"]);
    assert.deepEqual(keys("docs/CHANGELOG.md", "Thanks to [@user], see \\cite{a}", "markdown"), ["a"]);
    assert.deepEqual(keys("docs/page.md", "Thanks to [@user]", "markdown"), ["user"]);
  });

  it("leave out words that stand for a key", () => {
    const text = "Cite with [@refname], [@citekey] or [@bib_key]; see [@refnames].";
    const library = lookup(...seeds, own);
    assert.deepEqual(
      checkFile(checked(text, "markdown"), context({ library })).map(({ args }) => args.key),
      ["refnames"],
    );
  });

  it("name the nearest keys and put the only one in", () => {
    const library = lookup(own);
    const [problem] = checkFile(checked("/// @cite you2020lmab", "cpp"), context({ library }));
    assert.equal(problem?.args.nearest, "you2020lamb");
    assert.equal(firstFix("/// @cite you2020lmab", { library }, "cpp"), "/// @cite you2020lamb");
  });

  it("take a bracket that is a link's text for no citation", () => {
    assert.deepEqual(
      codes("Thanks to [@user](https://example.org/user).", { library: lookup(own) }, "markdown"),
      [],
    );
  });

  it("are quiet about papers that are merely unknown, and about forms", () => {
    assert.deepEqual(codes("# https://arxiv.org/pdf/1706.03762.pdf"), []);
    assert.deepEqual(codes("# https://arxiv.org/pdf/1706.03762.pdf", { settings: all }), [
      "paper-not-in-library",
      "non-canonical-link",
    ]);
  });

  it("rewrite an address to the form that is preferred, its version kept", () => {
    const settings = { ...all, "paper-not-in-library": "off" } as const;
    assert.equal(
      firstFix("# https://arxiv.org/pdf/1706.03762v5.pdf", { settings }),
      "# https://arxiv.org/abs/1706.03762v5",
    );
    assert.equal(
      firstFix("# [x](http://arxiv.org/abs/1706.03762)", { settings, preferredForm: "hf" }),
      "# [x](https://huggingface.co/papers/1706.03762)",
    );
    assert.equal(firstFix("# https://arxiv.org/html/1706.03762v1#S4", { settings }), undefined);
  });

  it("report a paper that is mostly written in another form", () => {
    const formsOf = (id: PaperId): ReadonlyMap<Form, number> =>
      id === "arXiv:2402.15627"
        ? new Map([
            ["hf", 2],
            ["arxiv-abs", 5],
          ])
        : new Map();
    const settings = { ...defaultProblemSettings, "mixed-forms": "information" } as const;
    const text = "# https://huggingface.co/papers/2402.15627 https://arxiv.org/abs/2402.15627";
    assert.deepEqual(codes(text, { settings, formsOf }), ["mixed-forms"]);
  });

  it("rewrite what is mostly written in another form as that one", () => {
    const formsOf = () => new Map([["hf", 5] as const, ["arxiv-abs", 2] as const]);
    const settings = { ...defaultProblemSettings, "mixed-forms": "information" } as const;
    assert.equal(
      firstFix("# https://arxiv.org/abs/2402.15627", { settings, formsOf }),
      "# https://huggingface.co/papers/2402.15627",
    );
  });

  it("take a key that is an arXiv id for that id", () => {
    for (const [text, language] of [
      ["[@arxiv:1706.03762] {cite}`arXiv:1706.03762`", "markdown"],
      ["# [@arxiv:1706.03762]", "python"],
      ["\\cite{arXiv:1706.03762}", "tex"],
    ] as const)
      assert.deepEqual(codes(text, {}, language), [], text);
    assert.deepEqual(codes("[@arxiv:2413.03762]", {}, "markdown"), ["malformed-arxiv-id"]);
    assert.equal(firstFix("[@arxiv:2402.5627]", {}, "markdown"), "[@arxiv:2402.15627]");
    const title = "KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache";
    assert.equal(
      firstFix(`# "${title}" [@arxiv:2402.2750]`, {}, "python"),
      `# "${title}" [@arxiv:2402.02750]`,
    );
  });

  it("never put an id of ours in the place of an address", () => {
    const title = "Deep Learning for Coders with Fastai and PyTorch";
    const fixed = (id: PaperId) => {
      const other: LibraryPaper = { ...paper("deep", "", title), id, ids: [id] };
      return firstFix(
        `[${title}](https://arxiv.org/abs/2402.15627)`,
        { library: lookup(...seeds, other) },
        "markdown",
      );
    };
    assert.equal(
      fixed("key:deep"),
      "[MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs](https://arxiv.org/abs/2402.15627)",
    );
    assert.equal(fixed("openreview:YicbFdNTTy"), `[${title}](https://openreview.net/forum?id=YicbFdNTTy)`);
    assert.equal(fixed("url:https://course.fast.ai/book"), `[${title}](https://course.fast.ai/book)`);
  });

  it("offer no paper file for a key that cannot name one", () => {
    const library = lookup(own);
    const kinds = (key: string) => {
      const file = checked(`\\cite{${key}}`, "tex");
      const full = context({ library });
      return checkFile(file, full).flatMap((problem) => fixesOf(problem, file, full).map(({ kind }) => kind));
    };
    assert.deepEqual(kinds("kwon2023vllm"), ["add-paper"]);
    assert.deepEqual(kinds("DBLP:conf/sosp/KwonLZ"), []);
  });

  it("put the right id in where the title says which paper is meant", () => {
    const title = "KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache";
    assert.equal(
      firstFix(`# [${title}](https://arxiv.org/abs/2402.15627)`),
      `# [${title}](https://arxiv.org/abs/2402.02750)`,
    );
    assert.equal(firstFix(`# "${title}", arXiv:2402.2750`), `# "${title}", arXiv:2402.02750`);
  });

  it("heed marginalia-ignore for a line and marginalia-ignore-file for a file", () => {
    assert.deepEqual(codes("# arXiv:1805.0366 marginalia-ignore\n# arXiv:1805.0367"), ["malformed-arxiv-id"]);
    assert.deepEqual(codes("# marginalia-ignore-file\n# arXiv:1805.0366"), []);
  });

  it("offer to add a paper with the title that stands beside it", () => {
    const file = checked('# "Attention Is All You Need", https://arxiv.org/abs/1706.03762');
    const full = context({ settings: all });
    const [problem] = checkFile(file, full);
    assert.ok(problem);
    assert.deepEqual(fixesOf(problem, file, full), [
      { kind: "add-paper", paper: { title: "Attention Is All You Need", arxiv: "1706.03762" } },
    ]);
  });
});
