import { isNewline, isSpaceAt, lineEnd } from "../../lexing/characters.ts";
import { delimited } from "../../lexing/delimited.ts";
import { heredocs, wordHeredoc } from "../../lexing/heredoc.ts";
import { lexer } from "../../lexing/lexer.ts";
import { addRegion, type Rule } from "../../lexing/lexing.ts";
import { doubleQuoted, singleQuoted } from "../../lexing/strings.ts";

/** `#` after a blank or a bracket: elsewhere it is part of a name or a pattern. */
const hashAfterBlank: Rule = {
  first: "#",
  read: (lexing, at) =>
    isSpaceAt(lexing.text, at - 1) || ";{}()".includes(lexing.text.charAt(at - 1))
      ? addRegion(lexing, at, lineEnd(lexing.text, at), "comment")
      : at,
};

/** POD, from a line such as `=head1` to `=cut`. */
const pod: Rule = {
  first: "=",
  read: (lexing, at) => {
    const { text } = lexing;
    if (!/^=[a-z]/.test(text.slice(at, at + 2)) || (at > 0 && !isNewline(text.charCodeAt(at - 1)))) return at;
    const cut = /[\r\n]=cut\b/g;
    cut.lastIndex = at;
    const end = cut.exec(text);
    return addRegion(lexing, at, end ? lineEnd(text, end.index + 1) : text.length, "docstring");
  },
};

/** Perl and Raku. POD is a docstring. */
export const perl = lexer(
  pod,
  hashAfterBlank,
  delimited(doubleQuoted),
  delimited(singleQuoted),
  ...heredocs(wordHeredoc),
);
