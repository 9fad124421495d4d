import { hasFormula } from "../../core/text/formulas.ts";
import { htmlText } from "../../core/text/htmlText.ts";
import type { ToPage } from "../../protocol/messages.ts";

/** A bundle that the page loads later, or with the page if its first content needs it. */
export type LaterScript = "readerMarkdown" | "readerMath" | "readerCode";

/**
 * The bundles loaded with the page: those that its abstract needs, so that it does not shift when they arrive. The
 * notes below it load theirs later, so that the paper shows without waiting for them.
 */
export function neededFirst(abstract = ""): readonly LaterScript[] {
  return hasFormula(abstract) ? ["readerMath"] : [];
}

/**
 * The page's own script and style sheet, inlined in its HTML: in a browser, each file that a page requests takes some
 * ten milliseconds, and the paper is not visible before.
 */
export interface PageFiles {
  /** `undefined` if the file cannot be read; the page then shows `unloaded`. */
  readonly script: string | undefined;
  readonly style: string;
}

/** The parts that the page's HTML is made from. */
export interface PageParts {
  readonly language: string;
  readonly nonce: string;
  /** Where the page may load style sheets, fonts and pictures from, in CSP syntax. */
  readonly cspSource: string;
  /** The address of an extension file such as `dist/reader.js`. */
  readonly address: (file: string) => string;
  readonly files: PageFiles;
  /** The sentence shown if no script runs. */
  readonly unloaded: string;
  readonly needed: readonly LaterScript[];
  /** The messages that the page handles at once, before the host answers; empty if it must wait for the answer. */
  readonly begin: readonly ToPage[];
}

/** The page's HTML. Only our scripts run, by their nonce; nothing else may load or run. */
export function pageHtml({
  language,
  nonce,
  cspSource,
  address,
  files,
  unloaded,
  needed,
  begin,
}: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}' ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource}`,
  ].join("; ");
  const own = address("dist/reader.js");
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="${nonce}">${files.style}</style>
${needed.includes("readerMath") ? `<link rel="stylesheet" href="${address("dist/readerMath.css")}">` : ""}
<title>Marginalia</title>
</head>
<body${begin.length > 0 ? ` data-begin="${htmlText(JSON.stringify(begin))}"` : ""}>
<p class="unloaded">${htmlText(unloaded)}</p>
${needed.map((name) => `<script nonce="${nonce}" src="${address(`dist/${name}.js`)}"></script>`).join("\n")}
<script nonce="${nonce}" data-address="${own}">${files.script ?? ""}
//# sourceURL=${own}
</script>
</body>
</html>`;
}
