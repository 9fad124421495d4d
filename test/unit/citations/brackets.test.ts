import assert from "node:assert/strict";
import { scan } from "../../../src/core/citations/scan.ts";

/** What Markdown cites, a `?` behind what counts only where the library has it. */
const keys = (text: string) =>
  scan(text, "markdown").map(({ target, tentative }) => target.replace(/^key:/, "") + (tentative ? "?" : ""));

describe("Keys in brackets", () => {
  const cases: readonly (readonly [text: string, ...keys: string[]])[] = [
    // A colon behind a bracket is a colon.
    ["We follow [@lark19]: first the encoder.", "lark19"],
    ["- [@lark19]: a survey", "lark19"],
    ["[@lark19]: they show it.\n\nAnd [@lark19, p. 3].", "lark19", "lark19"],
    ["[@lark19]: see", "lark19"],
    ["[@lark19; @wren20]: two views", "lark19", "wren20"],
    // Where an address stands behind it, it defines a link.
    ["By [@user].\n\n[@user]: https://example.org/user", ...[]],
    ["By [@user].\n\n[@user]: <https://example.org/user> 'A user'", ...[]],
    ["By [@user].\n\n[@user]: example.org/user", ...[]],
    ["By [@user].\n\n[@user]: ../people/user.md", ...[]],
    ["By [@user].\n\n[@user]: #user", ...[]],
    ["By [@user].\n\n[@user]:\n  https://example.org/user", ...[]],
    ["- [@user]: https://example.org/user", ...[]],
    ["By [@lark19]: https://example.org/data", "lark19"],
    // Footnotes, links and spans.
    ["As shown [@lark19][^1] and [see @wren20][^n].", "lark19", "wren20"],
    ["[@lark19][@wren20] [@lark19][see @wren20]", "lark19", "wren20", "lark19", "wren20"],
    ["[@user][1] [@user][] [@user](https://example.org) [@user](#a) [@user]{.b}", ...[]],
    ["[@lark19](a remark of ours)", "lark19"],
  ];
  for (const [text, ...expected] of cases)
    it(JSON.stringify(text), () => {
      assert.deepEqual(keys(text), expected);
    });
});

describe("Keys without brackets", () => {
  const cases: readonly (readonly [text: string, ...keys: string[]])[] = [
    ['*@lark19* and **@lark19**, "@lark19"', "lark19?", "lark19?", "lark19?"],
    ["| x |@lark19|\n<td>@lark19</td>", "lark19?", "lark19?"],
    ["see/@lark19 text—@lark19", "lark19?", "lark19?"],
    ["方法（@lark19）有效，@wren20 提出", "lark19?", "wren20?"],
    ["-@lark19 says", "lark19?"],
    ["me@lark19 a.b@lark19 \\@lark19 @@lark19 pre-@lark19 `@lark19`", ...[]],
    ["https://example.social/@lark19 www.example.org/@lark19", ...[]],
  ];
  for (const [text, ...expected] of cases)
    it(JSON.stringify(text), () => {
      assert.deepEqual(keys(text), expected);
    });
});

describe("Keys that are something else too", () => {
  it("are addresses", () => {
    assert.deepEqual(keys("[@http://example.org/items/A1B2] @{http://example.org/items/A1B2}"), [
      "http://example.org/items/A1B2",
      "http://example.org/items/A1B2",
    ]);
    assert.deepEqual(keys("@http://example.org/items/A1B2 says"), ["http://example.org/items/A1B2?"]);
    assert.deepEqual(keys("[@https://doi.org/10.1000/abc]"), ["doi:10.1000/abc"]);
  });
  it("are DOIs, in brackets, roles and links", () => {
    assert.deepEqual(keys("[@10.1000/abc.22] {cite}`10.1000/abc.22` [](doi:10.1000/abc.22)"), [
      "doi:10.1000/abc.22",
      "doi:10.1000/abc.22",
      "doi:10.1000/abc.22",
    ]);
  });
  it("are one key in whatever way their letters are composed", () => {
    const [composed, apart] = ["Weiß-Müller20".normalize("NFC"), "Weiß-Müller20".normalize("NFD")];
    assert.notEqual(composed, apart);
    for (const key of [composed, apart]) {
      const found = scan(`[@${key}] \\cite{${key}} {cite}\`${key}\``, "markdown");
      assert.deepEqual(
        found.map(({ target, raw }) => [target, raw]),
        found.map(() => [`key:${composed}`, key]),
      );
      assert.equal(found.length, 3);
    }
  });
  it("are parted by a semicolon in a role, whose notes stand in braces", () => {
    const found = scan("{cite:p}`lark19; wren20{p. 3; Fig. 2}` {cite:p}`{see}lark19,wren20`", "markdown");
    assert.deepEqual(
      found.map(({ raw, locator }) => [raw, locator]),
      [
        ["lark19", undefined],
        ["wren20", "p. 3, Fig. 2"],
        ["lark19", undefined],
        ["wren20", undefined],
      ],
    );
  });
});
