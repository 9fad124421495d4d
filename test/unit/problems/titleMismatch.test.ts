import assert from "node:assert/strict";
import { titlesBeside } from "../../../src/core/beside/titlesBeside.ts";
import { scan } from "../../../src/core/citations/scan.ts";
import { titleIndex } from "../../../src/core/problems/titles/titleIndex.ts";
import { titleMismatch } from "../../../src/core/problems/titles/titleMismatch.ts";
import { paper, seeds } from "./papers.ts";

const library = [
  ...seeds.map((one) =>
    one.citekey === "you2019large"
      ? { ...one, authors: ["Yang You", "Jing Li", "Sashank Reddi", "Jonathan Hseu"] }
      : one,
  ),
  paper("transformers", "1910.03771", "Transformers"),
  paper("arxiv", "1905.00075", "arXiv: On the Use of arXiv as a Dataset"),
  paper("owl1", "2301.00001", "Sleepy Owl Critic: Off-Policy Resting of Birds"),
  paper("owl2", "2301.00002", "Sleepy Owl Critic Algorithms and Applications"),
  paper("owl3", "2301.00003", "xOwl: Extended Sleepy Owl Critic Bird"),
  paper("again", "2402.99999", "KIVI: A Tuning-Free Asymmetric 2 bit Quantization for KV Cache"),
];

/** The arguments of the mismatches that the checks find in a Python text. */
function mismatches(text: string) {
  const lines = text.split("\n");
  const citations = scan(text, "python");
  return citations.flatMap((citation) => {
    const cited = library.find((one) => one.id === citation.target);
    const found =
      cited && titleMismatch(lines, citation, titlesBeside(lines, citations), cited, titleIndex(library));
    return found === undefined ? [] : [found];
  });
}

