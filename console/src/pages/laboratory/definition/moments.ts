// Places on the axis of periods, and the days they stand for.

/** First day of a period: `2006` or `2024Q3`. */
function start(period: string): Date {
  const quarter = /^(\d{4})Q([1-4])$/.exec(period);
  if (quarter) return new Date(Date.UTC(Number(quarter[1]), (Number(quarter[2]) - 1) * 3, 1));
  return new Date(Date.UTC(Number(period), 0, 1));
}

function end(period: string): Date {
  const first = start(period);
  const months = period.includes('Q') ? 3 : 12;
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 0));
}

const DAY = 86_400_000;
export const isoDay = (day: Date): string => day.toISOString().slice(0, 10);

/** `2006` is its last day; anything else that is no day is null. */
export function dayOf(text: string): Date | null {
  const whole = /^\d{4}$/.test(text.trim()) ? `${text.trim()}-12-31` : text.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(whole)) return null;
  const day = new Date(`${whole}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? null : day;
}

/** How many periods lie before the end of this day, with the part of the last one. */
export function placeOf(periods: string[], text: string): number | null {
  const day = dayOf(text);
  if (!day) return null;
  let place = 0;
  for (const period of periods) {
    const [first, last] = [start(period), end(period)];
    if (day >= last) place += 1;
    else {
      if (day >= first) place += (day.getTime() - first.getTime() + DAY) / (last.getTime() - first.getTime() + DAY);
      return place;
    }
  }
  return place;
}

/** The day at a place: the end of the month it falls into, or of the year for a column of years. */
export function momentAt(periods: string[], place: number, years: boolean): string {
  const held = Math.min(periods.length, Math.max(0, place));
  const at = Math.min(periods.length - 1, Math.max(0, Math.ceil(held) - 1));
  const period = periods[at] ?? '';
  if (years) return period.slice(0, 4);
  const [first, last] = [start(period), end(period)];
  const months = period.includes('Q') ? 3 : 12;
  const month = Math.max(1, Math.round((held - at) * months));
  const day = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 0));
  return isoDay(day > last ? last : day);
}

/** A month on, or back. */
export function stepped(text: string, months: number, years: boolean): string {
  const day = dayOf(text);
  if (!day) return text;
  if (years) return String(day.getUTCFullYear() + Math.sign(months));
  return isoDay(new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1 + months, 0)));
}

/** About how many rows of each period fall on this side, where a period is parted evenly. */
export function upTo(counts: number[], place: number): number {
  return Math.round(counts.reduce((sum, count, at) => sum + count * Math.min(1, Math.max(0, place - at)), 0));
}
