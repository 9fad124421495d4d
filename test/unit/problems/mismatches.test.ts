import assert from "node:assert/strict";
import { scan } from "../../../src/core/citations/scan.ts";
import type { FoundPaper } from "../../../src/core/online/foundPaper.ts";
import type { Verified } from "../../../src/core/online/verify/verifyAll.ts";
import type { PaperId } from "../../../src/core/paperId.ts";
import type { Problem } from "../../../src/core/problem.ts";
import { mismatches, type OtherRecords } from "../../../src/core/problems/online/mismatches.ts";
import { problemText } from "../../../src/core/problems/problemText.ts";
import type { ProblemSettings } from "../../../src/core/problems/severities.ts";

const found: ReadonlyMap<PaperId, FoundPaper> = new Map<PaperId, FoundPaper>([
  [
    "arXiv:2302.01234",
    {
      paper: {
        title: "MegaTides: Scaling Tides to More Than 10,000 Moons",
        authors: ["Ida Moe", "Jan de Vries", "Li Wu"],
        year: 2023,
        submitted: "2023-02-02",
        arxiv: "2302.01234",
      },
      from: ["arxiv"],
      version: 2,
    },
  ],
  [
    "doi:10.5555/norms",
    {
      paper: {
        title: "A Study of Norms",
        authors: ["Bjørn Müller"],
        year: 2012,
        venue: "J. Norms",
        doi: "10.5555/norms",
      },
      from: ["crossref"],
    },
  ],
]);

/** What is said of a Markdown text, a sentence a problem. */
async function sentences(text: string, others: OtherRecords = new Map()): Promise<readonly string[]> {
  return (await problemsIn(text, others)).map(problemText);
}

/** The same as problems, where title mismatches have this severity. */
async function problemsIn(
  text: string,
  others: OtherRecords = new Map(),
  severity: ProblemSettings["title-mismatch"] = "warning",
): Promise<readonly Problem[]> {
  const file = { file: "a.md", lines: text.split("\n"), citations: scan(text, "markdown") };
  const verified = new Map<PaperId, Verified>(
    [...found].map(([id, one]) => [id, { id, kind: "found", found: one }]),
  );
  return await mismatches([{ file: file.file, read: async () => file }], verified, {
    settings: () => ({ "title-mismatch": severity }),
    others: async () => others,
  });
}

const id = "https://arxiv.org/abs/2302.01234";
const notBy = (who: string) => `arXiv:2302.01234 is by Ida Moe et al., not by ${who}.`;
const notOf = (year: number) => `arXiv:2302.01234 is of 2023, not of ${year}.`;

