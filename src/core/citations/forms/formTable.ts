import { type ByteMark, hostOf } from "../../ids/site.ts";
import { sites } from "../../ids/sites.ts";
import type { Language } from "../languages/language.ts";
import { addressForm, encodedForm } from "./addressForms.ts";
import { pandocForm, wikilinkForm } from "./bracketForms.ts";
import type { Found } from "./found.ts";
import { arxivForms, doiForms, eprintForm, volumeForm } from "./idForms.ts";
import { goesOnAsDoi, hasPandocKey, hasWikilink, isInCommand, pathBegins } from "./inBytes.ts";
import { citeForms, insertRef } from "./keyForms.ts";
import { anyCase, literal, matching, type Seek, slashAfter } from "./seek.ts";

/**
 * Reads the forms at a place that a search has found, but nothing before `floor`. `formsIn` finds all forms
 * in a part of the text, for forms that contain others.
 */
type Reader = (
  text: string,
  at: number,
  floor: number,
  isMarkdown: boolean,
  formsIn: (part: string) => readonly Found[],
) => readonly Found[];

/** Tells whether a file's bytes may contain a form at all. */
type Prefilter =
  | {
      readonly marks: readonly ByteMark[];
      /** Checks the bytes around a mark that was found. */
      readonly confirm?: (bytes: Uint8Array, start: number, end: number, mark: ByteMark) => boolean;
    }
  | { readonly inBytes: (bytes: Uint8Array, language: Language) => boolean };

/**
 * How some forms are found: separate searches for rare pieces of text, and the reader of the places found.
 */
export type FormRow = Prefilter & { readonly seeks: readonly [Seek, ...Seek[]]; readonly read: Reader };

/**
 * Whether a host is found by the search for `arXiv:ID`, so that it needs no search for the slash after it.
 */
const isNamedAsArxiv = (mark: ByteMark) => /[x5]iv/.test(hostOf(mark));
const hosts = [...new Set(sites.flatMap(({ hosts }) => [...hosts]))];
const otherHosts = hosts.filter((mark) => !isNamedAsArxiv(mark));
/** How the paths of papers begin, by the mark of the host with its slash. */
const beginnings: ReadonlyMap<ByteMark, readonly string[]> = new Map(
  sites.flatMap(({ hosts, begins }) =>
    begins ? [...hosts].map((mark) => [`${mark}/` satisfies ByteMark, begins] as const) : [],
  ),
);
const otherHost = new RegExp(
  `\\b(?:${otherHosts.map((mark) => hostOf(mark).replaceAll(".", "\\.")).join("|")})$`,
  "i",
);

function siteForm(text: string, at: number, floor: number): readonly Found[] {
  return otherHost.test(text.slice(Math.max(floor, at - 40), at)) ? addressForm(text, at - 1, floor) : [];
}

function slashForm(text: string, at: number, floor: number): readonly Found[] {
  return text.startsWith("abs", at - 3) ? volumeForm(text, at - 3, floor) : siteForm(text, at, floor);
}

/**
 * Every form of citation. The searches of a text, the scan's prefilter and the tests derive from this table.
 */
export const formTable: readonly FormRow[] = [
  {
    seeks: [anyCase("x", "iv"), anyCase("X", "iv"), literal("5iv"), literal("5IV")],
    marks: ["|arxiv|", ...hosts.filter(isNamedAsArxiv)],
    read: arxivForms,
  },
  {
    seeks: [literal("cite"), literal("Cite")],
    marks: ["|?cite|"],
    confirm: isInCommand,
    read: (text, at, floor, _isMarkdown, formsIn) => citeForms(text, at, floor, formsIn),
  },
  {
    seeks: [matching(/10\.[1-9]\d{3}/g)],
    marks: ["|?10.#|###"],
    confirm: goesOnAsDoi,
    read: doiForms,
  },
  {
    seeks: [matching(/[eE][pP][rR][iI][nN][tT]/g)],
    marks: ["|eprin|t"],
    read: eprintForm,
  },
  {
    seeks: [anyCase("%", "3a%2f%2f")],
    marks: ["%3|a%2f%|2f"],
    read: encodedForm,
  },
  {
    seeks: [literal("Ref{")],
    marks: ["inse|rtref|"],
    read: insertRef,
  },
  {
    seeks: [literal("@")],
    inBytes: (bytes, language) => language !== "other" && hasPandocKey(bytes, language === "markdown"),
    // In Markdown, `@key` counts without brackets too.
    read: (text, at, _floor, isMarkdown) => pandocForm(text, at, isMarkdown),
  },
  {
    seeks: [literal("[[")],
    inBytes: (bytes, language) => language === "markdown" && hasWikilink(bytes),
    read: wikilinkForm,
  },
  {
    // One search for the slash of an address and that of DBLP's `abs/`: a slash is rarer than an `a`.
    seeks: [slashAfter([...otherHosts.map(hostOf), "abs"])],
    marks: [...otherHosts.map((mark): ByteMark => `${mark}/`), "|abs/?|"],
    confirm: (bytes, _start, end, mark) => pathBegins(bytes, end, beginnings.get(mark)),
    read: slashForm,
  },
];
