import type { BacklinkLine, Intent, Strings } from "../../protocol/messages.ts";
import type { Remark } from "../../protocol/remarks.ts";
import { button, element, filled } from "./dom.ts";

/** The notes' remarks on a citing line, shown below it. */
export function remarksOn(
  line: BacklinkLine,
  remarks: readonly Remark[],
  strings: Strings,
): readonly HTMLElement[] {
  return remarks
    .filter(({ place }) => place?.file === line.file && place.line === line.line)
    .map((remark) =>
      element("p", { class: "remark", dir: "auto" }, ...textOf(remark), ...changeOf(remark, strings)),
    );
}

/** Remarks on lines that are not listed or no longer found, so that none is lost. */
export function otherRemarks(
  lines: readonly BacklinkLine[],
  remarks: readonly Remark[],
  strings: Strings,
  post: (intent: Intent) => void,
): readonly HTMLElement[] {
  const others = remarks.filter(
    ({ place }) => !lines.some(({ file, line }) => place?.file === file && place.line === line),
  );
  if (others.length === 0) return [];
  const items = others.map((remark) => {
    const { place, label, said = "" } = remark;
    const where = place
      ? button(label, () => post({ kind: "open-line", file: place.file, line: place.line }), {
          class: "inline",
          "data-focus": `remark ${label}`,
        })
      : element("span", { class: "quiet" }, label);
    return element(
      "li",
      {},
      where,
      element("p", { class: "remark", dir: "auto" }, ...textOf(remark), ...changeOf(remark, strings)),
      place ? undefined : element("p", { class: "quiet gone" }, filled(strings.remarkGone, said)),
    );
  });
  return [element("h3", {}, strings.remarks), element("ul", { class: "remarks" }, ...items)];
}

function textOf({ day, text }: Remark): readonly (Node | string)[] {
  return [...(day === undefined ? [] : [element("span", { class: "quiet" }, `${day} `)]), text];
}

/** Where the notes place the line, or what it said, if either has changed. */
function changeOf({ place, label, said = "" }: Remark, strings: Strings): readonly Node[] {
  if (place?.change === undefined) return [];
  const words =
    place.change === "moved" ? filled(strings.remarkMoved, label) : filled(strings.remarkReworded, said);
  return [element("span", { class: "quiet" }, ` (${words})`)];
}

/** The button that adds a note on a citing line. */
export function noteButton(
  { file, line, start }: BacklinkLine,
  strings: Strings,
  post: (intent: Intent) => void,
): HTMLElement {
  return button(strings.addNote, () => post({ kind: "note-line", file, line, start }), {
    class: "note",
    "data-focus": `note ${file}:${line}:${start}`,
  });
}
