// Amounts as people read them, from exact minor units: never through a binary fraction.

export const UNITS = ['yuan', 'wan', 'yi'] as const;
export type Unit = (typeof UNITS)[number];
export type Lang = 'zh' | 'en';

/** Powers of ten from the currency's main unit, and digits shown after the point. */
const SCALE: Record<Unit, { power: number; digits: number }> = {
  yuan: { power: 0, digits: 2 },
  wan: { power: 4, digits: 2 },
  yi: { power: 8, digits: 4 },
};

/** Minor digits of currencies that do not have two (ISO 4217). */
const MINOR_DIGITS: Record<string, number> = { JPY: 0, KRW: 0, VND: 0, CLP: 0, KWD: 3, BHD: 3, TND: 3 };

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `123456789` fen in 万元 is `123.46`; half a unit in the last place rounds away from zero. */
export function formatMinor(minor: number, currency: string, unit: Unit): string {
  const { power, digits } = SCALE[unit];
  const minorDigits = MINOR_DIGITS[currency] ?? 2;
  const shown = unit === 'yuan' ? minorDigits : digits;
  const drop = BigInt(10) ** BigInt(power + minorDigits - shown);
  const exact = BigInt(Math.round(Math.abs(minor)));
  const rounded = (exact * 2n + drop) / (drop * 2n);
  const text = rounded.toString().padStart(shown + 1, '0');
  const whole = grouped(text.slice(0, text.length - shown));
  const body = shown === 0 ? whole : `${whole}.${text.slice(text.length - shown)}`;
  return minor < 0 && rounded > 0n ? `-${body}` : body;
}

/** The number a chart plots: the amount in the chosen unit. */
export function inUnit(minor: number, currency: string, unit: Unit): number {
  return minor / 10 ** (SCALE[unit].power + (MINOR_DIGITS[currency] ?? 2));
}

/** What stands in a heading: 万元, CNY 10k. */
export function unitName(currency: string, unit: Unit, lang: Lang): string {
  if (lang === 'en') {
    return { yuan: currency, wan: `${currency} 10k`, yi: `${currency} 100m` }[unit];
  }
  const base = currency === 'CNY' ? '元' : ` ${currency}`;
  return { yuan: base.trim(), wan: `万${base}`, yi: `亿${base}` }[unit];
}
