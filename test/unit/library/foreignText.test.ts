import assert from "node:assert/strict";
import { parseBibtex } from "../../../src/core/bibliography/bibtex/parseBibtex.ts";
import { fileText, withGuess } from "../../../src/core/library/fileText.ts";
import { SharedStrings } from "../../../src/core/library/sharedBibtex.ts";
import { foreignText, foreignTextInSlices } from "../../../src/core/text/foreignText.ts";
import { layer, parse } from "../bibliography/parse.ts";

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("the text of a file of others", () => {
  const entry = "@misc{a, author={Müller, Jürgen}, title={Größe}}";
  const files: readonly [what: string, bytes: Uint8Array, text: string][] = [
    ["UTF-8", utf8(entry), entry],
    ["UTF-8 with its mark", utf8(`\ufeff${entry}`), entry],
    [
      "UTF-8 that says it is something else",
      utf8(`% Encoding: ISO8859_1\n${entry}`),
      `% Encoding: ISO8859_1\n${entry}`,
    ],
    ...[
      "% Encoding: ISO8859_1",
      "% Encoding: Cp1252",
      "% -*- coding: latin-1 -*-",
      "% vim: fileencoding=latin1",
      "%!TEX encoding = IsoLatin",
      "%% Saved with string encoding Western (ISO Latin 1)",
    ].map((line): [string, Uint8Array, string] => [line, latin1(`${line}\n${entry}`), `${line}\n${entry}`]),
    [
      "Windows-1251 as it says",
      latin1("% Encoding: windows-1251\n\xcc\xe8\xf0"),
      "% Encoding: windows-1251\nМир",
    ],
    [
      "Windows-1252 with its quotation marks and dashes",
      latin1("% Encoding: windows-1252\n\x93\x80\x94 \x96 \x8a\x9f\x92"),
      "% Encoding: windows-1252\n“€” – ŠŸ’",
    ],
    ["UTF-16", latin1("\xff\xfea\0b\0"), "ab"],
    ["UTF-16 without its mark", latin1("@\0a\0{\0k\0}\0\n\0"), "@a{k}\n"],
  ];
  for (const [what, bytes, text] of files)
    it(`is read from ${what}`, () => assert.deepEqual(foreignText(bytes), { text }));
  it("is the same in slices, wherever they are cut", async () => {
    const texts = [
      ...files.map(([, bytes]) => bytes),
      utf8("\ufeffein \ufeff Zeichen, \ud83d\udc1d, 李明"),
      latin1("M\xfcller \x80\x80\x80\x80\x80\x80"),
      latin1("abcd\xe9"),
      utf8(""),
    ];
    for (const bytes of texts)
      for (const size of [4, 5, 6, 7, 64])
        assert.deepEqual(await foreignTextInSlices(bytes, async () => undefined, size), foreignText(bytes));
    let pauses = 0;
    await foreignTextInSlices(utf8("x".repeat(100)), async () => void pauses++, 10);
    assert.equal(pauses, 10);
  });

  it("has the quotation marks of Windows-1252 where it is guessed", () =>
    assert.equal(foreignText(latin1("\x93Gr\xf6\xdfe\x94 \x97 \x85")).text, "“Größe” — …"));

  it("is guessed where it does not say, and the first such letter told", () => {
    const bytes = latin1(`@misc{a,\n title={Gr\xf6\xdfe}}`);
    const source = fileText(bytes, "bibtex");
    assert.equal(source.text, "@misc{a,\n title={Größe}}");
    const content = withGuess(parse(source.text), source);
    assert.deepEqual(
      content.problems.map(({ line, start, args }) => [line, start, args.encoding, args.part]),
      [[1, 10, "Windows-1252", "encoding"]],
    );
  });

  it("keeps what is UTF-8 in a file where one letter is not", () => {
    const bytes = new Uint8Array([...utf8("大 Müller "), 0xfc, ...utf8(" é")]);
    assert.equal(foreignText(bytes).text, "大 Müller ü é");
  });

  it("takes no surrogate and no longer form than needed for UTF-8", () => {
    for (const bytes of [
      [0xed, 0xa0, 0x80],
      [0xe0, 0x80, 0xaf],
      [0xf0, 0x80, 0x80, 0xaf],
      [0xf4, 0x90, 0x80, 0x80],
    ]) {
      const { text, guess } = foreignText(new Uint8Array([...utf8("a"), ...bytes]));
      assert.ok(!text.includes("\ufffd"), text);
      assert.deepEqual([text.length, guess?.offset], [1 + bytes.length, 1]);
    }
    assert.deepEqual(foreignText(utf8("\ud7ff\ue000\u0800\u{10000}\u{10ffff}")), {
      text: "\ud7ff\ue000\u0800\u{10000}\u{10ffff}",
    });
  });

  it("is refused for a file of ours, whose letters would not survive", () => {
    assert.throws(() => fileText(latin1("\xfc"), "paper"), /not UTF-8/);
  });
});

describe("@string and crossref of other files", () => {
  /** Reads the files one after another, then those again that others help. */
  function read(files: Readonly<Record<string, string>>): Readonly<Record<string, string | undefined>> {
    const strings = new SharedStrings();
    const venues: Record<string, string | undefined> = {};
    const readOne = (file: string) => {
      const content = parseBibtex(files[file] ?? "", file, layer, { stringOf: strings.seenFrom(file) });
      strings.set(file, content);
      for (const { paper } of content.records) venues[paper.citekey] = paper.venue;
    };
    for (const file of Object.keys(files)) readOne(file);
    for (let round = 0; round < 3; round++) for (const file of strings.stale()) readOne(file);
    assert.deepEqual(strings.stale(), []);
    return venues;
  }

  it("count in any order, the nearest first, its own before all", () => {
    const venues = read({
      "p/main.bib":
        "@string{own = {Own}}@article{a, journal=rmp}@article{b, journal=own}@article{c, journal=built}",
      "p/short.bib": "@string{RMP = {Rev. Mod.}}@string{own = {Not}}@string{built = base # { B}}",
      "q/other.bib": "@string{rmp = {Other}}@string{base = {Base}}",
    });
    assert.deepEqual(venues, { a: "Rev. Mod.", b: "Own", c: "Base B" });
  });

  it("lead to the whole of a part, with what that takes over itself", () => {
    const venues = read({
      "p/main.bib":
        "@inproceedings{a, crossref={Walls20}}@incollection{b, crossref=c}@inbook{d, crossref=nowhere}",
      "p/proc.bib":
        "@string{wls={Walls}}@proceedings{walls20, title={Proc. of } # wls}@collection{c, xdata=x}@xdata{x, title={Of walls}}",
      "q/proc.bib": "@proceedings{walls20, title={Other}}",
    });
    assert.deepEqual(venues, {
      a: "Proc. of Walls",
      b: "Of walls",
      d: undefined,
      walls20: undefined,
      c: undefined,
    });
  });

  it("lead in no endless circle", () => {
    read({
      "a.bib": "@book{x, title={X}, crossref={y}}",
      "b.bib": "@mvbook{y, title={Y}, year=2000, crossref={x}}",
    });
  });

  it("stand for their names where nobody defines them", () => {
    assert.deepEqual(read({ "a.bib": "@article{a, journal=nt/f, year=2020}" }), { a: "nt/f" });
  });
});
