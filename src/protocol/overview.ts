// What the page of overviews shows: the summary of a library, or papers beside one another. Its texts come translated.

/** A place to go to: the address of one of our commands, which VS Code runs. */
export type Href = `command:${string}`;

/** A bar of a chart. `unit` follows the number for who listens: “papers”. Without `href` it leads nowhere. */
export interface Bar {
  readonly label: string;
  readonly count: number;
  readonly unit: string;
  readonly href?: Href;
}

export interface Chart {
  readonly id: string;
  readonly title: string;
  /** Bars below one another with their labels before them, or beside one another. */
  readonly shape: "rows" | "columns";
  readonly bars: readonly Bar[];
  /** What it says without bars. */
  readonly empty: string;
}

/** A list of papers, each with what there is to say of it. */
export interface PaperList {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly {
    readonly name: string;
    readonly title: string;
    readonly detail: string;
    readonly href: Href;
  }[];
  readonly empty: string;
}

export interface SummaryPage {
  readonly kind: "summary";
  readonly title: string;
  readonly lead: string;
  readonly lists: readonly PaperList[];
  readonly charts: readonly Chart[];
}

/** Papers beside one another: a column each, a row for each fact. */
export interface ComparisonPage {
  readonly kind: "comparison";
  /** The papers' ids. */
  readonly ids: readonly string[];
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly title: string; readonly href: Href }[];
  readonly rows: readonly {
    readonly label: string;
    /** With line ends, "" for nothing. */
    readonly cells: readonly string[];
    readonly isSame: boolean;
  }[];
  /** What the first column is headed by, for who listens. */
  readonly corner: string;
  readonly exporting: { readonly label: string; readonly href: Href };
}

export type Overview = SummaryPage | ComparisonPage;

/** What a page keeps, so that it is there again after the window was closed: what it shows, and where the reader is. */
export interface OverviewState {
  readonly kind: Overview["kind"];
  readonly ids?: readonly string[];
  readonly scroll: number;
}

/** What the page asks for: its content, once it listens. */
export interface OverviewIntent {
  readonly kind: "ready";
}
