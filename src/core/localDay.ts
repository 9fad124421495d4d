/** The date of a moment (by default now) in this machine's time zone, `YYYY-MM-DD`. */
export function localDay(moment: Date = new Date()): string {
  const pad = (number: number, length: number) => String(number).padStart(length, "0");
  return [pad(moment.getFullYear(), 4), pad(moment.getMonth() + 1, 2), pad(moment.getDate(), 2)].join("-");
}
