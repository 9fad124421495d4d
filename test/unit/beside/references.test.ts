import assert from "node:assert/strict";
import { sayingReader } from "../../../src/core/beside/sayingReader.ts";
import type { Language } from "../../../src/core/citations/languages/language.ts";
import { scan } from "../../../src/core/citations/scan.ts";

const url = "https://arxiv.org/abs/2301.01234";
const doi = "[DOI: 10.1000/owl.7](https://doi.org/10.1000/owl.7)";
const owls = "Sleepy Owls: How Birds Rest at Noon";
const wasps = "Angry wasps and the tall houses of summer";

/** All titles that a text says. */
function said(text: string, language: Language = "julia"): readonly string[] {
  return sayingReader()(text, language, scan(text, language))
    .map(({ title }) => title)
    .filter((title) => title !== "");
}

describe("A title in a reference", () => {
  const read: Readonly<Record<string, readonly [text: string, said: string, language?: Language]>> = {
    "on the line below its authors": [`"""\n- Ada Bee and Bo Cow (2003)\n  ${wasps}\n  ${doi}\n"""`, wasps],
    "on two lines below families": [
      `"""\n- Bee, Cow, Dog (2019)\n  Angry wasps and the tall\n  houses of summer\n  ${doi}\n"""`,
      wasps,
    ],
    "below one family with its year": [
      `# - Cow (2005)\n#   ${wasps}\n#   https://doi.org/10.1000/owl.7`,
      wasps,
    ],
    "below its authors without a year": [
      `"""\n[2] Ada Bee, Bo Cow, Cy Dog\n    Resting Birds in Deep Woods. arXiv: 2301.01234\n"""`,
      "Resting Birds in Deep Woods",
      "python",
    ],
    "below initials, above the journal": [
      `/*\n *  A.Bee\n *  The sleepy owl generator\n *  Comp. Phys. Commun. 196 (2015), pp 161\n *  https://doi.org/10.1000/owl.7\n */`,
      "The sleepy owl generator",
      "cpp",
    ],
    "below two with initials, above a journal of several words": [
      `/*\n *  A.Bee and B.Cow\n *  The sleepy owl generator\n *  Owls, Wasps & Birds, Volume 91, (2016) pp. 33\n *  https://doi.org/10.1000/owl.7\n */`,
      "The sleepy owl generator",
      "cpp",
    ],
    "behind one author whose family stands first": [
      `#' Bee, A. M. (2015). Sleep and rest of the small owl in\n#' deep woods. Owls, 96(8), 2056-2063. \\doi{10.1000/owl.7}`,
      "Sleep and rest of the small owl in deep woods",
      "r",
    ],
    "behind families and a year on its line": [`# - Bee, Cow (1996) ${owls}, ${url}`, owls],
    "behind a name and a journal with its year": [`# Ada Bee (JOS 2020) ${owls}, ${url}`, owls],
    "before its journal, volume, year and pages": [
      `"""\n- A. Bee, B. Cow, ${wasps}, Physics of Owls 1 (1994) 40–46.\n  ${doi}.\n"""`,
      wasps,
    ],
    "above authors on two lines": [
      `"""\n    ${owls}\n    Ada Bee*, Bo Cow*, Cy Dog, Dee Elk,\n        Eve Fox*\n    ${url}\n"""`,
      owls,
      "python",
    ],
    "in a row before who made it": [
      `|2023.05|🔥[**OwlNet**] ${owls}(@University of Owls etc)|[[pdf]](${url})|⭐️ |`,
      owls,
      "markdown",
    ],
    "in quotation marks before its authors, in a link": [
      `- ["${owls}", by Ada Bee, Bo Cow, and Cy Dog. 2020](${url})`,
      owls,
      "markdown",
    ],
    "behind its name in round brackets": [`* [(SOWL) ${owls}](${url})`, owls, "markdown"],
    "in bold before names in italics": [
      `1. [**Sparse Owl Attention Networks**](${url}), *Ada Bee, Bo Cow, Cy Dog*`,
      "Sparse Owl Attention Networks",
      "markdown",
    ],
    "with “from” in it": [
      `[Self-Alignment of Sleepy Owls from Scratch with Minimal Supervision](${url})`,
      "Self-Alignment of Sleepy Owls from Scratch with Minimal Supervision",
      "markdown",
    ],
    "over two lines of a comment, in an anchor": [
      `/**\n * See <a href="${url}">Sleepy Owls: How\n * Birds Rest at Noon</a>.\n */`,
      owls,
      "cpp",
    ],
  };
  for (const [name, [text, expected, language]] of Object.entries(read))
    it(`is read ${name}`, () => assert.deepEqual([...new Set(said(text, language))], [expected]));

  const refused: Readonly<Record<string, readonly [text: string, language?: Language]>> = {
    "the name of an algorithm": [
      `"""Apply the \`Third Owl Rest and Destroy (TORD) <${url}>\`__ algorithm to birds."""`,
      "python",
    ],
    "the names of its authors": [`"""\`Bee, Cow, Dog and Elk (2022) <${url}>\`__"""`, "python"],
    "the last of its authors": [`"""\nAda Bee, Bo Cow,\n    Cy Dog*\n${url}\n"""`, "python"],
    "a place in a journal": [`"""\`J. Owl Theory Comput. 2010, 6, 235–248 <${url}>\`_"""`, "python"],
    "the number of a preprint": [`# Preprint OWL-865-16-86, Owlville, Jan. 1986\n# ${url}`, "python"],
    "an example of the paper": [
      `# Sleepy Owls with Big Eyes\n# Example 8 from Bee, Cow (1989).\n# ${url}`,
      "julia",
    ],
    "what stands above a paragraph": [`- Ada Bee (2003)\n\n  ${wasps}\n\n  ${url}`, "markdown"],
  };
  for (const [name, [text, language]] of Object.entries(refused))
    it(`is not ${name}`, () => assert.deepEqual(said(text, language), []));
});
