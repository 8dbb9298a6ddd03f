// Figures of a model as people read them, and what is drawn from them.

/** `0.7421`; `–` when there is none. */
export function figure(value: number | null | undefined, digits = 4): string {
  return value === null || value === undefined ? '–' : value.toFixed(digits);
}

/** Points without a tail of zeros. */
export function points(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}

/** Where the two cumulative curves are furthest apart. */
export function widestGap(curve: number[][]): { score: number; goods: number; bads: number } | null {
  let found: { score: number; goods: number; bads: number } | null = null;
  for (const [score = 0, goods = 0, bads = 0] of curve) {
    if (!found || Math.abs(bads - goods) > Math.abs(found.bads - found.goods)) found = { score, goods, bads };
  }
  return found;
}

/** What each band adds to the population stability index; a band that is empty on one side adds nothing that can be drawn. */
export function stabilityParts(bands: { expected_percent: number; actual_percent: number }[]): { part: number; sum: number }[] {
  let sum = 0;
  return bands.map(({ expected_percent: expected, actual_percent: actual }) => {
    const part = expected > 0 && actual > 0 ? ((actual - expected) / 100) * Math.log(actual / expected) : 0;
    sum += part;
    return { part, sum };
  });
}

/** A bin's label with numbers as people read them: `< 13.1065032` is `< 13.1065`, `12340000` is `12,340,000`. */
export function binLabel(label: string, words: { missing: string; other: string }): string {
  if (label === 'missing' || label === 'other') return words[label];
  return label.replace('>=', '≥').replace('<=', '≤').replace(/-?\d+(?:\.\d+)?/g, (text) => {
    const number = Number(text);
    return Number.isFinite(number) && text.length > 4 ? number.toLocaleString('en-US', { maximumSignificantDigits: 6 }) : text;
  });
}
