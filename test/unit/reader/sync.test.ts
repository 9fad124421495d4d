import assert from "node:assert/strict";
import fc from "fast-check";
import { applySpan, rebase, type Span, shiftSpan, spanBetween } from "../../../src/core/text/span.ts";
import type { NotesMessage, NotesStart } from "../../../src/protocol/notes.ts";
import { PageNotes } from "../../../src/webview/page/pageNotes.ts";
import { Pair } from "./notesPair.ts";

describe("a changed span", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "b", "\n", "😀", "é"), maxLength: 20 });

  it("leads from the one text to the other, and cuts no surrogate pair", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const span = spanBetween(before, after);
        assert.equal(span === undefined ? before : applySpan(before, span), after);
        assert.ok(span === undefined || span.text.isWellFormed());
        assert.ok(span === undefined || before.slice(span.start, span.end).isWellFormed());
      }),
    );
  });

  const cases: readonly [ours: Span, theirs: Span, result: string, why: string][] = [
    [{ start: 8, end: 8, text: "X" }, { start: 0, end: 2, text: "" }, "cdefghXij", "after theirs"],
    [{ start: 1, end: 2, text: "X" }, { start: 5, end: 6, text: "yy" }, "aXcdeyyghij", "before theirs"],
    [{ start: 2, end: 5, text: "X" }, { start: 3, end: 8, text: "Y" }, "abXYij", "the end of ours overlaps"],
    [
      { start: 4, end: 9, text: "X" },
      { start: 3, end: 6, text: "Y" },
      "abcYXj",
      "the start of ours overlaps",
    ],
    [{ start: 1, end: 9, text: "X" }, { start: 3, end: 6, text: "Y" }, "aXYj", "ours is around theirs"],
    [{ start: 4, end: 5, text: "X" }, { start: 3, end: 8, text: "Y" }, "abcYXij", "ours is inside theirs"],
    [{ start: 4, end: 4, text: "X" }, { start: 4, end: 4, text: "Y" }, "abcdYXefghij", "at the same place"],
  ];
  for (const [ours, theirs, result, why] of cases) {
    it(`is carried over another: ${why}`, () => {
      assert.equal(applySpan(applySpan("abcdefghij", theirs), shiftSpan(ours, theirs)), result);
    });
  }

  it("loses nothing of what either side wrote, wherever the two meet", () => {
    fc.assert(
      fc.property(
        fc.nat(10),
        fc.nat(10),
        fc.nat(10),
        fc.nat(10),
        fc.constantFrom("", "X", "XX"),
        fc.constantFrom("", "Y", "YY"),
        (a, b, c, d, x, y) => {
          const base = "abcdefghij";
          const ours = { start: Math.min(a, b), end: Math.max(a, b), text: x };
          const theirs = { start: Math.min(c, d), end: Math.max(c, d), text: y };
          const both = rebase(base, applySpan(base, theirs), applySpan(base, ours));
          assert.ok(both.includes(x) && both.includes(y), both);
        },
      ),
    );
  });
});

const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("type" as const), at: fc.nat(400) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cut" as const), at: fc.nat(400), size: fc.nat(6) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("foreign" as const), at: fc.nat(400) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("send" as const), urgent: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("up" as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("down" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reboot" as const) }) },
);

