import assert from "node:assert/strict";
import fc from "fast-check";
import { countOf, findQuote } from "../../../src/core/quotes/findQuote.ts";
import { quoteMarkdown, quotesIn } from "../../../src/core/quotes/quotesIn.ts";

const abstract =
  "We present the design of MegaScale, a production system. It trains models on more than 10,000 GPUs. " +
  "Maintaining high efficiency is critical. We present lessons; maintaining high efficiency is hard.";

const cut = (text: string, place: { start: number; end: number } | undefined) =>
  place && text.slice(place.start, place.end);

describe("quotes of an abstract in the notes", () => {
  it("are the block quotes whose last line says so, with the remark under them", () => {
    const notes = [
      "> Not one of ours.",
      "",
      "> We present the design",
      "> of MegaScale",
      ">",
      "> — abstract",
      "",
      "Compare ZeRO,",
      "and Alpa.",
      "",
      "```",
      "> In code",
      "> — abstract",
      "```",
      "> Its page.",
      "> — p. 7",
      "",
      "  > GPUs",
      "> -- abstract, after “more than 10,000”",
      "# Heading",
    ].join("\n");
    assert.deepEqual(quotesIn(notes), [
      { text: "We present the design of MegaScale", line: 2, end: 6, remark: "Compare ZeRO, and Alpa." },
      { text: "GPUs", after: "more than 10,000", line: 17, end: 19, remark: "" },
    ]);
  });

  it("are read as they were written, whatever is in them", () => {
    const texts = fc.array(
      fc.constantFrom(
        "a",
        "*",
        "_",
        "[x]",
        "<b>",
        "# ",
        "1. ",
        "`",
        "\\",
        "$x^2$",
        "—",
        "|",
        "> ",
        "é",
        "\n",
      ),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join("").replace(/\s+/g, " ").trim();
        fc.pre(text !== "");
        const [quote] = quotesIn(`Before.\n\n${quoteMarkdown(text)}`);
        assert.equal(quote?.text, text);
      }),
    );
  });

  it("are found to the letter, whatever blanks are in them", () => {
    assert.equal(
      cut(abstract, findQuote(abstract, "production\n system.  It trains")),
      "production system. It trains",
    );
  });

  it("are found where the abstract was changed by up to a fifth, at the best place", () => {
    const quote = "a production system used. It trains LLMs on more than 10,000 GPUs";
    assert.match(
      cut(abstract, findQuote(abstract, quote)) ?? "",
      /production system\. It trains models on more than/,
    );
    assert.equal(findQuote(abstract, "Nothing of this kind was ever said in this text at all"), undefined);
  });

  it("are found behind their context where they are there twice", () => {
    const quote = "maintaining high efficiency is";
    assert.equal(countOf(abstract.toLowerCase(), quote), 2);
    const lower = abstract.toLowerCase();
    assert.equal(findQuote(lower, quote)?.start, lower.indexOf(quote));
    assert.equal(findQuote(lower, quote, "present lessons;")?.start, lower.lastIndexOf(quote));
  });

  it("are found within the text, whatever is quoted", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 30 }), (text, quote) => {
        const place = findQuote(text, quote);
        if (place) assert.ok(place.start >= 0 && place.start < place.end && place.end <= text.length);
      }),
    );
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length;
        const quote = text.slice(start, start + 1 + (b % text.length));
        if (quote.trim() !== "") assert.ok(findQuote(text, quote));
      }),
    );
  });
});
