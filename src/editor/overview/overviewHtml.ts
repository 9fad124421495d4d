import { htmlText } from "../../core/text/htmlText.ts";

/** The parts that the page's HTML is made from. */
export interface OverviewParts {
  readonly language: string;
  /** Where the page may load its script and style sheets from, in CSP syntax. */
  readonly cspSource: string;
  /** The address of an extension file such as `dist/overview.js`. */
  readonly address: (file: string) => string;
  /** The text shown if the script does not run. */
  readonly unloaded: string;
}

/** The page's HTML: one script and our style sheets; nothing else may load or run. */
export function overviewHtml({ language, cspSource, address, unloaded }: OverviewParts): string {
  const policy = `default-src 'none'; script-src ${cspSource}; style-src ${cspSource}`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address("media/reader.css")}">
<link rel="stylesheet" href="${address("media/overview.css")}">
<title>Marginalia</title>
</head>
<body><p class="unloaded">${htmlText(unloaded)}</p><script src="${address("dist/overview.js")}"></script></body>
</html>`;
}
