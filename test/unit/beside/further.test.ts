import assert from "node:assert/strict";
import { sayingReader } from "../../../src/core/beside/sayingReader.ts";
import type { Language } from "../../../src/core/citations/languages/language.ts";
import { scan } from "../../../src/core/citations/scan.ts";

const url = "https://arxiv.org/abs/2301.01234";
const other = "https://arxiv.org/abs/2302.04321";
const owls = "Sleepy Owls: How Birds Rest at Noon";
const wasps = "Angry wasps and the tall houses of summer";

/** `id title` of all that a text says. */
function said(text: string, language: Language = "markdown"): readonly string[] {
  return sayingReader()(text, language, scan(text, language)).flatMap(({ title }) => title || []);
}

describe("Where a title stands away from its address", () => {
  const read: Readonly<Record<string, readonly [text: string, said: string, language?: Language]>> = {
    "a line in bold above a list": [
      `**${owls}**\n\n- Paper(Oral): ${url}\n- Code: https://github.com/a/b`,
      owls,
    ],
    "a line in bold above a list in Chinese marks": [`**13. ${owls}**\n\n- arXiv：<${url}>`, owls],
    "the second address of a list": [
      `**${owls}**\n\n- Homepage: https://owls.example\n- Paper: ${url}\n- Code: None`,
      owls,
    ],
    "the item that a list of addresses is in": [
      `- **${owls} (OwlConf 2016)**\n  - Ada Bee, Bo Cow, Cy Dog\n  - [[Paper]](${url})\n  - [[Python Reference]](https://github.com/a/b)`,
      owls,
    ],
    "the item above its authors": [
      `- ${owls}.\n  - A. Bee, B. Cow, and C. Dog. *OwlConf 2021*. [[pdf]](${url}) [[code]](https://github.com/a/b)`,
      owls,
    ],
    "brackets behind a mark": [
      `:heavy_check_mark: [${owls}]\n- [[Paper]](${url})[[Code]](https://github.com/a/b)(2014)`,
      owls,
    ],
    "behind a venue": [`- [[ICML](${url})] ${owls}. [[code](https://github.com/a/b)] [__\`cls.\`__]`, owls],
    "behind a venue and a count": [`- [[NeurIPS](${url})] [1.8k:fire:] ${owls}. [**\`bnn\`**]`, owls],
    "a record of YAML with an abstract": [
      `- id: a\n  title: '${owls}'\n  authors: Ada Bee\n  abstract: >-\n    Owls\n    rest.\n\n    They sleep.\n  project_page: https://owls.example\n  x: y\n  paper: ${url}\n- id: b\n  title: Other\n`,
      owls,
      "yaml",
    ],
    "fields of Markdown": [
      `* **Title**: ${owls}\n* **Authors**: Ada Bee, Bo Cow\n* **Tags**: owls\n* **Year**: 2016\n* **Link**: ${url}`,
      owls,
    ],
    "a line above its authors": [
      `"""\nReferences\n----------\n\n${owls}\nAda Bee and Bo Cow, 2003.\n${url}\n"""`,
      owls,
      "python",
    ],
    "two lines above its authors in reST": [
      `"""\n    .. [1] Sleepy Owls:\n       How Birds Rest at Noon\n       A. Bee and B. Cow and C. Dog\n       ${url}\n"""`,
      owls,
      "python",
    ],
  };
  for (const [name, [text, expected, language]] of Object.entries(read))
    it(`is read from ${name}`, () => assert.deepEqual(said(text, language), [expected]));

  const refused: Readonly<Record<string, readonly [text: string, language?: Language]>> = {
    "above the addresses of two papers": [`**${owls}**\n\n- Paper: ${url}\n- Paper: ${other}`],
    "of a list with things of its own": [`**${owls}**\n\n- Bird Transformers [[paper]](${url})`],
    "the name of a matter": [`## Graph Representation Learning Methods\n\n- [[paper]](${url})`],
    "a heading above text": [`## ${owls}\n\nBirds rest.\n\n- [[paper]](${url})`],
    "of the record before": [`- title: ${owls}\n  x: y\n- id: b\n  a: b\n  paper: ${url}\n`, "yaml"],
    "a matter above a name that is linked": [
      `# Owl Transformers for Sleepy Birds\n\n[OwlNet](${url}) is a set of birds.`,
    ],
    "a heading with the text below it": [
      `# Owl Speech Enhancement with Birds\nThis recipe trains an owl with the bird data (based on the paper: [OwlNet](${url})).`,
    ],
    "a sentence behind a label": [`- [paper](${url}) Our code builds on top of this work.`],
  };
  for (const [name, [text, language]] of Object.entries(refused))
    it(`is not ${name}`, () => assert.deepEqual(said(text, language), []));
});

