import { addressOf } from "../../ids/identify.ts";
import { idsOf } from "../../ids/idsOf.ts";
import type { Paper } from "../../paper.ts";

/** How many authors are named before the rest is counted. */
const named = 3;

/** One line of a Markdown list: linked title, authors, venue and year, citekey. */
export function markdownOf(paper: Paper): string {
  const address = idsOf(paper)
    .map(addressOf)
    .find((link) => link !== undefined);
  const title = escaped(paper.title || paper.citekey);
  const place = placeOf(paper);
  const code = paper.code === undefined ? undefined : `[code](${target(paper.code)})`;
  const parts = [
    address === undefined ? title : `[${title}](${target(address)})`,
    paper.authors && peopleOf(paper.authors),
    place === "" ? undefined : place,
    code,
  ].filter((part) => part !== undefined && part !== "");
  return `- ${parts.map((part) => `${part}.`).join(" ")} \`${paper.citekey.replace(/`/g, "")}\``;
}

function peopleOf(authors: readonly string[]): string {
  const shown = authors.slice(0, authors.length > named + 1 ? named : authors.length).map(escaped);
  const rest = authors.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${rest} others`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** `NSDI 2024`, `Nature, 2021`, `2023`. */
function placeOf({ venue, year }: Paper): string {
  const parts = [venue, year !== undefined && venue?.includes(String(year)) ? undefined : year?.toString()];
  return escaped(parts.filter((part) => part !== undefined).join(", "));
}

const escaped = (text: string): string => text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~$]/g, "\\$&");

/** A link's target; in angle brackets where brackets or blanks would end it. */
const target = (address: string): string =>
  /[()\s]/.test(address) ? `<${address.replace(/[<>\s]/g, encodeURIComponent)}>` : address;
