import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { labelText, messageText, promptText, rowText } from "../../src/core/text/shownText.ts";

// The two expressions with which VS Code finds links in messages and icons in labels (linkedText.ts and iconLabels.ts of
// its sources, MIT).
const links = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;
const icons = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g;

/** What VS Code shows of a label: an icon as `<name>`. */
const drawn = (label: string) =>
  label.replace(icons, (_, escaped: string | undefined, name: string) =>
    escaped ? `$(${name})` : `<${name}>`,
  );

const hostile = fc
  .array(
    fc.constantFrom(
      "[",
      "]",
      "(",
      ")",
      "$(",
      "k)",
      "\\",
      "command:a.b",
      "https://e.org",
      "\u2060",
      " ",
      '"t"',
      "!",
      "x",
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(""));

describe("what VS Code is given to show", () => {
  it("has no links in messages and prompts, whatever a title is", () => {
    fc.assert(
      fc.property(hostile, (title) => {
        for (const shown of [messageText(title), messageText(`“${title}”`), promptText(title)])
          assert.deepEqual([...shown.matchAll(links)], [], shown);
      }),
      { numRuns: 3000 },
    );
  });

  it("shows of a title without end its beginning", () => {
    for (const show of [messageText, labelText, promptText, rowText]) {
      assert.match(show("a word ".repeat(10_000)), /^(?:a word )+.{0,7}…$/);
      assert.ok(show("\u{1f600}".repeat(50_000)).length < 10_000);
      assert.doesNotMatch(show(`x${"\u{1f600}".repeat(50_000)}`), /\\u/);
    }
    assert.equal(rowText("a word ".repeat(200)), "a word ".repeat(200));
  });

  it("shows an icon's syntax in labels as it is written", () => {
    assert.equal(drawn(labelText("$(k)-anonymity and \\$(k)")), "$(k)-anonymity and \\$(k)");
    fc.assert(
      fc.property(hostile, (title) => {
        assert.equal(drawn(labelText(title)), title);
        assert.equal(drawn(promptText(title)), messageText(title));
      }),
      { numRuns: 3000 },
    );
  });

  it("leaves all other titles as they are", () => {
    for (const title of [
      "f(x) [x] (y)",
      "ε-differential privacy",
      "a_b*c*",
      "$x$",
      "“Quotes”",
      "日本語の題",
    ]) {
      assert.equal(messageText(title), title);
      assert.equal(labelText(title), title);
    }
  });

  it("is on one line, with control characters in sight", () => {
    assert.equal(messageText("a\r\nb\u202ec\u001b[1m"), "a b\\u202ec\\x1b[1m");
  });

  it("goes through messages.ts alone", () => {
    const calls =
      /\b(show(Information|Warning|Error)Message|(show|create)(QuickPick|InputBox)|setStatusBarMessage|show(Open|Save)Dialog|showWorkspaceFolderPick)\b|window\.withProgress|\.items = /;
    for (const file of readdirSync("src", { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts") || file.replaceAll("\\", "/") === "editor/messages.ts") continue;
      assert.equal(calls.exec(readFileSync(`src/${file}`, "utf8"))?.[0], undefined, file);
    }
  });

  it("goes through rows.ts where it is a row of a view", () => {
    for (const file of readdirSync("src", { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts") || file.replaceAll("\\", "/") === "editor/rows.ts") continue;
      const text = readFileSync(`src/${file}`, "utf8");
      assert.doesNotMatch(text, /\b(?:createTreeView|registerTreeDataProvider)\b/, file);
      if (/\bgetTreeItem\b/.test(text)) assert.match(text, /\b(?:createRows|shownRow)\(/, file);
    }
  });
});
