import assert from "node:assert/strict";
import fc from "fast-check";
import { commentMarkers, gapContext, languages } from "../../src/core/citations/languages/language.ts";
import { contextAt, type Region } from "../../src/core/citations/lexing/region.ts";
import { type Lexed, lexed, regions } from "../../src/core/citations/lexing/regions.ts";
import { relexed } from "../../src/core/citations/rescan/relexed.ts";

/** Marks of all languages, openings and closes alike. */
const fragments =
  `" ' \`  """ ''' \`\`\` / // /// /* */ /** # #= =# #| |# #' -- --- --[[ ]] {- -} (* *) <# #> <!-- --> <% %> % %{ %} ! !> ; .. ::
   \${ #{ $( \\( { } ( ) [ ] < > </ /> <a <a> \\ \\" \\' r" r#" R"( )" @" $" @$" f" f' b' q( %q( %w[ << <<EOF <<~X EOF X $$ $a$ ...
   def class : = , . 1 1' a a' x" x' @doc =begin =end __END__ \\begin{verbatim} \\end{verbatim} \\iffalse \\verb| --- - key: | >
   <script> </script> <?php ?> url( .. _a: .. code-block:: \ufeff \u2028 é 😀 C * return if else end`.split(
    /\s+/,
  );
const text = fc
  .array(
    fc.oneof(fc.constantFrom(...fragments, " ", "  ", "\n", "\n", "\n    ", "\r\n", "\r", "\t"), fc.string()),
    {
      maxLength: 60,
    },
  )
  .map((pieces) => pieces.join(""));

/** A text that repeats one of these is very deep, very long or never closed. */
const pieces = [
  '"',
  "'",
  "`",
  "(",
  "{",
  "[",
  "<",
  "/",
  "#",
  "${",
  "$(",
  "`${",
  "#{",
  "\\(",
  '"$(',
  '"#{',
  '"${',
  "<a>{",
  "<a b={",
  "<a>",
  "<a ",
  'r#"',
  'R"x(',
  "/*",
  "{-",
  "(*",
  "#=",
  "--[[",
  "<<E\n",
  "<<~E ",
  "f'{",
  'f"{\n',
  "'''",
  '"""',
  "```\n",
  "```{a}\n",
  "~~~\n> ",
  "%q(",
  "$a$",
  "%{\n",
  ":: \n ",
  ".. a\n",
  ".. code-block:: c\n",
  "\\begin{verbatim}",
  "\\url{",
  "\\verb|",
  "://",
  "=a ",
  "<a b='",
  "<a b=c",
  "/[",
  "a/",
  "1'1",
  "% a\r",
  "! a\n",
  "k: |\n",
  'k: "\n',
  "k: '",
  "-- | a\n-- ",
  "...\n",
  '@doc "',
  '"a"\n',
  "def f(",
  '"$(a) ',
  '"#{a}\\"',
  '):"a"\n',
  'f({1: "a", ',
  '\n# a\n("a"',
  "// a\\\n",
  "<script>",
  "<!--",
  "<?php ",
  "#'",
  "///\n",
  "//\n",
  " ",
  "\n",
  "\r",
  "a",
  "a.b ",
  "> ",
];
const hostileLength = 20_000;

function assertOrdered(found: readonly Region[], length: number): void {
  let at = 0;
  for (const { start, end } of found) {
    assert.ok(start >= at && end > start && end <= length, `${at} ${start} ${end} of ${length}`);
    at = end;
  }
}

