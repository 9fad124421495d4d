import assert from "node:assert/strict";
import type { Context } from "../../../src/core/citations/citation.ts";
import type { Language } from "../../../src/core/citations/languages/language.ts";
import { silenceEdit } from "../../../src/core/problems/silence.ts";

/** The line when it is silenced; `undefined` where that is not offered. */
function silenced(text: string, context: Context, language: Language): string | undefined {
  const edit = silenceEdit(0, text, context, language);
  return edit && text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
}

describe("Silencing a line", () => {
  const cases: readonly (readonly [language: Language, context: Context, text: string, then?: string])[] = [
    ["python", "comment", "x = 1  # arXiv:2413.00001", "x = 1  # arXiv:2413.00001 marginalia-ignore"],
    ["python", "code", 'x = "arXiv:2413.00001"', 'x = "arXiv:2413.00001"  # marginalia-ignore'],
    [
      "python",
      "docstring",
      '    """See arXiv:2413.00001."""',
      '    """See arXiv:2413.00001. marginalia-ignore"""',
    ],
    [
      "python",
      "docstring",
      "    '''See arXiv:2413.00001.'''",
      "    '''See arXiv:2413.00001. marginalia-ignore'''",
    ],
    ["python", "docstring", '    "See arXiv:2413.00001."', '    "See arXiv:2413.00001. marginalia-ignore"'],
    ["python", "docstring", "    See arXiv:2413.00001.", "    See arXiv:2413.00001. marginalia-ignore"],
    ["julia", "docstring", '"""See arXiv:2413.00001."""', '"""See arXiv:2413.00001. marginalia-ignore"""'],
    ["rust", "docstring", '/// See "arXiv:2413.00001"', '/// See "arXiv:2413.00001" marginalia-ignore'],
    ["cpp", "comment", "/* arXiv:2413.00001 */", "/* arXiv:2413.00001 marginalia-ignore */"],
    [
      "cpp",
      "code",
      "#define A(x) /* arXiv:2413.00001 */ \\",
      "#define A(x) /* arXiv:2413.00001 */  /* marginalia-ignore */ \\",
    ],
    ["cpp", "comment", "// arXiv:2413.00001 \\", "// arXiv:2413.00001 marginalia-ignore \\"],
    ["shellscript", "code", "curl arXiv:2413.00001 \\"],
    ["python", "string", "  arXiv:2413.00001"],
    ["rst", "prose", "See arXiv:2413.00001."],
    ["dockerfile", "code", "FROM arXiv:2413.00001"],
    ["rst", "comment", ".. See arXiv:2413.00001.", ".. See arXiv:2413.00001. marginalia-ignore"],
    ["markdown", "prose", "See arXiv:2413.00001.", "See arXiv:2413.00001.  <!-- marginalia-ignore -->"],
    ["tex", "prose", "See arXiv:2413.00001. \\\\", "See arXiv:2413.00001. \\\\  % marginalia-ignore"],
    ["json", "string", '"arXiv:2413.00001"'],
  ];
  for (const [language, context, text, then] of cases) {
    it(`${then === undefined ? "is not offered" : "keeps the text whole"}: ${language}, ${text}`, () =>
      assert.equal(silenced(text, context, language), then));
  }
});
