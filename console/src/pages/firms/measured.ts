// A reported value and its unit as people write them.
import type { Schemas } from '@/api/types.ts';
import type { Lang } from '@/format/money.ts';

const YES: Record<Lang, [no: string, yes: string]> = { zh: ['否', '是'], en: ['no', 'yes'] };

/** The number, what stands after it, and whether that stands close. Amounts show their cents; a flag is said in words. */
export function measured(value: string | null | undefined, unit: Schemas['Named'], lang: Lang): { number: string; after: string; close: boolean } {
  const name = unit[lang];
  if (value === null || value === undefined) return { number: '–', after: '', close: false };
  if (unit.id === 'flag') return value === '0' || value === '1' ? { number: YES[lang][Number(value) as 0 | 1], after: '', close: false } : { number: value, after: '', close: false };
  const yuan = unit.id === 'yuan' || unit.id === 'fen';
  const [whole = '', cents = ''] = value.split('.');
  const number = yuan && /^-?[\d,]+(\.\d{0,2})?$/.test(value) ? `${whole}.${cents.padEnd(2, '0')}` : value;
  return { number, after: name, close: name === '%' };
}
