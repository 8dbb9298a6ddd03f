import { expect, test } from 'vitest';
import type { BinRule } from '../document.ts';
import { carried, cut, edgesOf, knotsOf, merged, movedEdge, rangeText, rounded, scaleOf, setApart, withEdges } from './rules.ts';

const numbers: BinRule[] = withEdges([{ kind: 'missing' }], [10, 20, 30]);
const names: BinRule[] = [
  { kind: 'categories', values: ['a', 'c'], other: false },
  { kind: 'categories', values: ['b'], other: true },
  { kind: 'missing' },
];

test('ranges cover the axis without a gap, and the bins apart stay', () => {
  expect(numbers.map((rule) => (rule.kind === 'range' ? [rule.from, rule.below] : rule.kind))).toEqual([[null, 10], [10, 20], [20, 30], [30, null], 'missing']);
});

test('an edge moves between its neighbours only', () => {
  expect(edgesOf(movedEdge(numbers, 1, 12))).toEqual([10, 12, 30]);
  expect(movedEdge(numbers, 1, 30)).toBe(numbers);
  expect(movedEdge(numbers, 1, Number.NaN)).toBe(numbers);
});

test('split and merge undo each other', () => {
  const split = cut(numbers, 1, 15);
  expect(edgesOf(split)).toEqual([10, 15, 20, 30]);
  expect(merged(split, 1)).toEqual(numbers);
  expect(cut(numbers, 1, 25)).toBe(numbers);
  expect(merged(numbers, 3)).toEqual(numbers);
});

test('categories are carried, set apart and merged; no value is lost', () => {
  expect(carried(names, ['a'], 1)).toEqual([{ kind: 'categories', values: ['c'], other: false }, { kind: 'categories', values: ['a', 'b'], other: true }, { kind: 'missing' }]);
  expect(carried(names, ['a', 'c'], 1)).toEqual([{ kind: 'categories', values: ['a', 'b', 'c'], other: true }, { kind: 'missing' }]);
  expect(carried(names, ['b'], 0)[1]).toEqual({ kind: 'categories', values: [], other: true });
  expect(setApart(names, 0, ['c'])[1]).toEqual({ kind: 'categories', values: ['c'], other: false });
  expect(setApart(names, 0, ['a', 'c'])).toBe(names);
  expect(merged(names, 0)).toEqual([{ kind: 'categories', values: ['a', 'b', 'c'], other: true }, { kind: 'missing' }]);
});

test('the axis gives a place for each value, and back', () => {
  const scale = scaleOf(knotsOf([10, 20], [80, 10, 10], 0, 100));
  for (const value of [0, 5, 10, 15, 20, 60, 100]) expect(scale.value(scale.place(value))).toBeCloseTo(value, 9);
  expect(scale.place(10)).toBeCloseTo(0.6 * 0.8 + 0.4 / 3, 9);
});

test('inside a bin the axis is wide where rows are many', () => {
  // Nine in ten rows of the last bin lie below 30, though its values go up to 1000.
  const bars = [{ from: 0, to: 20, rows: 100 }, { from: 20, to: 30, rows: 90 }, { from: 30, to: 1000, rows: 10 }];
  const scale = scaleOf(knotsOf([20], [100, 100], 0, 1000, bars));
  const middle = scale.value((scale.place(20) + scale.place(1000)) / 2);
  expect(middle).toBeGreaterThan(20);
  expect(middle).toBeLessThan(30);
  for (const value of [5, 20, 27, 500, 999]) expect(scale.value(scale.place(value))).toBeCloseTo(value, 6);
});

test('numbers are written no longer than needed', () => {
  expect([rounded(123456.789, 100000), rounded(0.123456, 0.5), rounded(12.3456, 20)]).toEqual([123000, 0.123, 12.3]);
  expect(rangeText({ kind: 'range', from: null, below: 5 }, String)).toBe('< 5');
  expect(rangeText({ kind: 'range', from: 5, below: 9 }, String)).toBe('[5, 9)');
});
