import { escaped, webLink } from "../../text/markdownText.ts";
import type { DailyPaper } from "./askDaily.ts";

/** The words of a paper's page, in the user's language. */
export interface DailyWords {
  readonly code: string;
  readonly project: string;
  readonly counts: string;
}

/**
 * A page in Markdown about a paper of the list. The paper's texts are escaped: they make no links, pictures or
 * commands.
 */
export function dailyMarkdown({ found: { paper }, keywords }: DailyPaper, words: DailyWords): string {
  const arxiv = paper.arxiv ?? "";
  const links = [
    webLink("arXiv", `https://arxiv.org/abs/${arxiv}`),
    webLink("Hugging Face", `https://huggingface.co/papers/${arxiv}`),
    webLink(words.code, paper.code ?? ""),
    webLink(words.project, paper.project ?? ""),
  ];
  const facts = [paper.submitted ?? "", words.counts].filter((fact) => fact !== "");
  return [
    `# ${escaped(paper.title)}`,
    escaped((paper.authors ?? []).join(", ")).trim(),
    inItalics(facts.join(" · ")),
    links.filter((link) => link !== undefined).join(" · "),
    escaped(paper.abstract ?? "").trim(),
    inItalics(keywords.join(", ")),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Puts a text in italics; blanks are trimmed, because one after the mark would make it a list. */
function inItalics(text: string): string {
  const words = escaped(text).trim();
  return words === "" ? "" : `*${words}*`;
}
