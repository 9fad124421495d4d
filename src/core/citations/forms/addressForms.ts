import { type Address, addressAt } from "../../ids/addresses.ts";
import { hostOf } from "../../ids/site.ts";
import { sites } from "../../ids/sites.ts";
import { locatorOfFragment } from "../locators/fragmentLocator.ts";
import type { Found } from "./found.ts";

/** Matches what follows the `xiv` of a host: `.org`, `-vanity.com`. */
export const restOfHost = new RegExp(
  `^(?:${sites
    .flatMap(({ hosts }) => [...hosts])
    .map((mark) => /[x5]iv(.*)$/.exec(hostOf(mark))?.[1]?.replaceAll(".", "\\."))
    .filter((rest) => rest !== undefined)
    .join("|")})[:/]`,
  "i",
);

/** Reads a web address from its beginning; `at` is a place within its host. */
export function addressForm(text: string, at: number, floor: number): Found[] {
  const start = addressStart(text, at, floor);
  const address = addressAt(text, start);
  if (!address || address.end <= at) return [];
  const { form, raw, id, end } = emphasised(text, start, address);
  const locator = locatorOfFragment(text.slice(start, end));
  return [{ form, kind: "id", raw, target: id, start, end, ...(locator && { locator }) }];
}

/**
 * Removes the closing underscore of `_https://openreview.net/forum?id=…_`, which may look like part of the
 * id: an OpenReview id may end with an underscore.
 */
function emphasised(text: string, start: number, address: Address): Address {
  if (address.form !== "openreview" || text.charAt(start - 1) !== "_") return address;
  const { raw, end } = address;
  const inner = raw.endsWith("_") && text.charAt(end - 1) === "_" && addressAt(text.slice(0, end - 1), start);
  return inner || address;
}

/** The start of the address that has `at` in its host; `https://` belongs to it if it is there. */
function addressStart(text: string, at: number, floor: number): number {
  const host = runStart(text, at, floor, /[a-z0-9.-]/i);
  const scheme = /https?:\/\/$/i.exec(text.slice(Math.max(floor, host - 8), host))?.[0].length ?? 0;
  if (scheme > 0) return host - scheme;
  // Without a scheme the host may follow a full stop or a dash: `…arxiv.org`.
  const dots = /^[.-]*/.exec(text.slice(host, at))?.[0].length ?? 0;
  return host + dots;
}

/** The start of the run of characters matching `char` that ends at `at`; at most 200 characters back. */
export function runStart(text: string, at: number, floor: number, char: RegExp): number {
  let start = at;
  const limit = Math.max(floor, at - 200);
  while (start > limit && char.test(text.charAt(start - 1))) start--;
  return start;
}

/** Matches percent-encoded ASCII, as in an address that is a parameter of another one. */
const encodedSigns = /%([2-7][0-9a-f])/gi;

/**
 * Reads an encoded address within another address, from its `://` at `at`:
 * `url?q=https%3A%2F%2Farxiv.org%2Fabs%2F…`.
 */
export function encodedForm(text: string, at: number, floor: number): Found[] {
  const scheme = /https?$/i.exec(text.slice(Math.max(floor, at - 5), at))?.[0].length ?? 0;
  if (scheme === 0) return [];
  const start = at - scheme;
  const run = /^[\w.%~+-]*/.exec(text.slice(start, start + 600))?.[0] ?? "";
  const decoded = run.replace(encodedSigns, (_sign, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const address = addressAt(decoded, 0);
  // A search of its own finds DOIs.
  if (!address || /doi/.test(address.form)) return [];
  const encodedLength = (length: number) => encoded(run, length);
  const idAt = decoded.lastIndexOf(address.raw, address.end);
  const raw = run.slice(encodedLength(idAt), encodedLength(idAt + address.raw.length));
  const end = start + encodedLength(address.end);
  return [{ form: address.form, kind: "id", raw, target: address.id, start, end }];
}

/** The length of the first `length` decoded characters as they are written. */
function encoded(run: string, length: number): number {
  let at = 0;
  for (let count = 0; count < length; count++) at += /^%[2-7][0-9a-f]/i.test(run.slice(at, at + 3)) ? 3 : 1;
  return at;
}
