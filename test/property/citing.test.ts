import assert from "node:assert/strict";
import fc from "fast-check";
import { commentMarkers, type Language, languages } from "../../src/core/citations/languages/language.ts";
import { contextAt } from "../../src/core/citations/lexing/region.ts";
import { regions } from "../../src/core/citations/lexing/regions.ts";
import { type CiteStyle, citationText, clusterText } from "../../src/core/cite/citationText.ts";
import { insertionAt } from "../../src/core/cite/insertion.ts";
import { papers } from "./hostile.ts";

const styles: fc.Arbitrary<CiteStyle> = fc.constantFrom(
  { form: "link", template: "" },
  { form: "key", template: "" },
  { form: "template", template: "{title}" },
  { form: "template", template: "{authors} {title}{venue}{shortTitle} ({year}) {citekey} {doi} {address}" },
  { form: "template", template: "{citekey}" },
);

/** The statement behind a comment, whose context must stay, and the places in comments and docstrings to insert at. */
const behind = "\nqqq zzz\n";
function placesIn(language: Language): string[] {
  const { line, block } = commentMarkers(language);
  const lines = line === undefined ? [] : [`${line} see ¦ here${behind}`, `${line} see¦${behind}`];
  const blocks =
    block === undefined
      ? []
      : ["see ¦ here", "see ¦", "¦", "\n¦\n"].map((inside) => `${block[0]} ${inside} ${block[1]}${behind}`);
  return [...lines, ...blocks, ...(docstrings[language] ?? []).map((doc) => doc + behind)];
}
const docstrings: { readonly [language in Language]?: readonly string[] } = {
  python: [
    'def f():\n    """A ¦"""\n    return 1',
    "def f():\n    '''A ¦'''\n    return 1",
    'def f():\n    r"""A ¦\n    """\n    return 1',
    'def f():\n    "A ¦"\n    return 1',
    "def f():\n    'A ¦'\n    return 1",
  ],
  julia: ['"""\nDoc ¦\n"""\nf() = 1', '"Doc ¦"\nf() = 1', '"""Doc ¦"""\nf() = 1'],
  elixir: ['@doc """\nA ¦\n"""\ndef f, do: 1', '@doc "A ¦"\ndef f, do: 1'],
  r: ["#' As in ¦ here\nf <- 1"],
  rust: ["/// A ¦\nfn f() {}", "/** A ¦ */\nfn f() {}"],
  java: ["/** A ¦ */\nint x;"],
  haskell: ["-- | A ¦\nf = 1"],
  perl: ["=pod\n\n¦\n\n=cut\n"],
  ruby: ["=begin\n¦\n=end\n"],
  php: ["<?php\n// a ¦\n$x = 1;", "<?php\n/* a ¦ */\n$x = 1; ?>\n<p>"],
  markdown: [
    "```c\n/* a ¦ */\nint x;\n```\n",
    "```ocaml\n(* a ¦ *)\nlet x = 1\n```\n",
    "```lua\n--[[ a ¦ ]]\nx = 1\n```\n",
    '```julia\n"""\nA ¦\n"""\nf() = 1\n```\n',
    "```c\nint ¦x;\n```\n",
  ],
  html: ["<script>\n// a ¦\nf();\n</script>\n<p>b</p>", "<style>/* ¦ */ p {}</style>\n<p>b</p>"],
  lua: ["--[==[ a ¦ ]==]\nx = 1"],
  cmake: ["#[==[ a ¦ ]==]\nset(x)"],
};

/** What begins with a sign of Haddock documents: a comment all the same. */
const kindAt = (found: ReturnType<typeof regions>, at: number) =>
  contextAt(found, at)?.replace("docstring", "comment");

function assertStays(text: string, offset: number, language: Language, citation: string): void {
  const { at, text: inserted } = insertionAt(text, offset, language, citation);
  const after = text.slice(0, at) + inserted + text.slice(at);
  const [before, now] = [regions(text, language), regions(after, language)];
  const shown = `${language}: ${JSON.stringify(after)}`;
  assert.ok(!/[\p{Cc}\u2028\u2029\u202e]/u.test(inserted.trim()), shown);
  for (let place = 0; place < text.length; place++) {
    if (/\s/.test(text.charAt(place))) continue;
    const moved = place < at ? place : place + inserted.length;
    assert.equal(kindAt(now, moved), kindAt(before, place), `${shown} at ${place}`);
  }
  const start = at + inserted.indexOf(inserted.trim());
  for (let own = start; own < start + inserted.trim().length; own++)
    assert.match(contextAt(now, own) ?? "prose", /comment|docstring|prose/, `${shown} within`);
}

describe("a citation of any record", () => {
  for (const language of languages) {
    const places = placesIn(language);
    const code = commentMarkers(language).line ?? commentMarkers(language).block;
    if (places.length === 0 && code === undefined) continue;
    it(`stays in the comment or docstring that it is inserted in, in ${language}`, () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...places),
          papers,
          papers,
          styles,
          fc.boolean(),
          (place, paper, other, style, two) => {
            const citation = two
              ? clusterText([paper, other], style, language)
              : citationText(paper, style, language);
            const offset = place.indexOf("¦");
            assertStays(place.slice(0, offset) + place.slice(offset + 1), offset, language, citation);
          },
        ),
        { numRuns: 400 },
      );
    });
  }
});
