// What the overview page shows: a library's summary, or papers side by side. Its texts are already translated.

/** A link target: the address of one of our commands, which VS Code runs. */
export type Href = `command:${string}`;

/** A bar of a chart. Screen readers read `unit` after the number: “papers”. Without `href` it is not a link. */
export interface Bar {
  readonly label: string;
  readonly count: number;
  readonly unit: string;
  readonly href?: Href;
}

export interface Chart {
  readonly id: string;
  readonly title: string;
  /** `rows`: horizontal bars, one below the other, with labels before them. `columns`: upright bars, side by side. */
  readonly shape: "rows" | "columns";
  readonly bars: readonly Bar[];
  /** A sentence that says how many bars are left out. */
  readonly more?: string | undefined;
  /** The text shown if there are no bars. */
  readonly empty: string;
}

/** A list of papers, each with a remark. */
export interface PaperList {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly {
    readonly name: string;
    readonly title: string;
    readonly detail: string;
    readonly href: Href;
  }[];
  readonly more?: string | undefined;
  readonly empty: string;
}

export interface SummaryPage {
  readonly kind: "summary";
  readonly title: string;
  readonly lead: string;
  readonly lists: readonly PaperList[];
  readonly charts: readonly Chart[];
}

/** Papers side by side: one column for each paper, one row for each fact. */
export interface ComparisonPage {
  readonly kind: "comparison";
  /** The papers' ids. */
  readonly ids: readonly string[];
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly title: string; readonly href: Href }[];
  readonly rows: readonly {
    readonly label: string;
    /** May contain line breaks; "" for nothing. */
    readonly cells: readonly string[];
    readonly isSame: boolean;
  }[];
  /** The heading of the first column, for screen readers. */
  readonly corner: string;
  readonly exporting: { readonly label: string; readonly href: Href };
}

export type Overview = SummaryPage | ComparisonPage;

/** What a page saves to be restored after its window was closed: what it shows, and the scroll position. */
export interface OverviewState {
  readonly kind: Overview["kind"];
  readonly ids?: readonly string[];
  readonly scroll: number;
}

/** The page's only request: its content, once it listens. */
export interface OverviewIntent {
  readonly kind: "ready";
}
