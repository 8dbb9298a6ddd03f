// What a number in a rule counts, and how a person writes it: 300万元 for 3000000, 20% for 0.20. Digits are moved as text, never
// through a binary fraction.
export type Unit = 'plain' | 'yuan' | 'fen' | 'share' | 'percent' | 'bps' | 'months' | 'days' | 'times';

/** How many places the decimal point moves from what stands in the rule to what a person sees. */
const SHIFT: Record<Unit, number> = { plain: 0, yuan: 0, fen: -2, share: 2, percent: 0, bps: 0, months: 0, days: 0, times: 0 };

export function shiftPoint(text: string, places: number): string | null {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text.replaceAll(/[_,，\s]/g, ''));
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  let digits = whole + fraction;
  let point = whole.length + places;
  if (point < 1) {
    digits = '0'.repeat(1 - point) + digits;
    point = 1;
  }
  if (point > digits.length) digits = digits.padEnd(point, '0');
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = digits.slice(point).replace(/0+$/, '');
  const number = right === '' ? left : `${left}.${right}`;
  return /^[0.]+$/.test(number) ? '0' : sign + number;
}

/** As a person sees it; what is no number stays as it is. */
export function shown(text: string, unit: Unit): string {
  return shiftPoint(text, SHIFT[unit]) ?? text;
}

const ZEROS: Record<string, number> = { 千: 3, 万: 4, 亿: 8, k: 3, w: 4, m: 6 };

/** What a person typed (`300万`, `20%`, `1,000`) as the rule holds it; null when it is no number. A `%` sign means percent whatever the
 * unit of the field shows. */
export function typed(text: string, unit: Unit): string | null {
  const match = /^\s*(-?[\d,，.]+)\s*([千万亿kKwWmM]?)\s*(元|%|％|bp|BP|个?基点|个?月|次|天|yuan|months?|days?|times)?\s*$/.exec(text);
  if (!match) return null;
  const zeros = ZEROS[(match[2] ?? '').toLowerCase()] ?? 0;
  const whole = shiftPoint(match[1]!, zeros);
  return whole === null ? null : shiftPoint(whole, -SHIFT[unit]);
}

/** `3000000` as 300万: how a credit officer says a round amount. Only for reading; a field holds plain digits. */
export function spoken(text: string, lang: 'zh' | 'en'): string {
  const negative = text.startsWith('-');
  const plain = negative ? text.slice(1) : text;
  if (lang === 'zh') {
    for (const [word, zeros] of [['亿', 8], ['万', 4]] as const) {
      const moved = shiftPoint(plain, -zeros);
      if (moved && Number(moved) >= 1 && (moved.split('.')[1] ?? '').length <= 2) return `${negative ? '-' : ''}${moved}${word}`;
    }
  }
  const [whole = '', fraction] = plain.split('.');
  return `${negative ? '-' : ''}${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${fraction ? `.${fraction}` : ''}`;
}

export const SUFFIX: Record<Unit, { zh: string; en: string }> = {
  plain: { zh: '', en: '' }, yuan: { zh: '元', en: 'yuan' }, fen: { zh: '元', en: 'yuan' }, share: { zh: '%', en: '%' }, percent: { zh: '%', en: '%' },
  bps: { zh: '基点', en: 'bp' }, months: { zh: '个月', en: 'months' }, days: { zh: '天', en: 'days' }, times: { zh: '次', en: 'times' },
};

const BY_NAME: [RegExp, Unit][] = [
  [/_fen$/, 'fen'], [/_bps$/, 'bps'], [/_(pct|percent)$/, 'percent'], [/_(share|ratio|rate|growth)$/, 'share'], [/_months$/, 'months'], [/_days(_\d+m)?$/, 'days'],
  [/(^|_)(limit|cap|amount|yuan|ceiling|floor)$/, 'yuan'], [/^by_\w+$/, 'yuan'],
];

/** The unit that a name says: this house writes units last in a name. */
export function unitOf(name: string, zh = ''): Unit {
  const said = /（(分|元|%|天|月|个月|次)）/.exec(zh)?.[1];
  if (said) return ({ 分: 'fen', 元: 'yuan', '%': 'percent', 天: 'days', 月: 'months', 个月: 'months', 次: 'times' } as Record<string, Unit>)[said]!;
  if (/次数$/.test(zh)) return 'times';
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? 'plain';
}
