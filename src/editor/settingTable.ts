import { groupings, rowLabels, sortings } from "../core/groups/group.ts";
import type { CitationProblemCode } from "../core/problem.ts";
import { defaultProblemSettings, linkForms, severities } from "../core/problems/severities.ts";

// Every setting that package.json contributes, with its type; test/unit/manifest.test.ts checks that the two agree.

/** A setting: its default, and a check of its type (VS Code returns whatever settings.json contains). */
export interface Setting<T> {
  readonly default: T;
  readonly is: (value: unknown) => value is T;
  readonly oneOf?: readonly T[];
}

const text = (fallback: string): Setting<string> => ({
  default: fallback,
  is: (value) => typeof value === "string",
});
const flag = (fallback: boolean): Setting<boolean> => ({
  default: fallback,
  is: (value) => typeof value === "boolean",
});
const texts = (): Setting<readonly string[]> => ({
  default: [],
  is: (value): value is readonly string[] =>
    Array.isArray(value) && value.every((part) => typeof part === "string"),
});
function choice<const T extends string>(fallback: NoInfer<T>, oneOf: readonly T[]): Setting<T> {
  return { default: fallback, oneOf, is: (value): value is T => oneOf.some((one) => one === value) };
}

/** The severity of a problem; its default is the command line's, too. */
const severityOf = (code: CitationProblemCode) => choice(defaultProblemSettings[code], severities);

/** Every setting, with its default and type. */
export const settings = {
  "marginalia.library.folder": text("papers"),
  "marginalia.library.personalFolder": text(""),
  "marginalia.library.groupBy": choice("category", groupings),
  "marginalia.library.sortBy": choice("title", sortings),
  "marginalia.library.label": choice("name", rowLabels),
  "marginalia.seeds.show": flag(true),
  "marginalia.seeds.hidden": texts(),
  "marginalia.reader.notes": choice("rendered", ["rendered", "source", "beside"]),
  "marginalia.bibliography.keep": text(""),
  "marginalia.bibliography.styles": texts(),
  "marginalia.cite.form": choice("link", ["link", "key", "template"]),
  "marginalia.cite.template": text("{title} ({address})"),
  "marginalia.online.enabled": flag(true),
  "marginalia.online.servers.arxiv": text(""),
  "marginalia.online.servers.arxivPages": text(""),
  "marginalia.online.servers.huggingFace": text(""),
  "marginalia.online.servers.crossref": text(""),
  "marginalia.online.servers.dataCite": text(""),
  "marginalia.online.servers.doi": text(""),
  "marginalia.online.servers.pages": text(""),
  "marginalia.online.servers.zotero": text(""),
  "marginalia.zotero.collections": texts(),
  "marginalia.daily.enabled": flag(false),
  "marginalia.daily.watch": texts(),
  "marginalia.daily.sortBy": choice("nearness", ["nearness", "votes"]),
  "marginalia.hover.enabled": flag(true),
  "marginalia.links.enabled": flag(true),
  "marginalia.completion.enabled": flag(true),
  "marginalia.codeLens.enabled": flag(false),
  "marginalia.statusBar.enabled": flag(true),
  "marginalia.yieldToOtherExtensions": flag(true),
  "marginalia.cited.sortBy": choice("citations", ["citations", "name"]),
  "marginalia.problems.malformedArxivId": severityOf("malformed-arxiv-id"),
  "marginalia.problems.unknownCitekey": severityOf("unknown-citekey"),
  "marginalia.problems.titleMismatch": severityOf("title-mismatch"),
  "marginalia.problems.idMismatch": severityOf("id-mismatch"),
  "marginalia.problems.paperNotInLibrary": severityOf("paper-not-in-library"),
  "marginalia.problems.mixedForms": severityOf("mixed-forms"),
  "marginalia.problems.nonCanonicalLink": severityOf("non-canonical-link"),
  "marginalia.problems.preferredForm": choice(linkForms[0], linkForms),
} as const satisfies Record<string, Setting<boolean> | Setting<string> | Setting<readonly string[]>>;

export type SettingKey = keyof typeof settings;
