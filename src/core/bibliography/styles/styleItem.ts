import type { CslItem } from "../export/freshItem.ts";

const peopleFields =
  /^(?:author|chair|collection-editor|compiler|composer|container-author|contributor|curator|director|editor|editorial-director|editor-translator|executive-producer|guest|host|illustrator|interviewer|narrator|organizer|original-author|performer|producer|recipient|reviewed-author|script-writer|series-creator|translator)$/;
const dateFields = /^(?:accessed|available-date|container|event-date|issued|original-date|submitted)$/;
/** Fields that no reference prints, or in which citeproc would look for more fields. */
const leftOut = /^(?:abstract|annote|note|custom|keyword|citation-key|id)$/;
const partNames = ["family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"];
/** The longest text that is kept, in characters, and the most people of a list: no reference is readable with more. */
const longest = 2000;
const mostPeople = 1000;

/** Keeps the fields of an item that a style may print, checked against their CSL types, since items come from files. */
export function styleItem(item: CslItem, id: string): object {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(item)) {
    if (leftOut.test(name)) continue;
    const kept = peopleFields.test(name)
      ? people(value)
      : dateFields.test(name)
        ? date(value)
        : scalar(value);
    if (kept !== undefined) fields[name] = kept;
  }
  // We store the school of a thesis and the institution of a report as its venue.
  if (fields["container-title"] === fields.publisher) delete fields["container-title"];
  return { ...fields, id };
}

function scalar(value: unknown): string | number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  return value.replace(/\s+/g, " ").trim().slice(0, longest);
}

function people(value: unknown): readonly object[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = value.slice(0, mostPeople).flatMap((one: unknown): object[] => {
    if (typeof one !== "object" || one === null) return [];
    const parts = partNames.flatMap((part) => {
      const text = scalar(Reflect.get(one, part));
      return text === undefined ? [] : [[part, `${text}`]];
    });
    return parts.length === 0 ? [] : [Object.fromEntries(parts)];
  });
  return names.length === 0 ? undefined : names;
}

function date(value: unknown): object | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const parts: unknown = Reflect.get(value, "date-parts");
  const days = (Array.isArray(parts) ? parts : [])
    .slice(0, 2)
    .map((day: unknown) => (Array.isArray(day) ? day : []).slice(0, 3).map(Number).filter(Number.isInteger))
    .filter((day) => day.length > 0);
  if (days.length > 0) return { "date-parts": days };
  const text: unknown = Reflect.get(value, "literal") ?? Reflect.get(value, "raw");
  return typeof text === "string" && text.trim() !== "" ? { literal: text.slice(0, longest) } : undefined;
}