describe("A title of few words", () => {
  const short = "Training Owls with Optimism";
  const read: Readonly<Record<string, readonly [text: string, said: string, language?: Language]>> = {
    "between its authors and its year": [
      `"""\n  Bee et al, \`Training Owls\n  with Optimism <${url}>\`_, 2017\n"""`,
      short,
      "python",
    ],
    "before its authors": [
      `- [Sparse Owl Optimization](${url}). Ada Bee, Bo Cow, Cy Dog. OwlConf 2023.`,
      "Sparse Owl Optimization",
    ],
    "in a link behind its authors": [
      `[15] Peyré, G., & Cuturi, M. (2018). [Computational Owl Transport](${url}) .`,
      "Computational Owl Transport",
    ],
    "with a name in brackets": [
      `[Listenable Maps for Owl Classifiers (LMOC)](${url})`,
      "Listenable Maps for Owl Classifiers",
    ],
    "behind its own id": [`[PDF 2301.01234 Searching for Owls](${url})`, "Searching for Owls"],
    "quoted before its journal": [
      `"""\n    .. [1] "Rest in noisy owls",\n       Phys. Rev. E 77, 036111 (2008).\n       ${url}\n"""`,
      "Rest in noisy owls",
      "python",
    ],
    "behind its only author": [
      `"""\n- Bee, A. A tutorial on sleepy owls. Stat Comput 17, 395–416 (2007).\n  ${url}\n"""`,
      "A tutorial on sleepy owls",
      "python",
    ],
  };
  for (const [name, [text, expected, language]] of Object.entries(read))
    it(`is one ${name}`, () => assert.deepEqual(said(text, language), [expected]));

  it("is none where it may name a thing", () => {
    for (const text of [
      `[Deep Owl Network](${url}), 2017`,
      `Bee et al, [Owl Net](${url})`,
      `We use [Owl Net Lite](${url}) by Ada Bee, 2019.`,
    ])
      assert.deepEqual(said(text), []);
  });
});

describe("A title that has a word of labels, of things or of people", () => {
  const read: Readonly<Record<string, readonly [text: string, said: string]>> = {
    "of labels": [
      `\`"Complex Owls for Simple Link\n    Prediction" <${url}>\`_ paper.`,
      "Complex Owls for Simple Link Prediction",
    ],
    "of people": [
      `\`"Hyperowl Convolution\n    and Hyperowl Attention" <${url}>\`_ paper.`,
      "Hyperowl Convolution and Hyperowl Attention",
    ],
    "of things": [
      `in \`AutoOwl: Learning Sleep\n    Policies from Data <${url}>\`_.`,
      "AutoOwl: Learning Sleep Policies from Data",
    ],
    "of Python": [
      `from the \`"User Preference-aware Fake Owl Detection"\n    <${url}>\`_ paper.`,
      "User Preference-aware Fake Owl Detection",
    ],
    "in small letters first": [
      `in \`owlup: Beyond Empirical Sleep Minimization\n    <${url}>\`_.`,
      "owlup: Beyond Empirical Sleep Minimization",
    ],
    "few of them, before the word paper": [
      `\`"Mixing patterns in owls"\n    <${url}>\`_ paper.`,
      "Mixing patterns in owls",
    ],
    "few of them, behind the word paper": [`Original paper: 'Shake-Shake owls,' ${url}.`, "Shake-Shake owls"],
    "of a linter": [
      `Owl : Adaptive Sleep Algorithm for Faster Flying Deep Owls.  # noqa\n    ${url}`,
      "Owl : Adaptive Sleep Algorithm for Faster Flying Deep Owls",
    ],
    "as the target of a link of reST": [
      `.. _Owl\\: A Method for Sleepy Optimization:\n    ${url}`,
      "Owl: A Method for Sleepy Optimization",
    ],
    "behind people of short names": [
      `[1] Ada Bee, Bo A. Cow, Cy Yu. Sum-of-owls polynomial sleepy flow.\n    [arXiv:2301.01234]`,
      "Sum-of-owls polynomial sleepy flow",
    ],
    "behind a family, a given name and others": [
      `[1]: [Bee, Ada Bo, et al. Cost-aware Owl Optimization. International Conference on Owls. 2020. ](${url})`,
      "Cost-aware Owl Optimization",
    ],
    "in a link with its authors and year": [
      `- [Benchmarking Owl Network Training Algorithms, Dahl G. et al, 2023](${url})`,
      "Benchmarking Owl Network Training Algorithms",
    ],
  };
  for (const [name, [text, expected]] of Object.entries(read))
    it(`is read: ${name}`, () => assert.deepEqual(said(`"""\n    ${text}\n"""`, "python"), [expected]));

  it("is read behind a link to the paper of a name, where each word has its capital", () => {
    const title = "The Power of Sleep for Parameter-Efficient Owl Tuning";
    assert.deepEqual(said(`- [Owl Tuning Paper](${url}) - ${title}`), [title]);
    assert.deepEqual(said(`- [QOwl Paper](${url}) - Efficient finetuning with 4-bit quantization`), []);
  });
});

