import * as vscode from "vscode";
import type { CitationIndex } from "../../core/citations/citationIndex.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { shownId } from "../../core/paperId.ts";
import { escaped, percentSign } from "../../core/text/markdownText.ts";
import { shortened } from "../../core/text/shortened.ts";
import type { CommandArguments, CommandId } from "../manifest.ts";
import { pubStateWord } from "./pubStateWord.ts";
import { venueAndYear } from "./venueAndYear.ts";

/** How often and in how many files a paper is cited. */
export interface CitedIn {
  readonly citations: number;
  readonly files: number;
}

/** The commands that links on a card may run; no other link is trusted. */
const trusted: readonly CommandId[] = [
  "marginalia.openPaper",
  "marginalia.citePaper",
  "marginalia.copyCitation",
  "marginalia.findCitations",
  "marginalia.openOnArxiv",
];

/** A paper's card for hovers and tooltips. Text from papers and notes is escaped; the only links run our commands. */
export function cardOf(
  paper: LibraryPaper,
  cited: CitedIn | undefined,
  links: "links" | "plain",
): vscode.MarkdownString {
  const { l10n } = vscode;
  const card = new vscode.MarkdownString();
  card.isTrusted = { enabledCommands: trusted };
  card.supportThemeIcons = true;
  const line = (markdown: string) => card.appendMarkdown(`${markdown}\n\n`);

  line(`**${escaped(paper.title || paper.citekey || shownId(paper.id))}**`);
  const state = pubStateWord(paper);
  if (state) line(`$(warning) **${escaped(state)}**`);
  const authors = authorLine(paper.authors ?? [], 6);
  if (authors !== "") line(escaped(authors));
  const facts = [venueAndYear(paper), statusWord(paper)].filter((fact) => fact !== undefined);
  if (facts.length > 0) line(`*${facts.map(escaped).join(" · ")}*`);
  if (paper.abstract) line(escaped(firstSentences(paper.abstract, 320)));
  const notes = firstLines(paper.notes ?? "", 4);
  if (notes !== "") {
    line(`$(note) **${l10n.t("Notes")}**`);
    line(
      notes
        .split("\n")
        .map((text) => escaped(text))
        .join("  \n"),
    );
  }
  if (cited && cited.citations > 0) line(citedSentence(cited));
  if (links === "links") {
    line(
      [
        commandLink(l10n.t("Open"), "marginalia.openPaper", paper.id),
        commandLink(l10n.t("Copy citation"), "marginalia.copyCitation", paper.id),
        commandLink(l10n.t("Find all citations"), "marginalia.findCitations", paper.id),
        ...(paper.arxiv ? [commandLink("arXiv", "marginalia.openOnArxiv", paper.id)] : []),
      ].join(" · "),
    );
  }
  return card;
}

/** “Cited 3 times in 2 files.” */
export function citedSentence({ citations, files }: CitedIn): string {
  const { l10n } = vscode;
  if (citations === 1) return l10n.t("Cited once.");
  if (files === 1) return l10n.t("Cited {0} times in one file.", citations);
  return l10n.t("Cited {0} times in {1} files.", citations, files);
}

/** A Markdown link that runs one of our commands. */
export function commandLink<C extends CommandId>(title: string, id: C, ...args: CommandArguments[C]): string {
  return `[${escaped(title)}](command:${id}?${encodeURIComponent(JSON.stringify(args)).replace(/[()]/g, percentSign)})`;
}

/** The first authors, with “et al.” if there are more than `most`. */
export function authorLine(authors: readonly string[], most: number): string {
  if (authors.length <= most) return authors.join(", ");
  return vscode.l10n.t("{0} et al.", authors.slice(0, most === 1 ? 1 : most - 1).join(", "));
}

function statusWord({ status }: LibraryPaper): string | undefined {
  if (status === "reading") return vscode.l10n.t("reading");
  return status === "read" ? vscode.l10n.t("read") : undefined;
}

/** The first whole sentences of a text, up to `length` characters; if the first one is longer, it is cut at a word. */
function firstSentences(text: string, length: number): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= length) return flat;
  const head = flat.slice(0, length);
  const stop = Math.max(head.lastIndexOf(". "), head.lastIndexOf("? "), head.lastIndexOf("! "));
  return stop > length / 3 ? head.slice(0, stop + 1) : `${head.slice(0, head.lastIndexOf(" "))} …`;
}

/** HTML comments on lines of their own, which Markdown does not show. Merging papers adds one. */
const comments = /^ {0,3}<!--[\s\S]*?-->[ \t]*$/gm;
/** How much of the notes is read for their first lines, and where a line is cut; in UTF-16 units. */
const longestBegin = 8000;
const longestLine = 160;

function firstLines(notes: string, most: number): string {
  const lines = notes
    .slice(0, longestBegin)
    .replace(comments, "")
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== "");
  const shown = lines.slice(0, most).map((line) => shortened(line, longestLine));
  return (lines.length > most ? [...shown, "…"] : shown).join("\n");
}

/** How often the workspace cites a paper, as far as it has been scanned. */
export function citedIn(index: CitationIndex, paper: LibraryPaper): CitedIn {
  const backlinks = index.citing(paper.ids);
  return { citations: backlinks.length, files: new Set(backlinks.map(({ file }) => file)).size };
}