describe("A title beside an id", () => {
  const right = {
    "the title in a Markdown link":
      "# [MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs](https://arxiv.org/abs/2402.15627)",
    "another case and no punctuation":
      "# [megascale scaling large language model training to more than 10000 gpus](https://arxiv.org/abs/2402.15627)",
    "the title without its subtitle":
      "# [Large Batch Optimization for Deep Learning](https://arxiv.org/abs/1904.00962)",
    "the subtitle alone":
      '# "Breaking the GPU Memory Wall for Extreme Scale Deep Learning", https://arxiv.org/abs/2104.07857',
    "the system's name": "# [MegaScale](https://arxiv.org/abs/2402.15627)",
    "the system's name in a phrase":
      "# [The SARATHI scheduler with our own chunk sizes](https://arxiv.org/abs/2308.16369)",
    "an alias": "# [LAMB](https://arxiv.org/abs/1904.00962)",
    "an acronym of the title": "# [The PEFT survey of everything](https://arxiv.org/abs/2403.14608)",
    "authors and a year": "# [Jiang et al. 2024](https://arxiv.org/abs/2402.15627)",
    "words that speak of the paper":
      "# [See the paper for all of the details](https://arxiv.org/abs/2402.15627)",
    "an RST link over two lines":
      "# `Combined Scaling for Zero-shot\n# Transfer Learning <https://arxiv.org/abs/2111.10050>`_",
    "two titles, each with its id":
      '# "KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache" (arXiv:2402.02750) and "MegaScale: Scaling Large Language Model Training" (arXiv:2402.15627)',
    "a title after the id":
      '# arXiv:2402.02750, "KIVI: A Tuning-Free Asymmetric 2bit Quantization", arXiv:2402.15627',
    "a quoted phrase that is no title": '# we call this "the memory wall" here (arXiv:2402.15627)',
    "a BibTeX entry":
      '"""\n@inproceedings{you,\n  title = {Large {Batch} Optimization for Deep Learning},\n  eprint = {1904.00962}\n}\n"""',
    "ids in a table, each before its title":
      "# | arXiv:2402.02750 | KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache | arXiv:2111.10050 | x |",
    "a list of ids, each above its title":
      "# https://arxiv.org/abs/2111.10050\n# Combined Scaling for Zero-shot Transfer Learning\n# https://arxiv.org/abs/1904.00962\n# Large Batch Optimization",
    "the title in a reference link":
      "# See [MegaScale: Scaling Large Language Model Training][ms] and [here][ms].\n\n# [ms]: https://arxiv.org/abs/2402.15627",
    "a reference link of which one names the paper":
      "# [Our favourite way of scaling everything][1], [MegaScale][1]\n#\n# [1]: https://arxiv.org/abs/2402.15627",
    "a reference link that is no title":
      "# See [how they do it][1] and [this][1].\n#\n# [1]: https://arxiv.org/abs/2402.15627",
    "the title as the label":
      "# [Combined Scaling for Zero-shot Transfer Learning][]\n#\n# [combined scaling for zero-shot transfer learning]: https://arxiv.org/abs/2111.10050",
    "a reST target": "# .. _Combined Scaling for Transfer: https://arxiv.org/abs/2111.10050",
    "a label of two words": "# .. _scaling_paper_2021: https://arxiv.org/abs/1904.00962",
    "a title by its authors":
      "# “Large Batch Optimization for Deep Learning” by Yang You et al., arXiv:1904.00962",
    "a model's name with its letters":
      "# [Massively Multilingual Speech Models (MMS)](https://arxiv.org/abs/1904.00962)",
    "a phrase and who said it": '# "the memory wall" (Gholami et al., 2024), arXiv:1904.00962',
    "a title in a sentence":
      "# We extend Combined Scaling for Zero-shot Transfer Learning as in https://arxiv.org/abs/1904.00962",
    "a book's title next to it":
      '"""\n@inproceedings{you,\n  booktitle = {Proceedings of the Fifth Great Conference on Gardening},\n  eprint = {1904.00962}\n}\n"""',
  };
  const quiet = {
    "a method's name in a link at the start of a notebook's line":
      '"    \\n",\n"[Differentially Sleepy Stochastic Owl Descent](https://arxiv.org/abs/1905.00075) requires rest\\n",',
    "the title of an entry that is never closed, in a block above":
      '"""\n```bibtex\n@misc{x,\n  title={Combined Scaling for Zero-shot Transfer Learning}\n```\n<a href="https://arxiv.org/abs/1904.00962">LAMB (ICLR 2020)</a>\n"""',
    "authors with two middle initials and a Jr.":
      "# [Ada B.C. Bee, Bo Cow, Cy de la Dog Jr., Eve Fox, Guy Hen](https://arxiv.org/abs/1904.00962)",
    "a few words that stand here and there in another title":
      "# [Owl in bird critic extended](https://arxiv.org/abs/1904.00962)",
    "a thing with its letters, a part of another title":
      '# the "Sleepy Owl Critic Bird (SOCB)" of https://arxiv.org/abs/1904.00962',
    "where the authors work":
      "# *Large Batch Optimization*, ICLR 2020 (*Owl University of Science and Rest*). [[Paper](https://arxiv.org/abs/1904.00962)]",
    "a thing whose name is a part of another title":
      "# [Sleepy Owl Critic Bird](https://arxiv.org/abs/1904.00962)",
    "another paper's name": "# [KIVI](https://arxiv.org/abs/2402.15627)",
    "another paper's alias": "# [LAMB](https://arxiv.org/abs/2111.10050)",
    "another paper's name in a reference link":
      "# [KIVI][k] is one.\n#\n# [k]: <https://arxiv.org/abs/1904.00962>",
    "a prefix of its own title that is another paper's name":
      "# [Sleepy Owl Critic](https://arxiv.org/abs/2301.00002)",
    "an older title with most of its words":
      "# [Combined Scaling for Open-Vocabulary Image Transfer Learning](https://arxiv.org/abs/2111.10050)",
    "an older title by the same first author":
      '"""\n@misc{you,\n  title={Reducing Training Time of Everything to Minutes},\n  author={You, Yang and Li, Jing},\n  eprint={1904.00962}\n}\n"""',
    "a description in small letters":
      "# [Learning rate warmup with very large batches of text](https://arxiv.org/abs/1904.00962)",
    "a section of the paper":
      "# [Section 4 Scaling Up Batches Further and Further](https://arxiv.org/abs/1904.00962)",
    "a conference": "# [Advances in Neural Information Processing Systems](https://arxiv.org/abs/1904.00962)",
    "a list item above": "# - KIVI\n# Paper:\n#   URL: https://arxiv.org/abs/1904.00962",
    "a paper's authors":
      "# [Yang You, Jing Li, Sashank Reddi and Jonathan Hseu (2020)](https://arxiv.org/abs/1904.00962)",
    "a title in Spanish":
      "# [Una guía para la aritmética de convoluciones](https://arxiv.org/abs/1904.00962)",
    "a title in Russian": "# [Обучение с подкреплением больших моделей](https://arxiv.org/abs/1904.00962)",
    "a matter with its letters":
      "# [Group Relative Policy Optimization (GRPO) algorithm](https://arxiv.org/abs/1904.00962)",
    "what a thing is like": "# [DeepSeek-style MLA projections](https://arxiv.org/abs/1904.00962)",
    "what kind of thing it is":
      "# [Inception convolutional neural network architecture](https://arxiv.org/abs/1904.00962)",
    "a word that is some work's whole title": "# [Transformers](https://arxiv.org/abs/1904.00962)",
    "where it is": "# [arXiv](https://arxiv.org/abs/1904.00962)",
    "the title of a second record of the work":
      "# [KIVI: A Tuning-Free Asymmetric 2 bit Quantization for KV Cache](https://arxiv.org/abs/2402.02750)",
  };
  const whole = "KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache";
  const mentioned = {
    "a title that is a part of a longer one": `# Revisiting ${whole} (https://arxiv.org/abs/1904.00962)`,
    "a title that goes on": `# ${whole} and Beyond (https://arxiv.org/abs/1904.00962)`,
    "a title with words between": `# We compare with ${whole}, whose baseline is arXiv:1904.00962`,
    "a title with a sentence between": `# ${whole}. It was tried before in https://arxiv.org/abs/1904.00962`,
    "a title of which the id was before": `# arXiv:2402.02750 ${whole}, https://arxiv.org/abs/1904.00962`,
    "a title beside the paper's own": `# ${whole}, and Large Batch Optimization for Deep Learning: arXiv:1904.00962`,
    "a title beside the paper's authors": `# ${whole}. You and Reddi, arXiv:1904.00962`,
  };
  for (const [name, text] of Object.entries({ ...right, ...quiet, ...mentioned })) {
    it(`is accepted: ${name}`, () => assert.deepEqual(mismatches(text), []));
  }

  const wrong = {
    "a bold title before a mere label": [
      "# **Combined Scaling for Zero-shot Transfer Learning** *Pham, Dai, Le*, NeurIPS 2023 [paper](https://arxiv.org/abs/1904.00962)",
      "arXiv:2111.10050",
    ],
    "a bold title of no paper in the library": [
      "# **Denoising Diffusion Probabilistic Models in Practice** [[PDF]](https://arxiv.org/abs/1904.00962)",
      undefined,
    ],
    "a list item with a break before a label": [
      "# - Combined Scaling for Zero-shot Transfer Learning <br> NeurIPS 2023 [[Paper]](https://arxiv.org/abs/1904.00962) [[Code]](https://github.com/a/b)",
      "arXiv:2111.10050",
    ],
    "a field above the address": [
      '"""\n  Title: Combined Scaling for Zero-shot Transfer Learning\n  URL: https://arxiv.org/abs/1904.00962\n"""',
      "arXiv:2111.10050",
    ],
    "a field below the address": [
      '"""\n  Paper:\n    URL: https://arxiv.org/abs/1904.00962\n    Title: \'Combined Scaling for Zero-shot Transfer Learning\'\n"""',
      "arXiv:2111.10050",
    ],
    "an anchor over lines": [
      '# <a href="https://arxiv.org/abs/1904.00962">\n#   Combined Scaling for Zero-shot Transfer Learning\n# </a>',
      "arXiv:2111.10050",
    ],
    "a table's cell": [
      "# | Combined Scaling for Zero-shot Transfer Learning | NeurIPS 2023 | [PDF](https://arxiv.org/abs/1904.00962) |",
      "arXiv:2111.10050",
    ],
    "the second address of a table's row": [
      "# | Combined Scaling for Zero-shot Transfer Learning | [![PDF](https://img.example/a.svg)](https://doi.org/10.1000/a) <br /> [![arXiv](https://img.example/b.svg)](https://arxiv.org/abs/1904.00962) |",
      "arXiv:2111.10050",
    ],
    "a title in single quotes with its comma": [
      "# 'Combined Scaling for Zero-shot Transfer Learning,' https://arxiv.org/abs/1904.00962",
      "arXiv:2111.10050",
    ],
    "a quoted title before a preprint in italics": [
      '# H. Pham, Z. Dai, "Combined Scaling for Zero-shot Transfer Learning," *arXiv preprint arXiv:1904.00962*, 2021.',
      "arXiv:2111.10050",
    ],
    "a link in bold": [
      "# [**Combined Scaling for Zero-shot Transfer Learning**](https://arxiv.org/abs/1904.00962)",
      "arXiv:2111.10050",
    ],
    "a heading over a label": [
      '"""\n## Combined Scaling for Zero-shot Transfer Learning\n\n**Paper**: https://arxiv.org/abs/1904.00962\n"""',
      "arXiv:2111.10050",
    ],
    "another paper's title in a Markdown link": [
      "# [KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache](https://arxiv.org/abs/2402.15627)",
      "arXiv:2402.02750",
    ],
    "the title of a paper that the library does not have": [
      "# [Denoising Diffusion Probabilistic Models in Practice](https://arxiv.org/abs/2402.15627)",
      undefined,
    ],
    "a quoted title with a venue": [
      '# "Training Compute-Optimal Large Transformers", NeurIPS 2022, https://arxiv.org/abs/1904.00962',
      undefined,
    ],
    "an RST link over two lines": [
      "# `Combined Scaling for Zero-shot\n#   Transfer Learning <https://arxiv.org/abs/2402.15627>`_",
      "arXiv:2111.10050",
    ],
    "back quotes and a dash, as timm writes": [
      "# Paper: `Combined Scaling for Zero-shot Transfer Learning` - https://arxiv.org/abs/1904.00962",
      "arXiv:2111.10050",
    ],
    "a plain title before a dash": [
      "# Combined Scaling for Zero-shot Transfer Learning - https://arxiv.org/abs/1904.00962",
      "arXiv:2111.10050",
    ],
    "a title in italics at the start of a comment": [
      "# *Combined Scaling for Zero-shot Transfer Learning*, arXiv:1904.00962",
      "arXiv:2111.10050",
    ],
    "a title with a comma or full stop after it": [
      "# - Combined Scaling for Zero-shot Transfer Learning, https://arxiv.org/abs/1904.00962",
      "arXiv:2111.10050",
    ],
    "an entry of a list of references": [
      "# [1] Pham et al. Combined Scaling for Zero-shot Transfer Learning. NeurIPS 2023. (arXiv:1904.00962)",
      "arXiv:2111.10050",
    ],
    "a title on the line before": [
      "# Combined Scaling for Zero-shot Transfer Learning\n# https://arxiv.org/abs/1904.00962",
      "arXiv:2111.10050",
    ],
    "a title in a reference link": [
      "# See [Combined Scaling for Zero-shot\n# Transfer Learning][cs].\n#\n# [CS]: https://arxiv.org/abs/1904.00962",
      "arXiv:2111.10050",
    ],
    "a title as the label of a link": [
      "# [Denoising Diffusion Probabilistic Models in Practice][].\n#\n# [Denoising Diffusion Probabilistic Models in Practice]: https://arxiv.org/abs/2402.15627",
      undefined,
    ],
    "a title as the name of a reST target": [
      "# .. _`Combined Scaling for Zero-shot Transfer Learning`: https://arxiv.org/abs/1904.00962",
      "arXiv:2111.10050",
    ],
    "a title and its authors": [
      "# “Combined Scaling for Zero-shot Transfer Learning” by Hieu Pham et al., arXiv:1904.00962",
      "arXiv:2111.10050",
    ],
    "a title and its authors in brackets": [
      '# "Combined Scaling for Zero-shot Transfer Learning" (Pham, Dai and Le, 2021), https://arxiv.org/abs/1904.00962',
      "arXiv:2111.10050",
    ],
    "a title with a pronoun": ["# [Attention Is All You Need](https://arxiv.org/abs/1904.00962)", undefined],
    "a BibTeX entry": [
      '"""\n@misc{x,\n  title={{KIVI}: A Tuning-Free Asymmetric 2bit Quantization for KV Cache},\n  eprint={1904.00962},\n}\n"""',
      "arXiv:2402.02750",
    ],
    "a title after the id in HTML": [
      '# <a href="https://arxiv.org/abs/2402.15627">Combined Scaling for Zero-shot Transfer Learning</a>',
      "arXiv:2111.10050",
    ],
    "a whole title before authors, without marks": [
      "# 24. KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache. Liu, Zirui et al. arXiv:1904.00962",
      "arXiv:2402.02750",
    ],
    "a whole title in a sentence": [
      "# For more details, see the paper, KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache (https://arxiv.org/abs/1904.00962).",
      "arXiv:2402.02750",
    ],
    "a whole title in a row of tabs": [
      "# 2024\t7\tKIVI\tKIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache\thttps://arxiv.org/abs/1904.00962",
      "arXiv:2402.02750",
    ],
    "a whole title in a row with badges": [
      "# | KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache | :x: | [![pdf](https://img.shields.io/badge/pdf-x.svg)](https://example.org/x.pdf) <br /> [![arXiv](https://img.shields.io/badge/arXiv-2402-red)](https://arxiv.org/abs/1904.00962) |",
      "arXiv:2402.02750",
    ],
  } as const;
  for (const [name, [text, other]] of Object.entries(wrong)) {
    it(`is reported: ${name}`, () => {
      const found = mismatches(text);
      assert.equal(found.length, 1);
      assert.equal(found[0]?.other, other);
    });
  }
});
