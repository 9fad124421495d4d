import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const names = ["quarto.quarto", "foam.foam-vscode", "james-yu.latex-workshop"];

/**
 * Writes stand-ins for extensions that complete and hover citekeys themselves into a folder; returns their folders.
 * Each answers everywhere with its name, once a test has activated it.
 */
export function otherExtensions(folder: string): readonly string[] {
  return names.map((id) => {
    const [publisher = "", name = ""] = id.split(".");
    const target = join(folder, `${id}-1.0.0`);
    const manifest = {
      publisher,
      name,
      version: "1.0.0",
      engines: { vscode: "^1.100.0" },
      main: "./main.js",
    };
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(target, "main.js"), mainOf(id));
    return target;
  });
}

const mainOf = (id: string) => `
const { CompletionItem, Hover, languages, MarkdownString } = require("vscode");
const selector = { pattern: "**/*" };
const completion = { provideCompletionItems: () => [new CompletionItem("${id}")] };
const hover = { provideHover: () => new Hover(new MarkdownString("${id}")) };
exports.activate = ({ subscriptions }) =>
  void subscriptions.push(
    languages.registerCompletionItemProvider(selector, completion),
    languages.registerHoverProvider(selector, hover),
  );
`;
