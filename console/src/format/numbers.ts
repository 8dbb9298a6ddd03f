// Rates, percentages, counts, days and instants as people read them.
import type { Lang } from './money.ts';

/** `4.3500` becomes `4.35`; at least `least` digits stay after the point. */
export function trimmed(text: string, least = 2): string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  const [whole = '0', fraction = ''] = text.split('.');
  const kept = fraction.replace(/0+$/, '').padEnd(Math.min(least, Math.max(fraction.length, least)), '0');
  return kept === '' ? whole : `${whole}.${kept}`;
}

/** A percentage that arrived as text or number; `–` when there is none. */
export function percent(value: string | number | null | undefined, digits = 2): string {
  if (value === null || value === undefined || value === '') return '–';
  const text = typeof value === 'number' ? value.toFixed(digits) : trimmed(value, digits);
  return `${text}%`;
}

export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toLocaleString('en-US');
}

/** An instant in the reader's own time zone: `2026-03-01 09:30:05`. */
export function instant(text: string | null | undefined): string {
  if (!text) return '–';
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** `2025-07` becomes 2025年7月 or Jul 2025. */
export function month(text: string, lang: Lang): string {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (!match) return text;
  const [, year, number] = match;
  if (lang === 'zh') return `${year}年${Number(number)}月`;
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${names[Number(number) - 1]} ${year}`;
}

/** The first and last day of a month, for a filter. */
export function monthBounds(text: string): { from: string; to: string } {
  const [year = 0, number = 0] = text.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${text}-01`, to: `${text}-${String(last).padStart(2, '0')}` };
}

/** Enough of a hash to recognise it. */
export function shortHash(hash: string): string {
  return hash.length > 16 ? `${hash.slice(0, 12)}…` : hash;
}

/** Names one after another, as the language writes them. */
export function listed(names: string[], lang: Lang): string {
  return names.join(lang === 'zh' ? '、' : ', ');
}
