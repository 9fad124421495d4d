import assert from "node:assert/strict";
import { titlesBeside } from "../../../src/core/beside/titlesBeside.ts";
import type { Language } from "../../../src/core/citations/languages/language.ts";
import { scan } from "../../../src/core/citations/scan.ts";

/** The titles beside the citations of a text, in order. */
function titlesIn(text: string, language: Language): readonly (string | undefined)[] {
  const citations = scan(text, language);
  const titles = titlesBeside(text.split("\n"), citations);
  return citations.map((citation) => titles.of(citation)?.text);
}

const [owls, wrens] = ["Sleeping Owls Are Few-Shot Critics", "Wrens Need No Attention at All"];
const [first, second] = ["https://arxiv.org/abs/1706.03762", "https://arxiv.org/abs/1512.03385"];
const people = ["A B", "C D", "E F", "G H"];

describe("the title field of a record in a list", () => {
  it("is taken where it stands above or below the address in the same record", () => {
    const above = [`- title: ${owls}`, `  url: ${first}`, `- title: ${wrens}`, `  url: ${second}`];
    const below = [`- url: ${first}`, `  title: ${owls}`, `- url: ${second}`, `  title: ${wrens}`];
    for (const lines of [above, below, above.map((line) => `  ${line}`)])
      assert.deepEqual(titlesIn(lines.join("\n"), "yaml"), [owls, wrens]);
    const model = ["  - Name: owl", "    Paper:", `      Title: ${owls}`, `      URL: ${first}`];
    assert.deepEqual(titlesIn(model.join("\n"), "yaml"), [owls]);
  });

  it("counts among the surroundings of the address, folded and far below", () => {
    const lines = [
      `- url: ${first}`,
      "  a: b",
      "  c: d",
      "  e: f",
      "  title: Sleeping Owls",
      "    Are Few-Shot",
      "    Critics",
    ];
    const citations = scan(lines.join("\n"), "yaml");
    const [citation] = citations;
    assert.ok(citation);
    const titles = titlesBeside(lines, citations);
    assert.equal(titles.of(citation)?.text, owls);
    for (const line of lines.slice(4)) assert.ok(titles.surroundings(citation).includes(line), line);
  });

  it("is not that of the record before, where its own is far below", () => {
    const record = (address: string, title: string) => [
      `- url: ${address}`,
      "  authors:",
      ...people.map((name) => `    - ${name}`),
      `  title: ${title}`,
    ];
    const text = [...record(first, owls), ...record(second, wrens)].join("\n");
    assert.deepEqual(titlesIn(text, "yaml"), [undefined, undefined]);
  });

  it("is not that of the record before in JSON", () => {
    const items = [
      { arxiv: first, creators: people, title: owls },
      { arxiv: second, creators: people, title: wrens },
    ];
    assert.deepEqual(titlesIn(JSON.stringify(items, undefined, 2), "json"), [undefined, undefined]);
    const short = items.map(({ arxiv, title }) => ({ arxiv, year: 2020, title }));
    assert.deepEqual(titlesIn(JSON.stringify(short, undefined, 2), "json"), [owls, wrens]);
  });
});
