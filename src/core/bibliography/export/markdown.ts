import { oneLine, percent } from "../../cite/guard.ts";
import { addressOf } from "../../ids/identify.ts";
import { idsOf } from "../../ids/idsOf.ts";
import type { Paper } from "../../paper.ts";

/** How many authors of a long list are named, before the rest is counted; a list with one more is named in full. */
const named = 3;

/** One line of a Markdown list: linked title, authors, venue and year, citekey. */
export function markdownOf(paper: Paper): string {
  const address = idsOf(paper)
    .map(addressOf)
    .find((link) => link !== undefined && isWebAddress(link));
  const title = escaped(paper.title || paper.citekey);
  const place = placeOf(paper);
  const code =
    paper.code !== undefined && isWebAddress(paper.code) ? `[code](${target(paper.code)})` : undefined;
  const parts = [
    address === undefined ? title : `[${title}](${target(address)})`,
    paper.authors && peopleOf(paper.authors),
    place === "" ? undefined : place,
    code,
  ].filter((part) => part !== undefined && part !== "");
  return `- ${parts.map((part) => `${part}.`).join(" ")} \`${oneLine(paper.citekey).replace(/`/g, "")}\``;
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

const isWebAddress = (address: string): boolean => /^https?:\/\/[^/]/i.test(address.trim());

/** A text on one line in which nothing is markup: no element, entity, formula or template, no list within the list. */
const escaped = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_[\]<>#|~$]|&(?=#?\w+;)|\{(?=[{%])/g, "\\$&")
    .replace(/^(?=[-+])/, "\\")
    .replace(/^(\d+)(?=[.)])/, "$1\\");

/** A link's target, in angle brackets if it contains parentheses. */
const target = (address: string): string => {
  const safe = address.trim().replace(/["'<>\\`\s\p{Cc}\p{Cf}]/gu, percent);
  return /[()]/.test(safe) ? `<${safe}>` : safe;
};
