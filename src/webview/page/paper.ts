import type { ReadingStatus } from "../../core/paper.ts";
import type { Intent, Show, Strings } from "../../protocol/messages.ts";
import { button, element, filled } from "./dom.ts";

/** How many tags are shown: a bibliography may list thousands of keywords. */
const tagsShown = 100;
/** How many authors are shown before the rest is folded, and the fewest worth folding. */
const authorsShown = 10;
const smallestFold = 3;
const statuses: readonly ReadingStatus[] = ["unread", "reading", "read"];

/** The head of the page: title, authors, venue, links, actions. */
export function paperHead(
  show: Show,
  strings: Strings,
  post: (intent: Intent) => void,
): readonly HTMLElement[] {
  const parts: HTMLElement[] = [element("h1", { dir: "auto" }, show.title || show.citekey)];
  if (show.aliases.length > 0) {
    parts.push(
      element("p", { class: "aliases", dir: "auto" }, filled(strings.alsoKnownAs, show.aliases.join("; "))),
    );
  }
  if (show.authors.length > 0) parts.push(authorLine(show.authors, strings, post));
  const facts = [
    ...(show.warning === undefined ? [] : [element("strong", { class: "warning" }, show.warning)]),
    ...show.facts,
    // In an element of its own, because lines would break at its hyphens.
    ...show.dates.map(({ name, date }) => element("span", { class: "date" }, filled(strings[name], date))),
  ];
  if (facts.length > 0) parts.push(element("p", { class: "facts" }, ...separated(facts)));
  if (show.links.length > 0) {
    const items = show.links.map(({ label, href }) =>
      element("li", {}, element("a", { href, title: href }, label)),
    );
    parts.push(element("nav", { "aria-label": strings.links }, element("ul", { class: "links" }, ...items)));
  }
  parts.push(
    element(
      "div",
      { class: "actions" },
      statusGroup(show.status, strings, post),
      element(
        "div",
        { class: "commands" },
        button(strings.cite, () => post({ kind: "cite" })),
        button(strings.copyCitation, () => post({ kind: "copy-citation" })),
        show.notesIn === "file" ? button(strings.openAsText, () => post({ kind: "open-text" })) : undefined,
      ),
    ),
  );
  parts.push(shelf(show, strings, post));
  return parts;
}

/** Where the library has the paper: its category and tags (links to those groups), its key and its source. */
function shelf(show: Show, strings: Strings, post: (intent: Intent) => void): HTMLElement {
  const group = (by: "category" | "tag", name: string, label: string) =>
    button(label, () => post({ kind: "show-group", by, name }), {
      class: by,
      title: filled(strings.showGroup, label),
      "data-focus": `${by} ${name}`,
    });
  const { category, tags, citekey, source } = show;
  const groups = [
    ...(category ? [group("category", category.id, category.title)] : []),
    ...tags.slice(0, tagsShown).map((tag) => group("tag", tag, tag)),
    ...(tags.length > tagsShown
      ? [element("span", { class: "quiet" }, filled(strings.andMore, tags.length - tagsShown))]
      : []),
  ].map((one) => element("li", {}, one));
  const change = (kind: "set-category" | "set-tags", text: string) =>
    button(text, () => post({ kind }), { class: "inline change", "data-focus": kind });
  // In one item, so that lines break before or after both, not between them.
  const changes = element(
    "li",
    { class: "changes" },
    change("set-category", strings.setCategory),
    change("set-tags", strings.setTags),
  );
  const key = button(citekey, () => post({ kind: "copy-citekey" }), {
    class: "inline citekey",
    title: strings.copyCitekey,
    "data-focus": "citekey",
  });
  return element(
    "div",
    { class: "shelf" },
    element("ul", { class: "tags", "aria-label": strings.tags }, ...groups, changes),
    element("p", { class: "source" }, key, source === "" ? undefined : ` · ${source}`),
  );
}

/** Puts dots between parts; a dot stays on the line of the part before it. */
const separated = <T>(parts: readonly T[]): readonly (T | string)[] =>
  parts.flatMap((part, n) => (n === 0 ? [part] : ["\u00a0· ", part]));

/** The abstract's paragraphs, or a sentence that says there is none. */
export function abstractText(show: Show, strings: Strings): readonly HTMLElement[] {
  if (show.abstract.length === 0) return [element("p", { class: "quiet" }, strings.noAbstract)];
  return show.abstract.map((paragraph) =>
    element(
      "p",
      { dir: "auto" },
      ...paragraph.map((run) =>
        typeof run === "string"
          ? run
          : element("span", { class: "math", "data-display": run.display && "true" }, run.tex),
      ),
    ),
  );
}

function authorLine(
  authors: readonly string[],
  strings: Strings,
  post: (intent: Intent) => void,
): HTMLElement {
  const names = (some: readonly string[]) =>
    some.flatMap((name, index) => {
      const link = button(name, () => post({ kind: "search-author", name }), {
        class: "inline author",
        title: filled(strings.searchAuthor, name),
        "data-focus": `author ${name}`,
      });
      return index === 0 ? [link] : [", ", link];
    });
  if (authors.length < authorsShown + smallestFold)
    return element("p", { class: "authors", dir: "auto" }, ...names(authors));
  const shown = element("span", {}, ...names(authors.slice(0, authorsShown)));
  const more = filled(strings.andMoreAuthors, authors.length - authorsShown);
  const fold = button(
    more,
    () => {
      const open = fold.getAttribute("aria-expanded") === "false";
      fold.setAttribute("aria-expanded", String(open));
      fold.textContent = open ? strings.fewerAuthors : more;
      shown.replaceChildren(...names(open ? authors : authors.slice(0, authorsShown)));
    },
    { class: "inline", "aria-expanded": "false" },
  );
  return element("p", { class: "authors", dir: "auto" }, shown, " ", fold);
}

function statusGroup(current: ReadingStatus, strings: Strings, post: (intent: Intent) => void): HTMLElement {
  const buttons = statuses.map((status) =>
    button(strings[status], () => post({ kind: "status", status }), {
      "aria-pressed": String(status === current),
      "data-focus": `status-${status}`,
    }),
  );
  return element("div", { class: "status", role: "group", "aria-label": strings.status }, ...buttons);
}
