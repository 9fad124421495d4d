import { oneLine } from "../../cite/guard.ts";
import { addressOf } from "../../ids/identify.ts";
import { idsOf } from "../../ids/idsOf.ts";
import { isPerson, type Name, surname } from "../../names/name.ts";
import { namesOf } from "../../names/people.ts";
import { cslOf } from "./csl.ts";
import type { ExportedPaper } from "./keptEntry.ts";

/** The most authors that are named; of a longer list the first 19 and the last are. */
const mostNamed = 20;
const firstNamed = 19;

/**
 * A reference to a paper as one line of plain text: authors, year, title, venue, address. The order and the initials
 * are those of author-date styles.
 */
export function referenceOf(paper: ExportedPaper): string {
  const { title, citekey, year, venue } = paper;
  const item = cslOf(paper);
  const text = (field: string) => {
    const value = item[field];
    return typeof value === "string" || typeof value === "number" ? oneLine(String(value)) : "";
  };
  const [volume, issue, page] = [text("volume"), text("issue"), text("page")];
  const numbers = `${volume}${issue === "" ? "" : `(${issue})`}`;
  const place = [venue === undefined ? "" : oneLine(venue), numbers, page.replace(/-+/g, "–")];
  const address = idsOf(paper)
    .map(addressOf)
    .find((link) => link !== undefined && /^https?:/.test(link));
  const authors = peopleText(namesOf(paper));
  return [
    ended([authors, `(${year ?? "n.d."})`].filter(Boolean).join(" ")),
    ended(oneLine(title || citekey)),
    ended(place.filter(Boolean).join(", ")),
    address ?? "",
  ]
    .filter(Boolean)
    .join(" ");
}

function peopleText(names: readonly Name[]): string {
  const all = names.map(nameText).filter((name) => name !== "");
  const last = all.at(-1) ?? "";
  if (all.length < 2) return last;
  if (all.length > mostNamed) return `${all.slice(0, firstNamed).join(", ")}, … ${last}`;
  return last === "et al."
    ? `${all.slice(0, -1).join(", ")} ${last}`
    : `${all.slice(0, -1).join(", ")}, & ${last}`;
}

/** `Bee, A. M.`; a group's name in full. */
function nameText(name: Name): string {
  if (!isPerson(name)) return name.literal === "others" ? "et al." : oneLine(name.literal);
  const initials = name.given
    .split(/[\s.]+/)
    .filter((part) => part !== "")
    .map((part) => part.split("-").map(initial).join("-"));
  return oneLine([surname(name), initials.join(" "), name.suffix].filter(Boolean).join(", "));
}

const initial = (part: string): string => {
  const [first = ""] = part;
  return first === "" ? "" : `${first}.`;
};

const ended = (text: string): string => (text === "" || /[.!?…]$/.test(text) ? text : `${text}.`);
