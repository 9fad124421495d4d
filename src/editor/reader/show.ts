import { addressOf } from "../../core/ids/identify.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { readable } from "../../core/text/abstractText.ts";
import type { Link, Show } from "../../protocol/messages.ts";
import { venueAndYear } from "../papers/venueAndYear.ts";

/** The translated words: labels of links (the others are proper names), and the words for retracted works. */
export interface LinkWords {
  readonly code: string;
  readonly project: string;
  readonly webPage: string;
  readonly withdrawn: string;
  readonly retracted: string;
}

/** Where the library has a paper. */
export type Shelf = Pick<Show, "category" | "source">;

/** Where the notes are, and how they are shown. */
export type NotesPlace = Pick<Show, "notesIn" | "notesView" | "pictures">;

/** What the page shows of a paper: plain text, and https links only. */
export function showOf(paper: LibraryPaper, notes: NotesPlace, shelf: Shelf, words: LinkWords): Show {
  const { pubstate } = paper;
  const facts = [venueAndYear(paper), paper.subject];
  return {
    citekey: paper.citekey,
    title: paper.title,
    aliases: paper.aliases ?? [],
    authors: paper.authors ?? [],
    ...(pubstate && { warning: `⚠ ${words[pubstate]}` }),
    facts: facts.filter((fact): fact is string => fact !== undefined && fact !== ""),
    dates: (["submitted", "added", "started", "finished"] as const).flatMap((name) => {
      const date = paper[name];
      return date === undefined || date === "" ? [] : [{ name, date }];
    }),
    links: linksOf(paper, words),
    status: paper.status ?? "unread",
    tags: paper.tags ?? [],
    ...shelf,
    abstract: (paper.abstract ?? "")
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
      .filter((paragraph) => paragraph !== "")
      .map(readable),
    ...notes,
  };
}

function linksOf(paper: LibraryPaper, words: LinkWords): readonly Link[] {
  const { arxiv } = paper;
  const candidates: readonly (readonly [label: string, address: string | undefined])[] = [
    ["arXiv", arxiv && addressOf(`arXiv:${arxiv}`)],
    // Hugging Face has no pages for old-style ids (before 2007).
    ["Hugging Face", arxiv && /^\d/.test(arxiv) ? `https://huggingface.co/papers/${arxiv}` : undefined],
    ["PDF", paper.pdf ?? (arxiv && `https://arxiv.org/pdf/${arxiv}`)],
    ["DOI", paper.doi && addressOf(`doi:${paper.doi}`)],
    ["OpenReview", paper.openreview && addressOf(`openreview:${paper.openreview}`)],
    [words.code, paper.code],
    [words.project, paper.project],
    [words.webPage, paper.url],
  ];
  const links: Link[] = [];
  for (const [label, address] of candidates) {
    const href = address === undefined ? undefined : secure(address);
    if (href !== undefined && !links.some((link) => link.href === href)) links.push({ label, href });
  }
  return links;
}

/** The address as the browser normalises it, with http changed to https; `undefined` for other schemes. */
function secure(address: string): string | undefined {
  try {
    const { protocol, href } = new URL(address.trim());
    if (protocol === "https:") return href;
    return protocol === "http:" ? `https:${href.slice("http:".length)}` : undefined;
  } catch {
    return undefined;
  }
}
