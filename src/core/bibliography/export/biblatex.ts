import { monthsByMacro, yearText } from "../dates/dateSpan.ts";
import { bibtexKey, entryOf } from "./bibtex.ts";
import type { ExportedPaper } from "./keptEntry.ts";
import type { FreshEntry } from "./paperToBibtex.ts";

/** biblatex's names for BibTeX types, with the field `type` that tells apart those that become one. */
const types: Readonly<Record<string, readonly [type: string, kind?: string]>> = {
  conference: ["inproceedings"],
  electronic: ["online"],
  www: ["online"],
  phdthesis: ["thesis", "phdthesis"],
  mastersthesis: ["thesis", "mathesis"],
  techreport: ["report", "techreport"],
};

/** biblatex's names for BibTeX fields. biblatex reads both; its tools only know biblatex's own. */
const names: Readonly<Record<string, string>> = {
  address: "location",
  annote: "annotation",
  archiveprefix: "eprinttype",
  journal: "journaltitle",
  pdf: "file",
  primaryclass: "eprintclass",
  school: "institution",
};

/** The biblatex entry of a paper (biblatex manual, section 2), without a final newline. */
export function biblatexOf(paper: ExportedPaper): string {
  const { type, fields } = biblatexEntry(entryOf(paper), paper);
  const lines = fields.map(([name, value]) => (value ? `  ${name} = {${value}},\n` : ""));
  return `@${type}{${bibtexKey(paper.citekey)},\n${lines.join("")}}`;
}

function biblatexEntry({ type, fields }: FreshEntry, paper: ExportedPaper): FreshEntry {
  const given = new Map(fields.map(([name, value]) => [name.toLowerCase(), value ?? ""]));
  const [as, kind] = Object.hasOwn(types, type) ? (types[type] ?? [type]) : [type];
  // A preprint is `@online`, but that type has no DOI in biblatex, so one with a DOI stays `@misc`.
  const isPreprint =
    as === "misc" && paper.arxiv !== undefined && paper.venue === undefined && !given.get("doi");
  const date = dateOf(given);
  const renamed = new Map<string, string>();
  for (const [name, value] of given) {
    if (date !== undefined && /^(?:date|year|month|day)$/.test(name)) {
      renamed.set("date", date);
      continue;
    }
    const field = Object.hasOwn(names, name) ? (names[name] ?? name) : name;
    if (name === field || !given.has(field)) renamed.set(field, value);
  }
  if (kind !== undefined && !renamed.has("type")) renamed.set("type", kind);
  return { type: isPreprint ? "online" : as, fields: [...renamed] };
}

/** The entry's `date`, or its year, month and day as one; `undefined` if these are not a date. */
function dateOf(fields: ReadonlyMap<string, string>): string | undefined {
  const [date, written = "", month = "", day = ""] = ["date", "year", "month", "day"].map((name) =>
    fields.get(name)?.trim(),
  );
  if (date) return date;
  if (!/^\d{4}$|^-\d{1,4}$/.test(written)) return undefined;
  const year = yearText(Number(written));
  const number = monthNumber(month);
  if (month !== "" && number === undefined) return undefined;
  if (number === undefined) return day === "" ? year : undefined;
  const two = (part: number) => String(part).padStart(2, "0");
  if (day === "") return `${year}-${two(number)}`;
  return /^\d{1,2}$/.test(day) ? `${year}-${two(number)}-${two(Number(day))}` : undefined;
}

function monthNumber(month: string): number | undefined {
  if (/^(?:0?[1-9]|1[0-2])$/.test(month)) return Number(month);
  const start = month.slice(0, 3).toLowerCase();
  const at = [...monthsByMacro].findIndex(
    ([macro, name]) =>
      macro === start && name.toLowerCase().startsWith(month.toLowerCase().replace(/\.$/, "")),
  );
  return at < 0 ? undefined : at + 1;
}
