import type { BacklinkLine, Backlinks, Intent, Strings } from "../../protocol/messages.ts";
import type { Remark } from "../../protocol/remarks.ts";
import { button, element, filled } from "./dom.ts";
import { loaded, loadLater } from "./laterBundles.ts";
import { noteButton, otherRemarks, remarksOn } from "./remarks.ts";
import { wrapText } from "./textRanges.ts";

/** The citing lines, grouped by file; `around` also shows their neighbours. */
export function backlinkList(
  { total, files, versions = [], lines }: Backlinks,
  strings: Strings,
  around: boolean,
  post: (intent: Intent) => void,
  toggleAround: () => void,
  remarks: readonly Remark[] = [],
): readonly HTMLElement[] {
  const others = otherRemarks(lines, remarks, strings, post);
  if (total === 0) return [element("p", { class: "quiet" }, strings.notCited), ...others];
  const named = versions.map(({ version, times }) => `v${version}${times > 1 ? ` (${times})` : ""}`);
  const said = [
    summary(total, files, strings),
    ...(named.length > 0 ? [filled(strings.versionsNamed, named.join(", "))] : []),
  ];
  const parts: HTMLElement[] = [
    element(
      "div",
      { class: "summary" },
      element("p", { class: "quiet" }, said.join(" ")),
      button(around ? strings.hideAround : strings.showAround, toggleAround, {
        class: "inline",
        "aria-pressed": String(around),
        "data-focus": "around",
      }),
    ),
  ];
  for (const [label, ofFile] of groupByFile(lines)) {
    const items = ofFile.map((line) =>
      element("li", {}, ...backlink(line, strings, around, post), ...remarksOn(line, remarks, strings)),
    );
    parts.push(element("h3", {}, label), element("ul", { class: "lines" }, ...items));
  }
  if (lines.length < total) {
    const text = filled(strings.moreLines, total - lines.length);
    parts.push(button(text, () => post({ kind: "more-backlinks" }), { "data-focus": "more" }));
  }
  return [...parts, ...others];
}

function summary(total: number, files: number, strings: Strings): string {
  if (total === 1) return strings.citedOnce;
  return files === 1 ? filled(strings.timesInOneFile, total) : filled(strings.timesInFiles, total, files);
}

function groupByFile(lines: readonly BacklinkLine[]): ReadonlyMap<string, readonly BacklinkLine[]> {
  const groups = new Map<string, BacklinkLine[]>();
  for (const line of lines) {
    const group = groups.get(line.label);
    if (group === undefined) groups.set(line.label, [line]);
    else group.push(line);
  }
  return groups;
}

function backlink(
  line: BacklinkLine,
  strings: Strings,
  around: boolean,
  post: (intent: Intent) => void,
): readonly HTMLElement[] {
  const { cell } = line;
  const number = String((cell ?? line.line) + 1);
  const made = element(
    "button",
    {
      type: "button",
      class: "line",
      "data-focus": `${line.file}:${line.line}:${line.start}`,
      title: filled(cell === undefined ? strings.goTo : strings.goToCell, line.label, number),
    },
    element("span", { class: "number" }, cell === undefined ? number : `[${number}]`),
    codeOf(line, strings),
    element("span", { class: "where" }, [line.locator, line.context].filter(Boolean).join(" · ")),
  );
  made.addEventListener("click", (event) => {
    const { file, line: at, start } = line;
    post({ kind: "open-backlink", file, line: at, start, beside: event.ctrlKey || event.metaKey });
  });
  const excerpt = around ? line.around : undefined;
  if (excerpt === undefined || excerpt.lines.length < 2) return [made, noteButton(line, strings, post)];
  const lines = excerpt.lines.map((text, index) =>
    element("span", { class: index === excerpt.at ? "cites" : undefined }, `${text}\n`),
  );
  // Focusable, so that the keyboard can scroll lines that are wider than the page.
  return [made, noteButton(line, strings, post), element("pre", { tabindex: "0" }, ...lines)];
}

/** The line with its citation marked, coloured once the colours are loaded. */
function codeOf({ text, mark, language, kind }: BacklinkLine, strings: Strings): HTMLElement {
  if (text === undefined) return element("code", {}, element("em", {}, strings.lineUnreadable));
  const code = element("code", {}, text);
  const markIt = () => mark && wrapText(code, mark[0], mark[1], () => element("mark"));
  const colour = (bundle: typeof window.readerCode) => {
    if (bundle === undefined || language === undefined) return;
    const parts = bundle.coloured(text, language);
    // Without its neighbours, a line in the middle of a block comment is not recognised as a comment.
    const isPlain = !parts.some(
      (part) => part instanceof Element && /-(?:comment|string)/.test(part.className),
    );
    const whole = kind && isPlain ? [element("span", { class: `hljs-${kind}` }, text)] : parts;
    code.replaceChildren(...whole);
    markIt();
  };
  markIt();
  if (language !== undefined && loaded("readerCode")) colour(loaded("readerCode"));
  else if (language !== undefined) void loadLater("readerCode").then(colour);
  return code;
}
