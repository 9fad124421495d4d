import assert from "node:assert/strict";
import { sayingReader } from "../../../src/core/beside/sayingReader.ts";
import type { Language } from "../../../src/core/citations/languages/language.ts";
import { scan } from "../../../src/core/citations/scan.ts";

const url = "https://arxiv.org/abs/2301.01234";
const owls = "Sleepy Owls: How Birds Rest at Noon";
const wasps = "Angry wasps and the tall houses of summer";

/** `rank title` of all that a text says. */
function said(text: string, language: Language = "markdown"): readonly string[] {
  return sayingReader()(text, language, scan(text, language))
    .filter(({ title }) => title !== "")
    .map(({ rank, title }) => `${rank} ${title}`);
}

describe("What a text says of the papers it cites", () => {
  it("is of an entry also its other ids: its DOI beside its arXiv id", () => {
    const text = `@article{bee2023,\n  title={${owls}},\n  eprint={2301.01234},\n  doi={10.1000/Owls}\n}`;
    const sayings = sayingReader()(text, "markdown", scan(text, "markdown"));
    assert.deepEqual(
      sayings.map(({ id, otherIds }) => [id, otherIds]),
      [
        ["arXiv:2301.01234", ["doi:10.1000/owls"]],
        ["doi:10.1000/owls", ["arXiv:2301.01234"]],
      ],
    );
  });

  const read: Readonly<Record<string, readonly [text: string, said: string, language?: Language]>> = {
    "an entry of BibTeX": [
      `\`\`\`bibtex\n@misc{bee2023,\n  title = {Sleepy {Owls}: How Birds Rest\n    at Noon},\n  eprint = {2301.01234}\n}\n\`\`\``,
      `bibtex ${owls}`,
    ],
    "an entry of BibTeX in a docstring": [
      `"""\n    @misc{bee2023,\n      title={${owls}},\n      url={${url}},\n    }\n"""`,
      `bibtex ${owls}`,
      "python",
    ],
    "an entry of BibTeX in a notebook": [
      `{"cells": [{"cell_type": "markdown", "metadata": {}, "source": [\n    "@misc{bee2023,\\n",\n    "  title={${owls}},\\n",\n    "  eprint={2301.01234}\\n",\n    "}\\n"\n]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}`,
      `bibtex ${owls}`,
      "notebook",
    ],
    "a heading in a notebook that is one line": [
      JSON.stringify({
        cells: [{ cell_type: "markdown", source: `## ${owls}\n\n[Paper](${url})` }],
        nbformat: 4,
      }),
      `line ${owls}`,
      "notebook",
    ],
    "a line above in a notebook's code": [
      JSON.stringify(
        { cells: [{ cell_type: "code", source: [`x = 1\n`, `# ${owls}\n`, `# ${url}`] }] },
        undefined,
        1,
      ),
      `line ${owls}`,
      "notebook",
    ],
    "a line above names with no blank behind a comma": [
      `**${owls}.**<br>\n*Ada-Bo Bee, Cy Cow, Di Dog,Eve T. Elk, Guy Hen.*<br>\nCVPR 2022. [[PDF](${url})]`,
      `link ${owls}`,
    ],
    "a link's text": [`See [${owls}](${url}).`, `link ${owls}`],
    "a link in bold": [`[**${owls}**](${url})`, `link ${owls}`],
    "a link with authors and year": [`[${owls} (Bee et al., 2023)](${url})`, `link ${owls}`],
    "a link with the year behind the title": [`[${owls}, 2020](${url})`, `link ${owls}`],
    "a link with venue and year behind the title": [`[${owls}, in *ICLR* 2020](${url})`, `link ${owls}`],
    "a quoted title with the year": [`- B. Cow, "${owls} ", 2018 [arXiv](${url})`, `line ${owls}`],
    "a title above authors without a space": [
      `**${owls}.**<br>\n*Ada Bee, Bo Cow,and Di Elk*<br>\nCVPR 2023. [[PDF](${url})]`,
      `link ${owls}`,
    ],
    "a link of reST over lines": [
      `# \`Sleepy Owls: How Birds\n# Rest at Noon <${url}>\`_`,
      `link ${owls}`,
      "python",
    ],
    "a quoted short title in reST": [`"""\`"Sleeping Owls" <${url}>\`_"""`, "link Sleeping Owls", "python"],
    "a reference link": [`[${owls}][1]\n\n[1]: ${url}`, `link ${owls}`],
    "an anchor": [`<a href="${url}">${owls}</a>`, `link ${owls}`],
    "an anchor over lines": [`<a href="${url}">\n  ${owls}\n</a>`, `link ${owls}`],
    "a quoted title": [`# "${owls}", ${url}`, `link ${owls}`, "python"],
    "a title before names, the families first": [
      `"""\n[1] ${owls} and the Woods\n    of Bees, Bee, A., Cow, B. C., & Dog, D.,\n    NeurIPS 2022. ${url}\n"""`,
      `line ${owls} and the Woods of Bees`,
      "python",
    ],
    "a title in single quotes with its comma": [`# '${owls},' ${url}`, `link ${owls}`, "python"],
    "a quoted title before a preprint": [
      `# A. Bee and B. Cow, "${owls}," *arXiv preprint arXiv:2301.01234*, 2023.`,
      `link ${owls}`,
      "python",
    ],
    "a title in back quotes and a dash": [`# Paper: \`${owls}\` - ${url}`, `link ${owls}`, "python"],
    "a title and a dash": [`# ${owls} - ${url}`, `line ${owls}`, "python"],
    "a line above": [`# ${owls}\n# ${url}`, `line ${owls}`, "python"],
    "a heading over a label": [`### ${owls}\n\n**📜 Paper**: ${url}`, `line ${owls}`],
    "a bold title, authors and a label": [
      `**${owls}** *Ada Bee, Bo Cow* OwlConf 2023 [paper](${url})`,
      `link ${owls}`,
    ],
    "a list item with a break": [
      `- ${owls} <br> OwlConf [[Paper]](${url}) [[Code]](https://github.com/a/b)`,
      `line ${owls}`,
    ],
    "a list item behind a name in brackets": [`- **[Owls]** ${owls} [[paper](${url})]`, `line ${owls}`],
    "a row of a table": [`| ${owls} | OwlConf | [PDF](${url}) |`, `line ${owls}`],
    "a title in small letters behind its authors": [
      `# [1] Bee A, Cow B, et al. ${wasps}[J]. arXiv preprint arXiv:2301.01234, 2023.`,
      `line ${wasps}`,
      "python",
    ],
    "a title behind authors with a middle initial": [
      `# Ada R. Bee and Bo Cow and Cy van der Dog, ${owls}, Journal of Owls, ${url}`,
      `line ${owls}`,
      "python",
    ],
    "a title behind one author in a link of reST": [
      `\`A. Bee, ${owls}. arXiv:2301.01234 <https://owls.example>\`_`,
      `line ${owls}`,
    ],
    "an anchor in a sentence": [
      `<p>This is an implementation of the paper <a href="${url}">${owls}</a>.</p>`,
      `link ${owls}`,
    ],
    "an anchor in Chinese marks": [`<p>论文<a href="${url}">《 ${owls} 》</a></p>`, `link ${owls}`],
    "a cell between tabs": [`2018\t4\tOwlNet\t${owls}\t${url}\t-`, `line ${owls}`],
    "a bold title before its authors and where it stands": [
      `- [2023/01] **${owls}.** *Ada Bee et al. arXiv.* [[paper](${url})]`,
      `link ${owls}`,
    ],
    "a line below one that ends with its own id": [
      `# as it was before, (arXiv:2302.04321)\n# ${owls} (${url})`,
      `line ${owls}`,
      "python",
    ],
    "a link with its id": [`[2301.01234 ${owls}](${url})`, `link ${owls}`],
    "a link of reST with the word before the id": [
      `"""\`${owls}\n    arXiv: <${url}>\`_"""`,
      `line ${owls}`,
      "python",
    ],
    "a heading, and not the next one too": [`# ${owls}\n## Introduction ([Paper](${url}))`, "", "markdown"],
    "a field above the address": [`Paper:\n  Title: '${owls}'\n  URL: ${url}`, `link ${owls}`, "yaml"],
    "a field below the address": [`Paper:\n  URL: ${url}\n  Title: ${owls}`, `link ${owls}`, "yaml"],
  };
  for (const [name, [text, expected, language]] of Object.entries(read))
    it(`is read from ${name}`, () =>
      assert.deepEqual(said(text, language), expected === "" ? [] : [expected]));

  const refused: Readonly<Record<string, readonly [text: string, language?: Language]>> = {
    "a label": [`[paper](${url}), [PDF](${url}), [here](${url}), [the paper](${url})`],
    "of the item above": [`* LSTM\n  * Ada Bee, *${owls}*, OwlConf 1997\n* GRU [[Paper](${url})]`],
    "authors in short": [`[Ada Bee et.al](${url})`],
    "authors with the numbers of their places": [`**Ada Bee 1 , Bo Cow 1 , Cy Dog 2** [[Paper](${url})]`],
    "where the authors work": [
      `- **OwlNet**: CVPR 2023 (*Owl University of Science and Rest, Austria*). [[Paper](${url})]`,
    ],
    "a label and a thing": [`# Model: Owls and Wasps with Bird Transformers, ${url}`, "python"],
    "the name of a system": [`[OwlNet](${url})`],
    "the name of a method": [`- [Deep Deterministic Owl Gradient](${url})`],
    "a name with its letters": [`[Group Relative Owl Optimization (GROO)](${url})`],
    "a name and what it stands for": [`- OwlViT (Owl Vision Transformer for Birds) - ${url}`],
    "authors and a year": [`([Bee et al., 2023](${url})), [Ada Bee, Bo Cow and Cy Dog](${url})`],
    "a sentence": [`# The method cycles the learning rate between two bounds, as in ${url}`, "python"],
    "an implementation": [`"""A PyTorch implementation of Owl Vision Transformers from ${url}"""`, "python"],
    "code above": [`class OwlEncoder(BirdEncoder):\n    """${url}"""`, "python"],
    "a title in another language": [`[Der schläfrige Uhu und die Wespen im Sommer](${url})`],
    "a venue": [`# In Proceedings of the Great Conference on Owls, ${url}`, "python"],
    "two links in a sentence of HTML": [
      `<a href="https://arxiv.org/abs/2302.04321">OwlFormer</a>, as well as <a href="${url}">WaspFormer</a>.`,
    ],
    "what describes the paper before": [
      `- **Owls** — https://arxiv.org/abs/2302.04321 (2023). Ten Years of Sleep and Its Many Faces. ${url}`,
    ],
    "authors of whom one is written small": [
      `*Yu-Tao Bee, Li Cow, Jie dog, Wei Elk, Bo Fox*<br>\nCVPR 2023 (Highlight). [[PDF](${url})]`,
    ],
    "the note of an entry": [
      `@misc{x,\n  title={${owls}},\n  eprint={2302.04321},\n  annote={see arXiv:2301.01234}\n}`,
    ],
  };
  for (const [name, [text, language]] of Object.entries(refused))
    it(`is not ${name}`, () => {
      const wrong = said(text, language).filter((one) => !one.startsWith("bibtex"));
      assert.deepEqual(wrong, []);
    });

  it("is authors, year and key of an entry too", () => {
    const text = `@article{bee2023owls, title={${owls}}, author={Bee, Ada and Bo Cow}, year={2023}, journal={arXiv:2301.01234}}`;
    const [saying] = sayingReader()(text, "markdown", scan(text, "markdown"));
    assert.deepEqual(
      [saying?.authors, saying?.year, saying?.key],
      [["Ada Bee", "Bo Cow"], 2023, "bee2023owls"],
    );
  });

  it("takes titles in small letters where most of a list's are titles", () => {
    const item = (title: string, number: number) =>
      `- ${title} [[paper](https://arxiv.org/abs/2301.0${1000 + number})]`;
    const list = Array.from({ length: 9 }, (_, number) => item(`${owls} ${"I".repeat(number + 1)}`, number));
    const text = [...list, item(wasps, 99)].join("\n");
    assert.ok(said(text).includes(`line ${wasps}`));
    assert.deepEqual(said(item(wasps, 99)), []);
  });
});