describe("First authors and years beside an id", () => {
  const wrong: readonly (readonly [text: string, ...sentences: string[]])[] = [
    [`Smith et al. (2023), ${id}`, notBy("Smith")],
    [`Smith et al., 2017. ${id}`, notBy("Smith")],
    [`see [Smith et al.](${id})`, notBy("Smith")],
    [`[Smith et al. 2023](${id})`, notBy("Smith")],
    [`(Smith & Jones, 2023, arXiv:2302.01234)`, notBy("Smith, Jones")],
    [`${id} (Smith et al., 2023)`, notBy("Smith")],
    [`${id} by Smith et al.`, notBy("Smith")],
    [`| MegaTides | Smith et al. | 2023 | [arXiv](${id}) |`, notBy("Smith")],
    [`| [MegaTides](${id}) | Moe et al. | 2017 |`, notOf(2017)],
    [`by Aaron van den Oord et al. (${id})`, notBy("Aaron van den Oord")],
    [`Smith et al. "MegaTides: Scaling Tides to More Than 10,000 Moons". ${id}`, notBy("Smith")],
    [
      `- J. Smith, A. Jones, "MegaTides: Scaling Tides to More Than 10,000 Moons," arXiv:2302.01234, 2023.`,
      notBy("J. Smith"),
    ],
    [
      `- Smith, J., Jones, A. (2023). MegaTides: Scaling Tides to More Than 10,000 Moons. ${id}`,
      notBy("Smith"),
    ],
    [
      "```\n@misc{x, title={MegaTides: Scaling Tides to More Than 10,000 Moons}, author={Smith, Jo and Wu, Li},\n eprint={2302.01234}, archivePrefix={arXiv}, year={2023}}\n```",
      notBy("Jo Smith"),
    ],
    [`Wu et al. (2023), ${id}`, "The first author of arXiv:2302.01234 is Ida Moe, not Wu."],
    [`Moe et al. (2017), ${id}`, notOf(2017)],
    [`Moe et al. 2031: ${id}`, notOf(2031)],
    [`"MegaTides: Scaling Tides to More Than 10,000 Moons" (2012), ${id}`, notOf(2012)],
    [`MegaTides, arXiv:2302.01234 (2017)`, notOf(2017)],
    [
      "```\n@misc{x, title={MegaTides: Scaling Tides to More Than 10,000 Moons}, author={Moe, Ida},\n eprint={2302.01234}, archivePrefix={arXiv}, year={2013}}\n```",
      notOf(2013),
    ],
    [`Smith et al. (2012), doi:10.5555/norms`, "doi:10.5555/norms is by Bjørn Müller, not by Smith."],
    [`Muller and Roe (2019), doi:10.5555/norms`, "doi:10.5555/norms is of 2012, not of 2019."],
  ];
  for (const [text, ...said] of wrong)
    it(`are told where they are another paper's: ${text.slice(0, 70)}`, async () =>
      assert.deepEqual(await sentences(text), said));

  const right = [
    `Moe et al. (2023), ${id}`,
    `Ida Moe, Jan de Vries and Li Wu (2024): ${id}`,
    `I. Moe et al. NeurIPS 2025. ${id}`,
    `Moé et al., ${id}`,
    `Mueller (2012), doi:10.5555/norms`,
    `Mueller et al. (2010), doi:10.5555/norms`,
    // Not beside the id, or not people.
    `Smith et al. show that one need not use ${id}`,
    `Smith et al. (2017) and then ${id}`,
    `This extends Smith et al.: [this paper](${id})`,
    `since 2012 ${id}`,
    `ImageNet 2012 (${id})`,
    `TensorFlow and PyTorch, ${id}`,
    `MegaTides, Moe et al. 2023 ${id}`,
    `OpenAI et al. 2023 ${id}`,
    `${id} by Stanford University et al., 2023`,
    `${id} by Anthropic et al.`,
    `# Ann Roe,\n# Bo Li,\n# Li Wu, and Ann Bee.\n# MegaTides: Scaling Tides to More Than 10,000 Moons. ${id}`,
    `Moons et al. 2023 ${id}`,
    `- [1] ${id} 2012-01-01 fixed`,
    `([MegaTides (Moe et al.)](${id}), [Geiping & Berens 2031](https://arxiv.org/abs/2302.99999))`,
    `${id}, Smith et al. https://arxiv.org/abs/2302.99999`,
    `Smith et al. (2017) <!-- marginalia-ignore --> ${id}`,
  ];
  for (const text of right)
    it(`are let be: ${text.slice(0, 70)}`, async () => assert.deepEqual(await sentences(text), []));

  it("may be those of an earlier version or of the published form", async () => {
    const record = (paper: Partial<FoundPaper["paper"]>): FoundPaper => ({
      paper: { title: "Tides", ...paper },
      from: ["crossref"],
    });
    const others: OtherRecords = new Map([
      ["arXiv:2302.01234", [record({ authors: ["Jo Smith", "Ida Moe"] }), record({ year: 2029 })]],
    ]);
    assert.deepEqual(await sentences(`Smith et al. (2030), ${id}`, others), []);
  });

  it("are not told beside a title that is another paper's", async () => {
    const said = await sentences(`Smith et al. (2012), ["Deep Lakes of Silver in the Winter"](${id})`);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? "", /not “Deep Lakes of Silver in the Winter”/);
  });

  it("are not told there either where titles are off; a title has the severity that is set", async () => {
    const text = `Smith et al. (2012), ["Deep Lakes of Silver in the Winter"](${id})`;
    assert.deepEqual(await problemsIn(text, new Map(), "off"), []);
    const [problem] = await problemsIn(text, new Map(), "hint");
    assert.deepEqual([problem?.code, problem?.severity], ["title-mismatch", "hint"]);
  });
});

describe("The files that are checked", () => {
  it("are read one after the other, those with something wrong once more, and not if they are gone", async () => {
    const citing = (name: string, text: string) => {
      const file = { file: name, lines: text.split("\n"), citations: scan(text, "markdown") };
      const read = async () => {
        if (text === "") return undefined;
        reads.push(name);
        return file;
      };
      return { file: name, read };
    };
    const reads: string[] = [];
    const verified = new Map<PaperId, Verified>(
      [...found].map(([one, paper]) => [one, { id: one, kind: "found", found: paper }]),
    );
    const files = [citing("a.md", id), citing("gone.md", ""), citing("b.md", `Smith et al. (2023), ${id}`)];
    const problems = await mismatches(files, verified, {
      settings: () => ({ "title-mismatch": "warning" }),
      others: async () => new Map(),
    });
    assert.deepEqual(
      problems.map(({ file }) => file),
      ["b.md"],
    );
    assert.deepEqual(reads, ["a.md", "b.md", "b.md"]);
  });
});
