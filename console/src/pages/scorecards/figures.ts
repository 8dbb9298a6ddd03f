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

/** Bytes in base 64, in parts: a call with a million arguments would fail. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
