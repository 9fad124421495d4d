import * as vscode from "vscode";
import { firstDayOf, neighbour, type Period, periodOf } from "../../core/online/daily/period.ts";

/** The day, week or month that Daily Papers shows: at first the newest day. */
export class ShownPeriod {
  readonly #today: () => string;
  #period: Period;
  #isNewest = true;
  /** The day on which the period was chosen. */
  #chosenOn: string;

  /** `today` as `YYYY-MM-DD`, in New York. */
  constructor(today: () => string) {
    this.#today = today;
    this.#chosenOn = today();
    this.#period = periodOf("day", this.#chosenOn);
  }

  get period(): Period {
    return this.#period;
  }

  /** Whether the newest list is shown, whichever day it is from. */
  get isNewest(): boolean {
    return this.#isNewest;
  }

  /** Whether another day has begun since the period was chosen. */
  get isPast(): boolean {
    return this.#chosenOn !== this.#today();
  }

  /** Shows a period, or the one that today is in. */
  show(wanted: Period | "today"): void {
    const today = this.#today();
    this.#isNewest = wanted === "today" || wanted.value === periodOf(wanted.kind, today).value;
    this.#period = wanted === "today" ? periodOf(this.#period.kind, today) : wanted;
    this.#chosenOn = today;
  }

  /** Goes to the previous or next period; `false` if there is none. */
  move(step: -1 | 1): boolean {
    const next = neighbour(this.#period, step, this.#today());
    if (next === undefined) return false;
    this.#isNewest = false;
    this.#period = next;
    return true;
  }

  /**
   * Goes one day back to find the newest list: there is none on weekends and holidays. `false` if another list than
   * the newest day's is shown, or if there is no earlier day.
   */
  searchBack(): boolean {
    const before =
      this.#isNewest && this.#period.kind === "day" ? neighbour(this.#period, -1, this.#today()) : undefined;
    if (before !== undefined) this.#period = before;
    return before !== undefined;
  }
}

/** “Nov 27”, “Week 48, 2026”, “November 2026”; days of another year include the year. */
export function periodTitle(period: Period): string {
  const [year = "", week = ""] = period.value.split("-W");
  if (period.kind === "week") return vscode.l10n.t("Week {0}, {1}", Number(week), year);
  const style: Intl.DateTimeFormatOptions =
    period.kind === "day"
      ? {
          day: "numeric",
          month: "short",
          ...(Number(year.slice(0, 4)) !== new Date().getFullYear() && { year: "numeric" }),
        }
      : { month: "long", year: "numeric" };
  const first = new Date(`${firstDayOf(period)}T00:00:00Z`);
  return new Intl.DateTimeFormat(vscode.env.language, { ...style, timeZone: "UTC" }).format(first);
}
