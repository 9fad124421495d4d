import { type DateSpan, dateParts, monthsByMacro, readIsoDate, yearIn } from "./dateSpan.ts";

/**
 * Reads a date of RIS or MEDLINE: `2004/03/10/`, `2004//`, `2004/03//Spring`, `2004-03-10`, `10 March 2004`, `2004
 * Mar 10`, `Mar-2004`. From any other text only the year, since the order of day and month is not known; `undefined`
 * without one.
 */
export function readRisDate(text: string): DateSpan | undefined {
  const slashed = /^\s*(\d{4})\s*\/\s*(\d{1,2}|\p{L}{3,})?\s*(?:\/\s*(\d{1,2})?\s*(?:\/.*)?)?$/u.exec(text);
  if (slashed) {
    const [, year, month = "", day] = slashed;
    return spanOf(year, monthOf(month) ?? month, day);
  }
  const iso = readIsoDate(text);
  if (iso !== undefined) return iso;
  const year = yearIn(text);
  if (year === undefined) return undefined;
  const month = /\p{L}{3,}/gu;
  const months = (text.match(month) ?? []).flatMap((word) => monthOf(word) ?? []);
  const days = text.replace(/\d{4}/, "").match(/\d+/g) ?? [];
  const isDay = months.length === 1 && days.length <= 1;
  return spanOf(year, isDay ? months[0] : undefined, isDay ? days[0] : undefined);
}

function spanOf(year: unknown, month: unknown, day: unknown): DateSpan | undefined {
  const start = dateParts(year, month, day);
  return start && { start };
}

/** The number of a month, from 1. */
function monthOf(word: string): number | undefined {
  const month = [...monthsByMacro.keys()].indexOf(word.slice(0, 3).toLowerCase()) + 1;
  return word.length < 3 || month === 0 ? undefined : month;
}
