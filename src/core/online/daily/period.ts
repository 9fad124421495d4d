/** A period with a list of Daily Papers: `day` is `2026-11-27`, `week` `2026-W48` (ISO 8601), `month` `2026-11`. */
export interface Period {
  readonly kind: "day" | "week" | "month";
  readonly value: string;
}

/** The first day that has a list. */
export const firstDay = "2023-05-04";
const dayMs = 86_400_000;

/** The current day in the time zone of the lists (America/New_York), `YYYY-MM-DD`; `now` in milliseconds since 1970. */
export function newYorkDay(now: number): string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: "America/New_York",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
}

/** The period of a kind that contains a day. */
export function periodOf(kind: Period["kind"], day: string): Period {
  if (kind === "day") return { kind, value: day };
  if (kind === "month") return { kind, value: day.slice(0, 7) };
  // A week belongs to the year of its Thursday.
  const thursday = timeOf(day) + (3 - ((new Date(timeOf(day)).getUTCDay() + 6) % 7)) * dayMs;
  const year = new Date(thursday).getUTCFullYear();
  const week = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / dayMs / 7);
  return { kind, value: `${year}-W${String(week).padStart(2, "0")}` };
}

/** The first day of a period. */
export function firstDayOf({ kind, value }: Period): string {
  if (kind === "day") return value;
  if (kind === "month") return `${value}-01`;
  const [year, week] = value.split("-W").map(Number);
  const fourth = Date.UTC(year ?? 0, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs;
  return dayText(monday + ((week ?? 1) - 1) * 7 * dayMs);
}

/** The period before (`-1`) or after (`1`) one; `undefined` if there is no list for it, or not yet. */
export function neighbour(period: Period, step: -1 | 1, today: string): Period | undefined {
  const start = firstDayOf(period);
  const date = new Date(timeOf(start));
  const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + step, 1);
  const days = period.kind === "week" ? 7 : 1;
  const next = period.kind === "month" ? dayText(month) : dayText(timeOf(start) + step * days * dayMs);
  if (next > today) return undefined;
  const found = periodOf(period.kind, next);
  return found.value < periodOf(period.kind, firstDay).value ? undefined : found;
}

const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayText = (time: number) => new Date(time).toISOString().slice(0, 10);
