import { newCitekey } from "../citekeys/newCitekey.ts";
import { identify } from "../ids/identify.ts";
import type { Layer, SourceFile } from "../library/source.ts";
import type { Problem } from "../problem.ts";
import { costs, isBeside, isDailyPapers, isHead, isSender, isTitle } from "./dailyText.ts";

/** A paper of the page, with its text unchanged. Lines count from 0. */
export interface DailyPaper {
  readonly title: string;
  /** Its paragraphs, separated by empty lines; "" if there are none. */
  readonly abstract: string;
  /** Set if an address beside the paper gives it. */
  readonly arxiv?: string;
  readonly line: number;
}

interface Paragraph {
  readonly text: string;
  readonly line: number;
}

/** The role of a paragraph: a title, the first paragraph of an abstract, or a later one. */
type Role = "title" | "abstract" | "more";

/** A line of at least this many characters right below a title is its abstract. */
const leastAbstract = 200;
/** The penalty for a title without an abstract. */
const noAbstract = 3;

/**
 * Reads papers from the copied text of a Hugging Face Daily Papers page: alternating titles and abstracts, with or
 * without votes and names between them. Decides for the whole text at once which paragraphs are titles, by the reading
 * with the lowest penalty, since an abstract may have several paragraphs. `undefined` if the text does not say that it
 * is such a page; with `isNamed` it need not.
 */
export function readDailyPapers(text: string, isNamed = false): readonly DailyPaper[] | undefined {
  const isDaily = isDailyPapers(text);
  if (!isDaily && !isNamed) return undefined;
  const { paragraphs, addresses } = paragraphsIn(text);
  const { roles, cost } = rolesOf(paragraphs);
  if (!isDaily && (cost > 0 || paragraphs.length < 2)) return undefined;
  const papers: { title: string; abstract: string[]; line: number }[] = [];
  for (const [place, { text: words, line }] of paragraphs.entries()) {
    if (roles[place] === "title") papers.push({ title: withoutMarks(words), abstract: [], line });
    else papers.at(-1)?.abstract.push(words);
  }
  return papers.map(({ title, abstract, line }, place) => {
    const end = papers[place + 1]?.line ?? Number.POSITIVE_INFINITY;
    const arxiv = addresses.find((one) => one.line >= line && one.line < end)?.id;
    return { title, abstract: abstract.join("\n\n"), line, ...(arxiv !== undefined && { arxiv }) };
  });
}

/** Reads the same as records of a file. Reports titles without an abstract. */
export function parseDailyPapers(
  text: string,
  file: string,
  layer: Layer,
  isNamed = false,
): SourceFile | undefined {
  const papers = readDailyPapers(text, isNamed);
  if (papers === undefined) return undefined;
  const keys = new Set<string>();
  const records = papers.map(({ line, abstract, ...paper }) => {
    const said = { ...paper, ...(abstract !== "" && { abstract }) };
    const citekey = newCitekey(said, (key) => keys.has(key));
    keys.add(citekey);
    return { paper: { citekey, ...said }, line };
  });
  const problems = papers.flatMap(({ abstract, line }): Problem[] => {
    const args = { reason: "It has no abstract.", part: "lax" };
    const problem = {
      file,
      line,
      start: 0,
      end: 0,
      code: "unreadable-file",
      severity: "information",
      args,
    } as const;
    return abstract === "" ? [problem] : [];
  });
  return { file, layer, records, problems };
}

/**
 * The paragraphs of the papers, without the rest of the page, and the addresses
 * that are not part of a paragraph.
 */
function paragraphsIn(text: string): {
  readonly paragraphs: readonly Paragraph[];
  readonly addresses: readonly { readonly id: string; readonly line: number }[];
} {
  const addresses: { id: string; line: number }[] = [];
  const paragraphs: { text: string; line: number }[] = [];
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const body = lines.findIndex((line) => line.trim() !== "" && !isHead(line.trim()));
  // Some copies have no empty lines between the papers.
  const isDense = !/\n\s*\n/.test(lines.slice(body).join("\n").trim());
  let isOpen = false;
  let isInHead = true;
  let isSent = false;
  for (const [line, written] of lines.entries()) {
    const words = written.trim();
    const isName = isSent && words !== "" && !/\s/.test(words);
    if (words !== "") isSent = isSender(words);
    const address = linkIn(words);
    const id = identify(address?.[2] ?? words);
    if (id?.startsWith("arXiv:")) addresses.push({ id: id.slice("arXiv:".length), line });
    if (words === "" || (isInHead && isHead(words)) || isName || isBeside(words) || (id && !address)) {
      isOpen = false;
      continue;
    }
    isInHead = false;
    const last = paragraphs.at(-1);
    // Text is kept unchanged: it is the paper's own.
    const isBelowTitle = last !== undefined && words.length >= leastAbstract && isTitle(last.text);
    if (isOpen && last && !isDense && !isBelowTitle) last.text += `\n${words}`;
    else paragraphs.push({ text: words, line });
    isOpen = true;
  }
  return { paragraphs, addresses };
}

/** Finds the roles of the paragraphs with the lowest total penalty (a shortest path). */
function rolesOf(paragraphs: readonly Paragraph[]): {
  readonly roles: readonly Role[];
  readonly cost: number;
} {
  const before: Readonly<Record<Role, readonly Role[]>> = {
    title: ["title", "abstract", "more"],
    abstract: ["title"],
    more: ["abstract", "more"],
  };
  let last = { title: 0, abstract: Number.POSITIVE_INFINITY, more: Number.POSITIVE_INFINITY };
  const ways: Record<Role, Role>[] = [];
  for (const [place, { text }] of paragraphs.entries()) {
    const against = costs(text);
    const way: Record<Role, Role> = { title: "title", abstract: "title", more: "abstract" };
    const best = (role: Role): number => {
      if (place === 0) return role === "title" ? against.title : Number.POSITIVE_INFINITY;
      const from = before[role].map(
        (one) => [last[one] + (role === "title" && one === "title" ? noAbstract : 0), one] as const,
      );
      const [cost, role_] = from.reduce((least, one) => (one[0] < least[0] ? one : least));
      way[role] = role_;
      return cost + against[role];
    };
    last = { title: best("title"), abstract: best("abstract"), more: best("more") };
    ways.push(way);
  }
  const ends = [
    [last.title + noAbstract, "title"],
    [last.abstract, "abstract"],
    [last.more, "more"],
  ] as const;
  let [cost, role]: readonly [number, Role] = ends.reduce((least, one) => (one[0] < least[0] ? one : least));
  const roles: Role[] = [];
  for (const way of [...ways].reverse()) {
    roles.push(role);
    role = way[role];
  }
  if (paragraphs.length === 0) cost = 0;
  return { roles: roles.reverse(), cost };
}

/** The longest link, in UTF-16 units. */
const longestLink = 2000;

/** The text and the address of a line that is a Markdown link. */
const linkIn = (line: string) =>
  line.length > longestLink ? null : /^\[(.+)\]\((\S+)\)$/.exec(line.replace(/^#+ /, ""));

/** Removes the Markdown of a title that is a heading or a link. */
const withoutMarks = (title: string) => linkIn(title)?.[1] ?? title.replace(/^#+ /, "");
