import { expect, test } from 'vitest';
import { askedGrade, betterHalf, byClass, countOf, filterOf, gradeOf, heats, mapName, matrix, moveOf, moves, onMap, outdone, points, pointsMore, share, signed, tiles, together, ungraded, WITH_NONE, type ClassCounts, type GradeCounts } from './read.ts';

const named = (id: string) => ({ id, zh: `${id}（中）`, en: id });
const counts = (a: number, b: number, c: number, d: number, none = 0): GradeCounts => ({ firms: a + b + c + d + none, a, b, c, d, ungraded: none, mean_total: '50.00' });
const line = (cls: string, sub: string, these: GradeCounts): ClassCounts => ({ class: named(cls), sub_class: named(sub), meaning: named('m'), counts: these });

test('a grade is one of four, and everything else is none', () => {
  expect([gradeOf('A'), gradeOf('D'), gradeOf('E'), gradeOf(null), gradeOf(undefined)]).toEqual(['A', 'D', null, null, null]);
  expect(WITH_NONE.map((grade) => countOf(counts(1, 2, 3, 4, 5), grade))).toEqual([1, 2, 3, 4, 5]);
});

test('tiles tell the share of all firms, those without a grade among them, and the change', () => {
  const [a, b, c, d] = tiles([{ grade: 'A', firms: 30, before: 20 }, { grade: 'B', firms: 50, before: 60 }, { grade: null, firms: 20, before: 0 }]);
  expect(a).toEqual({ grade: 'A', firms: 30, percent: 30, more: 10, points: 5 });
  expect(b).toEqual({ grade: 'B', firms: 50, percent: 50, more: -10, points: -25 });
  expect([c?.firms, c?.percent, c?.more]).toEqual([0, 0, 0]);
  expect(d?.points).toBe(0);
});

test('without a run before there is no change, and of no firms there is no share', () => {
  expect(tiles([{ grade: 'A', firms: 3, before: null }])[0]).toEqual({ grade: 'A', firms: 3, percent: 100, more: null, points: null });
  expect(tiles([])[0]).toEqual({ grade: 'A', firms: 0, percent: null, more: null, points: null });
  expect(tiles([{ grade: 'A', firms: 3, before: 0 }])[0]).toMatchObject({ more: 3, points: null });
  expect(share(0, 0)).toBeNull();
});

test('those without a grade are counted', () => {
  expect(ungraded([{ grade: 'A', firms: 3 }, { grade: null, firms: 2 }, { firms: 4 }])).toBe(6);
});

test('a change has a sign, and none that rounds to nothing', () => {
  expect([signed(1234), signed(-3), signed(0), signed(0.04, 1), signed(-0.04, 1), signed(-1.25, 2)]).toEqual(['+1,234', '−3', '0', '0.0', '0.0', '−1.25']);
});

test('sub-classes stand by class in the order of the server, with the class together', () => {
  const groups = byClass([line('x', 'x1', counts(1, 0, 0, 0)), line('y', 'y1', counts(0, 2, 0, 0, 1)), line('x', 'x2', counts(0, 0, 3, 4))]);
  expect(groups.map((group) => [group.class.id, group.lines.map((one) => one.sub_class.id), group.counts.firms])).toEqual([['x', ['x1', 'x2'], 8], ['y', ['y1'], 3]]);
  expect(groups[0]?.counts).toEqual({ firms: 8, a: 1, b: 0, c: 3, d: 4, ungraded: 0, mean_total: null });
  expect(together([]).firms).toBe(0);
});

test('a cell is as warm as its number is against the largest', () => {
  const [few, many] = [counts(8, 2, 0, 0), counts(20, 60, 10, 0, 10)];
  const lines = [line('x', 'few', few), line('x', 'many', many)];
  expect(heats(lines, 'firms')(many, 'B')).toBe(1);
  expect(heats(lines, 'firms')(few, 'A')).toBeCloseTo(8 / 60);
  expect(heats(lines, 'share')(few, 'A')).toBe(1);
  expect(heats(lines, 'share')(many, 'A')).toBeCloseTo(0.25);
  expect(heats([], 'share')(counts(0, 0, 0, 0), 'A')).toBe(0);
});

test('a move is up towards A, down towards D, and neither without a grade', () => {
  expect([moveOf('B', 'A'), moveOf('A', 'D'), moveOf('C', 'C'), moveOf(null, 'A'), moveOf('A', null), moveOf(null, null)]).toEqual(['up', 'down', 'same', 'none', 'none', 'same']);
});

test('the matrix has every pair, with percent of the row', () => {
  const lines = [{ from: 'A', to: 'A', firms: 6 }, { from: 'A', to: 'B', firms: 2 }, { from: 'B', to: 'A', firms: 1 }, { from: null, to: 'C', firms: 5 }];
  const rows = matrix(lines);
  expect(rows.map((row) => [row.from, row.firms, row.cells.length])).toEqual([['A', 8, 5], ['B', 1, 5], ['C', 0, 5], ['D', 0, 5], [null, 5, 5]]);
  expect(rows[0]?.cells[1]).toEqual({ to: 'B', firms: 2, percent: 25, move: 'down' });
  expect(rows[2]?.cells[0]).toEqual({ to: 'A', firms: 0, percent: null, move: 'up' });
  expect(moves(lines)).toEqual({ up: 1, down: 2, same: 6, none: 5 });
});

test('the address names a group of firms', () => {
  expect(filterOf({ run: 'r1', grade: 'B', sub_class: 'tech-stock', q: 'x' })).toEqual({ grade: 'B', sub_class: 'tech-stock' });
  expect(filterOf({ run: 'r1', city: '' })).toBeNull();
});

test('a grade is asked for by its letter, and having none by a word', () => {
  expect(WITH_NONE.map(askedGrade)).toEqual(['A', 'B', 'C', 'D', 'none']);
});

test('of two runs of one day the newer stands first', () => {
  expect([...outdone([{ id: '3', on: '2026-06-30' }, { id: '2', on: '2026-06-30' }, { id: '1', on: '2026-05-31' }])]).toEqual(['2']);
});

test('cities stand on the map by their Chinese names', () => {
  expect([mapName(named('1301')), mapName({ id: '1306', zh: '保定市', en: 'Baoding' }), mapName({ id: '1306', zh: '保定', en: 'Baoding' })]).toEqual(['1301（中）市', '保定市', '保定市']);
  expect([onMap('1301'), onMap('1311'), onMap('1312'), onMap('1100')]).toEqual([true, true, false, false]);
});

test('points are numbers where there are any', () => {
  expect([points('56.20'), points(null), points(''), points('–')]).toEqual([56.2, null, null, null]);
  expect([pointsMore('56.20', '54.10'), pointsMore('50', '50.00'), pointsMore('50', null)]).toEqual(['+2.10', '0.00', null]);
  expect(betterHalf(counts(1, 2, 3, 4, 10))).toBe(15);
});