describe("No title", () => {
  const refused: Readonly<Record<string, string>> = {
    "a list of people": `Bee, Ada, Bo Cow, Cy Dog, Di Van Eel, and Ed M. Fox.\n    ${url}`,
    "people before a title without a mark": `Ada Bee, Bo C Cow, Cy Dog OWLNET: A Very Fast Transform for Birds ${url}`,
    "two families before a title": `Bee and Cow, Owls: Using Sleep Techniques To Improve Flight (${url})`,
    "a title with its authors": `The sleepy owl in a small world network A. B. Bee, C. Cow and D. Dog, Proc. (${url})`,
    "what a quotation is about": `"Owls (2016)" uses "Tortured Phrases" in Scientific Literature ${url}`,
    "a journal in italics": `Ada Bee and Bo Cow, "Harmony of owls".\n    *Owls A: The Mechanics of Birds and Their Applications*\n    285(3-4), 2000. ${url}`,
    "what code does": `Randomly selects a rectangle in a picture and erases its owls.\n    'Random Owls' by Bee et al.\n    See ${url}`,
    "people in another order": `Berry, Ann & Blair, Jo & Heggernes, Pi & Peyton, Barry. ${url}`,
    "an overview": `Overview: Implementation of Generalized Owl Estimation ${url}`,
  };
  for (const [name, text] of Object.entries(refused))
    it(`is ${name}`, () => {
      const found = said(`"""\n    ${text}\n"""`, "python");
      assert.deepEqual(
        found.filter((title) => title !== "Harmony of owls"),
        [],
      );
    });
});

describe("A reference", () => {
  const read: Readonly<Record<string, readonly [text: string, said: string]>> = {
    "of one family and others": [`Bee et al., ${owls},\n    ${url}`, owls],
    "with its year in brackets": [`Bee et al. (2017) ${owls}. (${url})`, owls],
    "of the last author in the other order": [
      `.. [1]  Bee, A. and B. Cow (2015) Sleepy Owls:\n       How Birds Rest at Noon.\n       ${url}`,
      owls,
    ],
    "with year and month": [
      `"Bee, A., & Cow, B. (2023, June). ${wasps}.\n   In OwlConf 2023 (pp. 1-5)."\n   (${url})`,
      wasps,
    ],
    "before a journal of short words": [
      `A. Bee, B. Cow, et al. ${wasps}. J Glob Optim\n  75, 2019. ${url}`,
      wasps,
    ],
    "before its authors": [`.. [1] ${wasps}. Ada Bee, Bo Cow,\n       Cy Dog, 2018. ${url}`, wasps],
    "between quotation marks, cut before its venue": [
      `[1] Ada Bee, Bo Cow, Cy R. Dog, "Trainable Owls For Robust and Far-Field Bird Spotting", in Proc of OWLS 2017 (${url})`,
      "Trainable Owls For Robust and Far-Field Bird Spotting",
    ],
    "before its authors, who are of the same line": [
      `.. [1] Optimal Listing of Owls in Undirected Graphs\n       A. Bee and B. Cow and C. Dog ${url}`,
      "Optimal Listing of Owls in Undirected Graphs",
    ],
    "of three matters": [
      `Battaglia et al.: [Relational Owl Biases, Deep Learning, and Graph Networks](${url})`,
      "Relational Owl Biases, Deep Learning, and Graph Networks",
    ],
    "before an abbreviated journal": [
      `[1] Ada Bee and Bo Cow. ${wasps}, Inf. Process. Lett. 90, 2004. ${url}`,
      wasps,
    ],
    "behind a year in brackets, in few words": [
      `[2] Ada Bee, Bo Cow, Cy Dog (2014)\n        A Complete Owl Tracker\n        ${url}`,
      "A Complete Owl Tracker",
    ],
    "behind people in full, in few words": [
      `[1] Ada Bee, Bo M. Cow, Cy Dog. Neural\n    Owl Flows. [arXiv:2301.01234]`,
      "Neural Owl Flows",
    ],
    "with a sentence that names it": [`See "${owls}" for details.\n    ${url}`, owls],
    "in a link with its authors": [`[${owls}, Bee A. et al, 2022](${url})`, owls],
  };
  for (const [name, [text, expected]] of Object.entries(read))
    it(`has its title ${name}`, () => assert.deepEqual(said(`"""\n    ${text}\n"""`, "python"), [expected]));
});
