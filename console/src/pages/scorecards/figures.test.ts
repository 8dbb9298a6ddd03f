import { expect, test } from 'vitest';
import { base64, figure, points, stabilityParts, widestGap } from './figures.ts';

test('figures and points are written with a fixed and a shortest tail', () => {
  expect([figure(0.5), figure(null), points(612), points(-3.25)]).toEqual(['0.5000', '–', '612', '-3.3']);
});

test('the widest gap is found wherever it is', () => {
  expect(widestGap([[400, 0, 0], [500, 0.2, 0.6], [600, 1, 1]])).toEqual({ score: 500, goods: 0.2, bads: 0.6 });
  expect(widestGap([])).toBeNull();
});

test('stability adds up to the worked examples of the field', () => {
  const bands = (expected: number[], actual: number[]) => expected.map((e, at) => ({ expected_percent: e, actual_percent: actual[at] ?? 0 }));
  const expected = [10, 20, 40, 20, 10];
  expect(stabilityParts(bands(expected, [8, 17, 38, 23, 14])).at(-1)?.sum).toBeCloseTo(0.028016, 6);
  expect(stabilityParts(bands(expected, [5, 10, 30, 30, 25])).at(-1)?.sum).toBeCloseTo(0.31073, 5);
  expect(stabilityParts(bands([0, 100], [50, 50]))[0]).toEqual({ part: 0, sum: 0 });
});

test('bytes in base 64 are what any reader reads, also past one part', () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => at % 251);
  expect(Uint8Array.from(atob(base64(bytes)), (c) => c.charCodeAt(0))).toEqual(bytes);
  expect(base64(new Uint8Array())).toBe('');
});
