import assert from "node:assert/strict";
import { bylineOf } from "../../../src/core/beside/byline.ts";
import { describedPaper } from "../../../src/core/beside/describedPaper.ts";
import { sayingReader } from "../../../src/core/beside/sayingReader.ts";
import { scan } from "../../../src/core/citations/scan.ts";
import { CitedHere } from "../../../src/core/citedHere/citedHere.ts";

const id = "arXiv:2301.01234";
const url = "https://arxiv.org/abs/2301.01234";

describe("Who wrote a paper, by the text of a link", () => {
  const named: Readonly<Record<string, string>> = {
    "Bee et al. 2016": "Bee et al. 2016",
    "Bee et al, 2016": "Bee et al. 2016",
    "Bee, et al. (2016)": "Bee et al. 2016",
    "(Bee et al., 2016a)": "Bee et al. 2016",
    "A. Bee et al. [2016]": "Bee et al. 2016",
    "Bee & Cow, 2016": "Bee and Cow 2016",
    "A. Bee and B. C. Cow (2016)": "Bee and Cow 2016",
    "van den Bee et al. 2016": "van den Bee et al. 2016",
    "Van Bee and O'Cow, 2016": "Van Bee and O'Cow 2016",
    "Göckler-Ünal et al. 2016": "Göckler-Ünal et al. 2016",
  };
  for (const [text, by] of Object.entries(named))
    it(`is said by “${text}”`, () => assert.equal(bylineOf(text), by));

  for (const text of [
    "ImageNet 2012",
    "Bee 2016",
    "Bee et al.",
    "see Bee et al. 2016",
    "Ant, Bee & Cow, 2016",
    "Sleepy Owls and Angry Wasps, 2016",
    "Bee et al. 2016, Sleepy Owls",
    "Bee and Cow",
    "Bee et al. 12016",
    "2016",
  ])
    it(`is not said by “${text}”`, () => assert.equal(bylineOf(text), undefined));

  const said = (text: string) =>
    sayingReader()(text, "markdown", scan(text, "markdown")).map((saying) => saying.by ?? saying.title);

  for (const [what, text] of Object.entries({
    "a link of Markdown": `See [Bee et al., 2016](${url}).`,
    "a link of reST over two lines": `in \`Bee et al.\n2016 <${url}>\`__`,
    "a link whose address stands elsewhere": `See [Bee et al. 2016][1].\n\n[1]: ${url}`,
  }))
    it(`is read from ${what}`, () => assert.deepEqual(said(text), ["Bee et al. 2016"]));

  it("is not read from the words around a link", () =>
    assert.deepEqual(said(`After Bee et al. 2016, [code](${url})`), []));

  for (const text of ["Bee et al, 2016", "Bee & Cow, 2016", "Bee et al."])
    it(`is no title to add the paper with: “${text}”`, () => {
      const lines = [`See [${text}](${url}).`];
      const citations = scan(lines.join("\n"), "markdown");
      const [citation] = citations;
      assert.ok(citation);
      assert.equal(describedPaper(citation, { lines, citations }).title, "");
    });

  it("is what all files say, nothing where they differ, and no title", () => {
    const cited = new CitedHere();
    const say = (file: string, by: string) => cited.set(file, [{ id, title: "", by, rank: "link", line: 0 }]);
    say("a.md", "Bee et al. 2016");
    assert.equal(cited.by(id), "Bee et al. 2016");
    say("b.md", "Bee et al. 2016");
    assert.equal(cited.by(id), "Bee et al. 2016");
    say("c.md", "Cow et al. 2016");
    assert.equal(cited.by(id), undefined);
    say("d.md", "OwlNet");
    say("e.md", "OWLNET");
    assert.equal(cited.by(id), "OwlNet", "a name, where authors differ");
    say("f.md", "CowNet");
    assert.equal(cited.by(id), undefined);
    assert.equal(cited.find(id), undefined);
  });
});
