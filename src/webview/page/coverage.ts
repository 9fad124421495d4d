import type { CoverageState } from "../../core/coverage/coverage.ts";
import type { Coverage, CoveragePlace, CoverageRow } from "../../protocol/coverage.ts";
import type { Intent, Strings } from "../../protocol/messages.ts";
import { element, filled } from "./dom.ts";

/** The symbol before each row. Decoration only: the words beside it say the same. */
const marks: Readonly<Record<CoverageState, string>> = { cited: "✓", partly: "◐", mentioned: "○", open: "○" };

/** The parts of the paper with the lines that cite them, as a list; empty if no part is named. */
export function coverageTable(
  { rows, more }: Coverage,
  strings: Strings,
  post: (intent: Intent) => void,
): readonly HTMLElement[] {
  if (rows.length === 0) return [];
  const tasks = rows.filter(({ task }) => task !== undefined);
  const done = tasks.filter(({ state }) => state === "cited").length;
  return [
    ...(tasks.length > 0
      ? [element("p", { class: "quiet" }, filled(strings.tasksCited, done, tasks.length))]
      : []),
    element("ul", { class: "coverage" }, ...rows.map((row) => rowOf(row, strings, post))),
    ...(more > 0 ? [element("p", { class: "quiet" }, filled(strings.andMore, more))] : []),
  ];
}

function rowOf(row: CoverageRow, strings: Strings, post: (intent: Intent) => void): HTMLElement {
  const { locator, state, task, places, more } = row;
  const words = wordsOf(row, strings);
  return element(
    "li",
    { class: state },
    element("span", { class: "state", role: "img", "aria-label": words, title: words }, marks[state]),
    element("span", { class: "locator" }, locator),
    element(
      "span",
      { class: "what" },
      task && task.label !== "" ? `${task.label} · ` : undefined,
      state === "cited" ? undefined : element("span", { class: "quiet" }, `${words} `),
      ...places.flatMap((place) => [placeButton(place, row, strings, post), " "]),
      more > 0 ? element("span", { class: "quiet" }, filled(strings.andMore, more)) : undefined,
    ),
  );
}

function wordsOf({ state, task }: CoverageRow, strings: Strings): string {
  if (state === "open") return task?.isDone ? strings.partTicked : strings.partOpen;
  if (state === "partly") return strings.partPartly;
  return state === "cited" ? strings.partCited : strings.partMentioned;
}

function placeButton(
  place: CoveragePlace,
  row: CoverageRow,
  strings: Strings,
  post: (intent: Intent) => void,
): HTMLElement {
  const { file, label, line, start, cell } = place;
  const number = (cell ?? line) + 1;
  const title = filled(cell === undefined ? strings.goTo : strings.goToCell, label, number);
  const name = nameOf(place, row.places);
  const made = element(
    "button",
    {
      type: "button",
      class: "inline place",
      title,
      "data-focus": `${row.locator} ${file}:${line}:${start}`,
    },
    cell === undefined ? `${name}:${number}` : `${name}[${number}]`,
  );
  made.addEventListener("click", (event) => {
    post({ kind: "open-backlink", file, line, start, beside: event.ctrlKey || event.metaKey });
  });
  return made;
}

/** The file's name, or its path if another file in the row has the same name. */
function nameOf({ file, label }: CoveragePlace, all: readonly CoveragePlace[]): string {
  const own = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  return all.some((other) => other.file !== file && own(other.label) === own(label)) ? label : own(label);
}
