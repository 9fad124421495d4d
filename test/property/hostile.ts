import assert from "node:assert/strict";
import fc from "fast-check";
import type { LibraryPaper } from "../../src/core/library/libraryPaper.ts";

/** What ends, opens, continues or evaluates something in some language. */
const marks =
  `*/ /* """ ''' " ' \` -- --> <!-- --!> -} {- =# #= #> <# -/ /- |# #| ]] [[ ]=] [=[ *) (* +/ /+ }] [{ %} %{ #} ]# #[ ?> <?php
   </script> <script> {{ }} {% %} <% %> \${x} $(x) #{x} \\( \\ \\u002a\\u002f \\N{x} \\x ??/ =end =cut .. __END__ EOF ; & | ^ : ) ] } ( [ { , @ # % $ ~ é`.split(
    /\s+/,
  );
/** What Markdown, HTML, VS Code's labels and messages, terminals and runners of workflows take for more than a text. */
const markup =
  `[a](command:b) [a](<javascript:b>) ![a](http://b) <script>b</script> <img src=x onerror=b> $(book) $(x~spin) ::error::b
   ::set-output name=a::b ##[command]b ##vso[task.x]b {{x}} http://a.b # + * 1. => --- === ~~~ %0A %0D &lt; &#60; \\\n`.split(
    /\s+/,
  );
const breaks = [
  "\n",
  "\r\n",
  "\r",
  "\u2028",
  "\u2029",
  "\u0085",
  "\v",
  "\f",
  "\0",
  "\u001b",
  "\u202e",
  "\t",
  " ",
  "\u0007",
  "\u009b",
  "\u2067",
  "\ufeff",
  "\ud800",
];
/** A text that is made of them. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...marks),
      fc.constantFrom(...markup),
      fc.constantFrom(...breaks),
      fc.constantFrom("a", "evil()", "x"),
    ),
    {
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join(""));

/** A paper that says such things in every field. */
export const papers = fc
  .record({
    title: hostile,
    citekey: hostile.map((key) => key || "key"),
    authors: fc.array(hostile, { maxLength: 3 }),
    venue: hostile,
    doi: hostile,
    url: fc.oneof(
      hostile.map((rest) => `https://example.org/${rest}`),
      hostile,
    ),
  })
  .map(
    (fields): LibraryPaper => ({
      ...fields,
      id: `key:${fields.citekey}`,
      ids: [`key:${fields.citekey}`],
      citekeys: [fields.citekey],
      origins: [],
      fieldOrigins: {},
    }),
  );

/** Steers a terminal, or shows a text otherwise than it is read. */
export const steering = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029\ufeff]/u;
/** A line that a runner of workflows takes for a command. */
const command = /^\s*::|##(?:\[|vso\[|teamcity\[)/m;

/** Nothing of a text steers or commands. */
export function assertCalm(text: string): void {
  assert.doesNotMatch(text, steering);
  assert.doesNotMatch(text, command);
}

/** VS Code's own expression for icons in labels (iconLabels.ts of 1.139). */
export const icon = /(?<!\\)\$\((?:[A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/;