describe("the regions of a text", () => {
  for (const language of languages)
    it(`are sorted, disjoint and inside it, whatever it is: ${language}`, () => {
      fc.assert(
        fc.property(text, (source) => assertOrdered(regions(source, language), source.length)),
        { numRuns: 100 },
      );
    });

  for (const language of languages)
    it(`are the same up to an offset where no more is asked for: ${language}`, () => {
      fc.assert(
        fc.property(text, fc.nat(), (source, number) => {
          const until = number % (source.length + 1);
          const contexts = (found: readonly Region[]) =>
            Array.from({ length: until }, (_, offset) => contextAt(found, offset) ?? gapContext(language));
          assert.deepEqual(contexts(regions(source, language, until)), contexts(regions(source, language)));
        }),
        { numRuns: 200 },
      );
    });

  it("are lexed once for all who ask, in any order", () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...languages),
        fc.array(fc.nat(), { maxLength: 5 }),
        (source, language, numbers) => {
          const whole = regions(source, language);
          const asked = lexed(source, language);
          for (const number of numbers) {
            const offset = number % (source.length + 1);
            assert.equal(asked.contextAt(offset), contextAt(whole, offset) ?? gapContext(language));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  const relexable = languages.filter(
    (name) => name === "markdown" || commentMarkers(name).line !== undefined,
  );
  for (const language of relexable)
    it(`are what lexing anew gives, after an edit in a comment or line, or across its ends: ${language}`, () => {
      const mark = commentMarkers(language).line ?? "";
      fc.assert(
        fc.property(
          text,
          text,
          text,
          fc.nat(),
          fc.nat(20),
          text,
          (before, comment, after, number, removed, added) => {
            const old = `${before}\n ${mark} ${comment}\n${after}`;
            const at = number % (old.length + 1);
            const changed = old.slice(0, at) + added + old.slice(at + removed);
            const edited = relexed(changed, lexed(old, language));
            if (!edited) return;
            const anew = lexed(changed, language);
            const contexts = ({ contextAt }: Lexed) => Array.from(changed, (_, offset) => contextAt(offset));
            assert.deepEqual(contexts(edited), contexts(anew));
          },
        ),
        { numRuns: 300 },
      );
    });

  it("are not lexed anew while one writes a comment", () => {
    const [before, after] = ['def f():\n    """Doc."""\n    # see', '\nx = "a" # b\n'];
    const source = lexed(before + after, "python");
    const contexts = (one: Lexed | undefined, length: number) =>
      one && Array.from({ length }, (_, offset) => one.contextAt(offset));
    for (const added of [" ", " [@key] '", ' """', " # ]"]) {
      const now = before + added + after;
      assert.deepEqual(
        contexts(relexed(now, source), now.length),
        contexts(lexed(now, "python"), now.length),
        added,
      );
    }
    for (const other of [
      `${before}\n${after}`,
      `${before}\\${after}`,
      `x${before}${after}`,
      `${before}${after}x`,
    ])
      assert.equal(relexed(other, source), undefined, other);
    const page = "---\na: b\n---\n\nSome prose.\n\n<!-- a\n\nb -->\n\n```py\n# c\n```\n";
    const markdown = lexed(page, "markdown");
    const prose = page.replace("prose", "prose, [@key] and more");
    assert.deepEqual(
      contexts(relexed(prose, markdown), prose.length),
      contexts(lexed(prose, "markdown"), prose.length),
    );
    for (const [one, other] of [
      ["prose", "`prose"],
      ["prose", "prose\n"],
      ["a: b", "a: bc"],
      ["\n\nb", "\n x\nb"],
      ["b -->", "bc -->"],
      ["# c", "# cd"],
      ["Some", "<!-- Some"],
      ["Some", "---"],
    ] as const)
      assert.equal(relexed(page.replace(one, other), markdown), undefined, other);
    const expression = "x = a.split(/[// see";
    assert.equal(relexed(`${expression} ]/`, lexed(expression, "typescript")), undefined);
  });

  // Takes minutes if each piece looks at all the rest.
  for (const language of languages)
    it(`are read in one pass from hostile texts: ${language}`, () => {
      for (const piece of pieces) {
        const source = piece.repeat(hostileLength / piece.length);
        assertOrdered(regions(source, language), source.length);
      }
    });

  it("are found by offset", () => {
    const found = regions('x = "a" # b\n', "python");
    const contexts = [0, 3, 4, 6, 7, 8, 10, 11, 99].map((at) => contextAt(found, at));
    const [none, string, comment] = [undefined, "string", "comment"];
    assert.deepEqual(contexts, [none, none, string, string, none, comment, comment, none, none]);
  });
});