describe("the notes of the page and of the document", () => {
  it("converge, and no character that anyone typed is lost, under every order of events", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { maxLength: 60, size: "max" }),
        fc.infiniteStream(fc.boolean()),
        fc.boolean(),
        async (actions, refusals, isMadeWithText) => {
          let unlucky = 0;
          // Never more than seven times in a row, as the eighth attempt is the last one.
          const pair = new Pair("first line\nsecond line\n", () => {
            unlucky = refusals.next().value === true && unlucky < 7 ? unlucky + 1 : 0;
            return unlucky > 0;
          });
          if (isMadeWithText) pair.openWithText();
          else await pair.open();
          // Private-use characters, each one once: so a lost or doubled one is seen.
          let next = 0xe000;
          const typed: string[] = [];
          for (const step of actions) {
            const letter = String.fromCharCode(next++);
            if (step.do === "type") {
              typed.push(letter);
              pair.type(step.at, 0, letter);
            } else if (step.do === "foreign") {
              typed.push(letter);
              const at = step.at % (pair.document.text.length + 1);
              pair.document.write(applySpan(pair.document.text, { start: at, end: at, text: letter }));
            } else if (step.do === "cut") {
              // Cuts only what was there from the start, so that all that was typed must arrive.
              const at = step.at % (pair.shown.length + 1);
              let size = 0;
              while (size < step.size && pair.shown.charCodeAt(at + size) < 0xe000) size++;
              pair.type(at, size, "");
            } else if (step.do === "send") pair.send(step.urgent);
            else if (step.do === "up") await pair.deliverUp();
            else if (step.do === "down") pair.deliverDown();
            else await pair.reboot();
          }
          await pair.settle();
          assert.equal(pair.shown, pair.document.text);
          for (const letter of typed) assert.ok(pair.shown.includes(letter), "a typed character is lost");
        },
      ),
      { numRuns: 600 },
    );
  });

  it("take 2,000 characters in a burst with foreign edits in the middle, none lost, none doubled", async () => {
    const pair = new Pair("notes: \nend\n");
    await pair.open();
    const burst = Array.from({ length: 2000 }, (_, index) => String.fromCharCode(0x4e00 + index));
    let at = "notes: ".length;
    for (const [index, letter] of burst.entries()) {
      pair.type(at++, 0, letter);
      if (index % 7 === 0) pair.send();
      if (index % 11 === 0) await pair.deliverUp();
      if (index % 5 === 0) {
        const before = pair.shown.length;
        pair.deliverDown();
        // A foreign line above moves the caret along, as `setRangeText(…, "preserve")` does.
        at += pair.shown.length - before;
      }
      if (index % 500 === 250) pair.document.write(`a line above\n${pair.document.text}`);
    }
    await pair.settle();
    assert.equal(pair.shown, `${"a line above\n".repeat(4)}notes: ${burst.join("")}\nend\n`);
    assert.equal(pair.document.text, pair.shown);
  });

  it("are taken up where the page was made with them, with what changed before it listened", async () => {
    const pair = new Pair("one");
    pair.openWithText();
    assert.equal(pair.shown, "one");
    pair.document.write("zero one");
    assert.deepEqual(pair.down, []);
    pair.type(3, 0, " two");
    await pair.settle();
    assert.equal(pair.shown, "zero one two");
    assert.equal(pair.document.text, "zero one two");
  });

  it("go on with numbers that the host has not seen, on a page made anew with an old text", async () => {
    const pair = new Pair("one");
    pair.openWithText();
    pair.type(3, 0, " two");
    await pair.settle();
    // The same HTML again: the page shows the old text until the host has sent the whole.
    pair.page = new PageNotes({ kind: "notes", session: "s", seq: 0, version: 1, text: "one" });
    pair.shown = "one";
    await pair.open();
    assert.equal(pair.shown, "one two");
    pair.type(7, 0, " three");
    await pair.settle();
    assert.equal(pair.document.text, "one two three");
  });

  it("try an edit eight times, then leave it with the page, which can send it again", async () => {
    let refusals = 0;
    const pair = new Pair("", () => refusals++ < 8);
    await pair.open();
    pair.type(0, 0, "a note");
    pair.send();
    await pair.deliverUp();
    assert.deepEqual(pair.down.shift(), { kind: "refused", seq: 1 });
    pair.page?.receive({ kind: "refused", seq: 1 });
    assert.equal(pair.document.text, "");
    await pair.settle();
    assert.equal(pair.document.text, "a note");
  });

  it("say what could not be appended, and append it as soon as the document takes it", async () => {
    let refusals = 0;
    const pair = new Pair("old notes", () => refusals++ < 8);
    await pair.open();
    assert.equal(await pair.host.append("a first note"), undefined);
    assert.equal(pair.document.text, "old notes");
    assert.equal(await pair.host.append("a first note"), "old notes\n\n".length);
    assert.equal(pair.document.text, "old notes\n\na first note");
  });

  it("say what of a draft the document did not take, as no page has it any more", async () => {
    const pair = new Pair("");
    await pair.open();
    pair.type(0, 0, "typed in the last moment");
    const draft = pair.page?.draft();
    const later = new Pair("", () => true);
    const lost = await later.host.start(draft && { ...draft, session: "of yesterday" });
    assert.deepEqual(lost, ["typed in the last moment"]);
    assert.deepEqual(await new Pair("").host.start(draft && { ...draft, session: "of yesterday" }), []);
  });

  it("keep what was typed when the document is another one after a restart of the window", async () => {
    const pair = new Pair("");
    await pair.open();
    pair.type(0, 0, "typed in the last moment");
    const draft = pair.page?.draft();
    const later = new Pair("old notes");
    await later.host.start(draft && { ...draft, session: "of yesterday" });
    assert.equal(later.document.text, "old notes\n\ntyped in the last moment");
    await later.host.start(draft && { ...draft, session: "of yesterday" });
    assert.equal(later.document.text, "old notes\n\ntyped in the last moment");
  });

  it("come back as one text, where they were typed, from a page whose host has died", async () => {
    const pair = new Pair("One line.\nAnother line of notes.");
    await pair.open();
    pair.type(9, 0, " The");
    pair.page?.take();
    pair.type(13, 0, " quick");
    pair.page?.take(true);
    pair.type(19, 0, " fox");
    const draft = pair.page?.draft();
    const later = new Pair("One line.\nAnother line of notes.");
    await later.host.start(draft && { ...draft, session: "of yesterday" });
    assert.equal(later.document.text, "One line. The quick fox\nAnother line of notes.");
    await later.host.start(draft && { ...draft, session: "of yesterday" });
    assert.equal(later.document.text, "One line. The quick fox\nAnother line of notes.");
  });

  it("start anew where the page knows a version that the host does not", async () => {
    const pair = new Pair("one");
    await pair.open();
    pair.type(3, 0, " two");
    await pair.host.edit({ seq: 1, version: 99, change: { start: 3, end: 3, text: " two" } });
    const [refused, start] = pair.down.splice(0) as [NotesMessage, NotesStart];
    assert.equal(refused.kind, "refused");
    pair.page?.restart(start);
    await pair.settle();
    assert.equal(pair.document.text, "one two");
  });
});
